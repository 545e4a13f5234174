import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../site.ts';
import { joinScripts, linkScripts } from './page-scripts.ts';
import {
  namesIn,
  rulesOf,
  shorten,
  shortNames,
  slimHtml,
  styleClasses,
  stylesheetLinks,
} from './slim-html.ts';
import { splitStyles, usedStyles } from './used-styles.ts';

/**
 * States and parts that nobody sees before the first paint: pointing and focus, the opened search, the opened
 * table of contents of a phone, what was just copied.
 */
const laterSelectors =
  /:hover|:focus|::backdrop|data-said|\.isMobile|\.dropdown|site-search (?:dialog|\[role)|\.search-bar|\[data-(?:search-results|recent-searches)\]/;

/**
 * Makes each page one response: the styles of its first paint stand in it, the same on every page, so that a
 * Content-Security-Policy needs one hash. What comes later is one stylesheet more, for print at first, until
 * layout/later-styles.ts turns it on. Rules that no page uses and names that are long for no reader are gone.
 */
export function firstFlight(): AstroIntegration {
  return {
    name: 'first-flight',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { first, later } = await writeFirstFlights(fileURLToPath(dir));
        logger.info(`${first} bytes of styles in each page, ${later} after it`);
      },
    },
  };
}

async function writeFirstFlights(folder: string): Promise<{ first: number; later: number }> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: read(file) }))
    .filter(({ html }) => stylesheetLinks(html).length > 0);
  const texts = pages.map(({ html }) => html);
  const fileOf = (address: string) => address.slice(withBase('/').length);
  const addressOf = (file: string) => withBase(`/${file}`);
  const scripts = files.filter((file) => /^_astro\/.*\.js$/.test(file)).map(read);

  const links = new Map(texts.flatMap(stylesheetLinks).map(({ href, media }) => [href, media]));
  const sheets = [...links].map(([href, media]) =>
    media ? `@media ${media}{${read(fileOf(href))}}` : read(fileOf(href)),
  );

  const styles = styleClasses(texts);
  const names = namesIn(texts, scripts);
  for (const name of styles.values()) names.symbols.add(name);
  const used = usedStyles(sheets.join('') + rulesOf(styles), names);
  const split = splitStyles(used, laterSelectors);
  const short = shortNames(used, names);
  const first = shorten(split.first, short);
  const later = shorten(split.later, short);

  const hash = createHash('sha256').update(later).digest('hex').slice(0, 8);
  const laterFile = `_astro/later.${hash}.css`;
  writeFileSync(path.join(folder, laterFile), later);
  for (const href of links.keys()) rmSync(path.join(folder, fileOf(href)));
  const joined = await joinScripts(folder, texts, fileOf);
  for (const { file, html } of pages) {
    const slim = slimHtml(html, { first, later: addressOf(laterFile), short, styles });
    writeFileSync(path.join(folder, file), linkScripts(slim, joined, addressOf));
  }
  return { first: Buffer.byteLength(first), later: Buffer.byteLength(later) };
}
