import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import { withBase } from '../site.ts';
import { bundleScripts, deferScripts } from './bundle-scripts.ts';
import { canMatch, dropOverridden, propertiesReadIn, purgeCss } from './purge-css.ts';
import type { BuiltPage } from '../built-pages.ts';
import { digestOf, filesIn } from '../files.ts';

/**
 * Selectors of rules that the first paint does not need: hover and focus states, opened dialogs,
 * menus and tables of contents, the footer, copy feedback, link targets, the language hint. Nothing that changes
 * the height of what is above a section: a link to it would end beside it.
 */
const uncritical =
  /:hover|:focus|details:where.*\[open\]|details\[open|\.page-links|\.fact-note|aside code|option|:empty|:popover-open|(?:a|li|article|h2|>):target|\.language-hint|\.mobile-preferences|\.isMobile|\.dropdown|\.source-(?:popup|list|details)|\.sources|\.messages?\b|\bpre\b|site-search dialog|\.search-bar|\[data-start\]|\[data-search-results\]/;

/**
 * Turns each page into a single response: its critical CSS is inlined. The rest of the CSS and the scripts are
 * one file each, loaded after the first paint. Unused rules are removed.
 * @param folder the built site
 * @param built its pages, whose HTML is replaced
 */
export async function inlineCss(folder: string, built: BuiltPage[]): Promise<void> {
  const files = filesIn(folder);
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const addressOf = (file: string) => withBase(`/${file}`);
  const pages = built.filter(({ html }) => html.includes('<link rel="stylesheet"'));
  const sheets = pages.flatMap(({ html }) =>
    [...html.matchAll(stylesheet)].map(([, href]) => href!),
  );
  const css = [...new Set(sheets)].map((href) => read(href.slice(withBase('/').length)));

  // Astro's scope classes depend on the folder that a site is built in.
  const scopes = new Map<string, string>();
  const withShortScopes = (text: string) =>
    text.replace(/\bastro-[a-z0-9]{8}\b/g, (name) => {
      const short = scopes.get(name) ?? `_${scopes.size}`;
      scopes.set(name, short);
      return short;
    });
  const texts = pages.map(({ html }) => withShortScopes(withoutParts(html)));
  const scripts = files.filter((file) => /^_astro\/.*\.js$/.test(file)).map(read);
  const inPages = namesIn(texts);
  const inScripts = scripts.flatMap(wordsIn);
  const all = new Set([...inPages, ...inScripts]);
  // A proxy that collapses white space would break the hash of the styles in the policy.
  const whole = postcss.parse(withShortScopes(css.join('')).replace(/\s+/g, ' '));
  dropOverridden(whole);
  // Chromium recalculates the whole page's styles if a rule for every backdrop arrives late; none is needed.
  const isUsed = (selector: string) =>
    canMatch(selector, all) && !/(^|\s)::backdrop$/.test(selector);
  const used = purgeCss(whole, isUsed, inScripts);
  const styles = postcss.parse(used);
  // Print and forced-colors rules never affect the first paint or its layout.
  const isEarly = (names: Set<string>) => (selector: string, media: string) =>
    !/print|forced-colors/.test(media) && !uncritical.test(selector) && canMatch(selector, names);
  const isLate = (selector: string, media: string) => !isEarly(inPages)(selector, media);
  const late = purgeCss(styles, isLate, [...inScripts, ...propertiesReadIn(used)]);
  const lateFile = `_astro/late.${digestOf(late)}.css`;
  const scriptFile = await bundleScripts(path.join(folder, '_astro'), texts, addressOf(lateFile));
  writeFileSync(path.join(folder, lateFile), late);

  const kept = [...inScripts, ...propertiesReadIn(late)];
  for (const [index, page] of pages.entries()) {
    const html = deferScripts(texts[index]!, addressOf(`_astro/${scriptFile}`));
    const critical = purgeCss(styles, isEarly(namesIn([html])), kept);
    const link = `<noscript><link rel="stylesheet" href="${addressOf(lateFile)}"></noscript>`;
    const head = `<style>${critical}</style>${link}</head>`;
    page.html = html.replace('</head>', () => head);
  }
}

const stylesheet = /<link rel="stylesheet"[^>]* href="([^"]*)"[^>]*>/g;

/**
 * Removes links to stylesheets and to the site map, which is listed in robots.txt; Starlight's icons for asides and
 * for the table of contents on a phone (sidebar.css draws the latter); the style attributes with the depth of its
 * items, which the policy forbids and text.css sets; and the empty container for social links.
 */
function withoutParts(html: string): string {
  return html
    .replace(/<link rel="(?:stylesheet|sitemap)"[^>]*>|<meta name="generator"[^>]*>/g, '')
    .replace(/<svg[^>]*\b(?:starlight-aside__icon|caret)\b[^]*?<\/svg>/g, '')
    .replace(/ style="--depth: \d;"/g, '')
    .replace(/<div class="[^"]*\bsocial-icons\b[^"]*">\s*<\/div>/g, '');
}

/** @returns the element names, classes, ids and attribute values in pages; in their scripts, every word. */
function namesIn(pages: string[]): Set<string> {
  const names = pages.flatMap((html) => {
    const scripts = html.match(/<script(?![^>]*ld\+json)[^]*?<\/script>/g) ?? [];
    const tags = html.match(/(?<=<)[a-z][\w-]*/g) ?? [];
    const values = [...html.matchAll(/ ([\w-]+)="([^"]*)"/g)].flatMap(([, key, value = '']) =>
      key === 'class' ? value.split(' ') : value,
    );
    return [...scripts.flatMap(wordsIn), ...tags, ...values];
  });
  return new Set(names);
}

function wordsIn(script: string): string[] {
  return script.match(/[\w-]+/g) ?? [];
}
