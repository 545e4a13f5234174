import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';

/**
 * Writes a Starlight project as `npm create astro` starts one, with the text of the site's pages. Headings are
 * Markdown, what stands between them is the HTML that the site made of it, without scripts and buttons.
 * @param site the built site
 * @param folder where the project goes
 */
export function writePlainSite(site: string, folder: string): void {
  write(
    folder,
    'astro.config.mjs',
    `import starlight from '@astrojs/starlight';
export default {
  site: 'https://guide.example.org',
  integrations: [
    starlight({
      title: 'ChatGPT 付费指南',
      locales: { root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
      sidebar: ['guides', 'troubleshooting', 'about'].map((directory) => ({
        label: directory,
        items: [{ autogenerate: { directory } }],
      })),
    }),
  ],
};
`,
  );
  write(
    folder,
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const markdown = markdownOf(readFileSync(path.join(site, file), 'utf8'));
    if (markdown) write(folder, `src/content/docs/${file.replace(/\.html$/, '.md')}`, markdown);
  }
}

function markdownOf(html: string): string | undefined {
  const root = parse(html);
  const text = root.querySelector('main .sl-markdown-content');
  if (!text) return undefined;
  const superfluous = 'script, button, .heading-link, .language-hint, problem-filter, [hidden]';
  text.querySelectorAll(superfluous).forEach((element) => element.remove());
  const blocks = text.children.map((element) => {
    const heading = element.querySelector(':scope > h2, :scope > h3');
    if (heading) return `${'#'.repeat(Number(heading.tagName[1]))} ${heading.text.trim()}`;
    return element.outerHTML.replace(/\s*\n\s*/g, ' ');
  });
  const title = root.querySelector('h1')!.text.trim();
  const description = root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
  const frontmatter = { title, description };
  return `---\n${Object.entries(frontmatter)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n\n${blocks.join('\n\n')}\n`;
}

function write(folder: string, file: string, text: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
