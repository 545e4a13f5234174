import type { VFile } from 'vfile';

/** @returns the page's frontmatter; Astro exposes additions by plugins as `remarkPluginFrontmatter`. */
export function frontmatterOf(file: VFile): Record<string, unknown> {
  const data = file.data as { astro?: { frontmatter?: Record<string, unknown> } };
  data.astro ??= {};
  return (data.astro.frontmatter ??= {});
}
