import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { stringify } from 'yaml';
import { readContentPages } from '../../tests/pages.ts';
import { markdownOf } from './markdown.ts';

/**
 * Writes a plain Starlight site with the pages of a built site as Markdown.
 * @param folder the target
 * @param built the built site
 * @param options further settings, besides title and languages
 */
export function writePlain(folder: string, built: string, options = ''): void {
  write(
    path.join(folder, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://guide.example.org',
  integrations: [
    starlight({
      title: 'Plain',
      locales: { root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
      ${options}
    }),
  ],
});
`,
  );
  write(
    path.join(folder, 'src/content.config.ts'),
    `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  for (const { url, root } of readContentPages(built)) {
    const file = url.endsWith('/') ? `${url}index.md` : url.replace(/\.html$/, '.md');
    const title = root.querySelector('h1')!.text.trim();
    const description = root.querySelector('meta[name=description]')?.getAttribute('content');
    const frontmatter = stringify({ title, description });
    const body = parse(root.querySelector('main .sl-markdown-content')!.outerHTML);
    write(
      path.join(folder, 'src/content/docs', file),
      `---\n${frontmatter}---\n\n${markdownOf(body)}`,
    );
  }
}

/** Writes a file and creates its folders. */
export function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
