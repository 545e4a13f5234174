import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { allLanguages, isMissingPage, languages, reportUrl } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { attributes, readContentPages, readPages } from '../pages.ts';

/** In bytes: small enough for a chat app on a slow network. */
const imageBudget = 40_000;

describe.each(Object.values(builds))('the build in $folder', ({ folder, env }) => {
  const home = env.SITE_URL + env.BASE_PATH;
  const files = new Set(filesIn(folder));
  const pages = readContentPages(folder).filter(({ url }) => !isMissingPage(url));
  const read = (file: string) => readFileSync(`${folder}/${file}`);
  const fileOf = (url: string, name: string) => `${url.slice(1)}${name}`;

  test('every page has a canonical URL and the link preview of its language, small and of the declared size', () => {
    expect(pages.length).toBeGreaterThan(100);
    for (const page of pages) {
      expect(attributes(page, 'link[rel=canonical]', 'href')).toEqual([home + page.url.slice(1)]);
      const [lang] = attributes(page, 'html', 'lang');
      const [address] = attributes(page, 'meta[property="og:image"]', 'content');
      expect(address, page.url).toBe(`${home}social/${lang}.png`);
      const named = ['width', 'height', 'alt'].flatMap((name) =>
        attributes(page, `meta[property="og:image:${name}"]`, 'content'),
      );
      const [name] = attributes(page, 'meta[property="og:site_name"]', 'content');
      expect(named, page.url).toEqual(['1200', '630', name]);
    }
    for (const lang of allLanguages) {
      const image = read(`social/${lang}.png`);
      // PNG: width and height follow the name of the first chunk.
      expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(image.length).toBeLessThanOrEqual(imageBudget);
    }
  });

  test('every page has a Markdown version without HTML, whose links work', () => {
    const anchors = new Set(
      readPages(folder).flatMap((page) =>
        ['', ...attributes(page, '[id]', 'id').map((id) => `#${id}`)].map(
          (hash) => home + page.url.slice(1) + hash,
        ),
      ),
    );
    for (const page of pages) {
      expect(attributes(page, '.page-links a', 'href')[1], page.url).toBe('index.md');
      const text = read(fileOf(page.url, 'index.md')).toString();
      const [title, , address, , reviewed] = text.split('\n');
      expect(title).toBe(`# ${page.root.querySelector('h1')!.text}`);
      expect(address).toBe(`<${home}${page.url.slice(1)}>`);
      expect(reviewed).toContain(attributes(page, '.page-facts time', 'datetime')[0]);
      const prose = text.replace(/`[^`\n]+`/g, 'code').replace(/<(?:https?:|[\w-]+@)[^>\s]+>/g, '');
      expect(prose, page.url).not.toMatch(/<\/?[a-z]|&[a-z#]\w*;/i);
      const links = [...prose.matchAll(/\]\(([^)\s]*)/g)].map(([, link]) => link!);
      expect(links.filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
      const within = links.filter((link) => link.startsWith(home));
      const lost = within.filter(
        (link) => !anchors.has(link) && !files.has(link.slice(home.length)),
      );
      expect(lost).toEqual([]);
      // The Markdown has the page's headings, messages and sources.
      for (const selector of ['.sl-markdown-content :is(h2, h3)', '.message q']) {
        for (const element of page.root.querySelectorAll(selector)) {
          const words = element.text.trim().replace(/\s+/g, ' ');
          expect(text.replaceAll('\\', ''), page.url).toContain(words);
        }
      }
      const cited = new Set([...prose.matchAll(/(?<!^)\[\^(\d+)\]/gm)].map(([, n]) => n));
      const listed = [...prose.matchAll(/^\[\^(\d+)\]: /gm)].map(([, n]) => n!);
      expect(listed.length).toBe(page.root.querySelectorAll('.source-list li').length);
      expect([...cited].sort()).toEqual(listed.sort());
    }
  });

  test.each(Object.entries(languages))('llms.txt of %s lists every page once', (lang, root) => {
    const text = read(`${root}llms.txt`).toString();
    expect(text).toMatch(/^# .+\n\n> .+\n\n## .+\n\n- \[/);
    const links = [...text.matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm)].map(([, link]) => link!);
    const twins = pages
      .filter((page) => attributes(page, 'html', 'lang')[0] === lang)
      .map((page) => `${home}${fileOf(page.url, 'index.md')}`);
    expect(links.filter((link) => link.endsWith('.md')).sort()).toEqual(twins.sort());
    for (const link of links) expect([...files], link).toContain(link.slice(home.length));
    const groups = pages
      .find(({ url }) => url === `/${root}`)!
      .root.querySelectorAll('.sidebar-list strong')
      .map((summary) => summary.text.trim());
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, -1)).toEqual(groups);
  });

  test('every page ends with a report link that names page and version', () => {
    for (const page of pages) {
      const link = attributes(page, '.page-links a', 'href')[2]!.replaceAll('&amp;', '&');
      const reviewed = attributes(page, '.page-facts time', 'datetime')[0]!;
      expect(link.startsWith(`${reportUrl}?`), link).toBe(true);
      const address = `${env.BASE_PATH.replace(/\/$/, '')}${page.url}`;
      expect(new URL(link).searchParams.get('title')).toMatch(
        new RegExp(`^${address} ${reviewed} [0-9a-f]{7}$`),
      );
    }
  });

  test('the 404 page has no link preview, Markdown version or report link', () => {
    for (const page of readPages(folder).filter(({ url }) => url.includes('404'))) {
      expect(attributes(page, '.page-links a', 'href')).toHaveLength(1);
      expect(attributes(page, 'meta[property="og:image"]', 'content')).toEqual([]);
      expect(files.has(fileOf(page.url, 'index.md'))).toBe(false);
    }
  });

  test('robots.txt names the sitemap, which lists every page except the 404 page', () => {
    expect(read('robots.txt').toString()).toContain(`Sitemap: ${home}sitemap-index.xml\n`);
    const sitemap = read('sitemap-0.xml').toString();
    const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    expect(listed.sort()).toEqual(pages.map(({ url }) => home + url.slice(1)).sort());
  });

  test('no script has a regular expression with lookbehind, at which Safari failed until 2023', () => {
    const scripts = [...files].filter((file) =>
      /^(_astro\/.*|sw)\.js$|(^|\/)index\.html$/.test(file),
    );
    expect(scripts.length).toBeGreaterThan(100);
    expect(scripts.filter((file) => /\(\?<[=!]/.test(read(file).toString()))).toEqual([]);
  });

  test('no style gives alternative text only, which Safari and Firefox ignored until 2024', () => {
    const styles = [...files].filter((file) => /\.css$|(^|\/)index\.html$/.test(file));
    const alone = styles.flatMap((file) => {
      const found = read(file)
        .toString()
        .match(/(?<!content:[^;{}]*;)content:[^;{}]* \/ "/g);
      return found ?? [];
    });
    expect([...new Set(alone)]).toEqual([]);
  });
});
