import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../site.ts';
import { joinScripts, loadAfterPaint, scriptsOf } from './page-scripts.ts';
import {
  namesIn,
  rulesOf,
  shorten,
  shortNames,
  slimHtml,
  styleClasses,
  stylesheetLinks,
  withoutIcons,
} from './slim-html.ts';
import { matcherOf, partOfStyles, usedStyles } from './used-styles.ts';

/**
 * Which rules stand together, by what their selectors say; what is in none of these is in every page.
 * `later` is what nobody sees before the first paint: pointing, focus and choice, the opened search, menu and table of
 * contents, the foot, fields that wait for their script, what was just copied, the mark on what a link has led to, the line
 * about the other language. The others are for things that only some pages have; each costs a page that has it a
 * hash in its policy.
 */
const parts = {
  later:
    /:hover|:focus|:checked|details:where.*\[open\]|\.pagination|\.page-links|\.fact-note|footer |\.meta\b|aside code|option|:empty|cite:lang|::backdrop|:popover-open|data-said|(?:a|li|article|h2|>):target|\.language-hint|\[data-found\]|\.mobile-preferences|\.isMobile|\.dropdown|site-search (?:dialog|\[role)|\.search-bar|\[data-(?:search-results|recent-searches)\]|:enabled|\[role='?alert/,
  cost: /\.cost\b/,
  problems:
    /problem|\.message|\.first-step|\.copy-button|\.sl-markdown-content.*(?:details|summary)/,
  timeline: /timeline|data-kind/,
  flows: /\.flow\b/,
  figures: /\.(?:decision|billing)/,
  tables: /table|\bt[dh]\b|\.glossary/,
  home: /\.start|\.search-(?:field|examples)|\.route-list/,
};

/**
 * Makes each page one response. The styles of its first paint stand in it, in a few style elements that are the
 * same wherever they stand, so that a Content-Security-Policy needs a few hashes. The other styles are one file,
 * the scripts that all pages run another; both are fetched after the first paint. Rules that no page uses are
 * gone, and names that only machines read are short.
 */
export function firstFlight(): AstroIntegration {
  return {
    name: 'first-flight',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Which styles stand in a page is decided here, and of all together.
        updateConfig({ build: { inlineStylesheets: 'never' } });
      },
      'astro:build:setup': ({ updateConfig }) => {
        // Scripts would come with lists of files to preload, by names that page-scripts.ts changes.
        updateConfig({ build: { modulePreload: { resolveDependencies: () => [] } } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        await writeFirstFlights(fileURLToPath(dir), (sizes) => logger.info(sizes));
      },
    },
  };
}

async function writeFirstFlights(folder: string, log: (sizes: string) => void): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const fileOf = (address: string) => address.slice(withBase('/').length);
  const addressOf = (file: string) => withBase(`/${file}`);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: withoutIcons(read(file)) }))
    .filter(({ html }) => stylesheetLinks(html).length > 0);
  const texts = pages.map(({ html }) => html);
  const scripts = files.filter((file) => /^_astro\/.*\.js$/.test(file)).map(read);

  const links = new Map(texts.flatMap(stylesheetLinks).map(({ href, media }) => [href, media]));
  const sheets = [...links].map(([href, media]) =>
    media ? `@media ${media}{${read(fileOf(href))}}` : read(fileOf(href)),
  );
  for (const href of links.keys()) rmSync(path.join(folder, fileOf(href)));

  const attributes = styleClasses(texts);
  const names = namesIn(texts, scripts);
  for (const name of attributes.values()) names.symbols.add(name);
  const used = usedStyles(sheets.join('') + rulesOf(attributes), names);
  const short = shortNames(used, names);
  const first = shorten(partOfStyles(used, partOf, 'first'), short);
  const optional = Object.keys(parts)
    .filter((part) => part !== 'later')
    .map((part) => partOfStyles(used, partOf, part))
    .map((css) => ({ isFor: matcherOf(css), text: shorten(css, short) }));

  const later = shorten(partOfStyles(used, partOf, 'later'), short);
  const hash = createHash('sha256').update(later).digest('hex').slice(0, 8);
  const laterFile = `_astro/later.${hash}.css`;
  writeFileSync(path.join(folder, laterFile), later);

  const joined = await joinScripts(folder, texts, fileOf, addressOf(laterFile));
  for (const { file, html } of pages) {
    const content = namesIn([html.slice(html.indexOf('<main'))], []);
    const styles = [
      first,
      ...optional.filter(({ isFor }) => isFor(content)).map(({ text }) => text),
    ];
    const slim = slimHtml(html, { styles, later: addressOf(laterFile), short, attributes });
    const after = scriptsOf(html, joined).map(addressOf);
    writeFileSync(path.join(folder, file), loadAfterPaint(slim, after));
  }
  log(`${first.length} characters of styles in every page, ${later.length} after it`);
}

function partOf(selector: string, media: string | undefined): string {
  // Paper is not painted first; forced colours change no measure.
  if (media === 'print' || media?.includes('forced-colors')) return 'later';
  return Object.entries(parts).find(([, pattern]) => pattern.test(selector))?.[0] ?? 'first';
}
