/** In pixels: what chat apps and social networks ask for. */
export const imageSize = { width: 1200, height: 630 };
