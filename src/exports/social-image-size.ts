/** In pixels: the size that chat apps and social networks expect. */
export const imageSize = { width: 1200, height: 630 };
