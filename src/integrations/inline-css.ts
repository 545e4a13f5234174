import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from '../site.ts';
import { bundleScripts, deferScripts, scriptsOf } from './bundle-scripts.ts';
import { selectorMatcher, partOfCss, purgeCss, type UsedSelectors } from './purge-css.ts';
import { filesIn } from '../files.ts';

/**
 * Selectors of the rules that are not critical CSS for every page. `later` is not needed for the first paint:
 * hover, focus and checked states, opened dialogs, menus and tables of contents, the footer, copy feedback,
 * link targets, the language hint. The other parts belong to components that only some pages have; each costs
 * such a page a hash in its policy.
 */
const parts = {
  later:
    /:hover|:focus|:checked|details:where.*\[open\]|details\[open|\.pagination|\.page-links|\.fact-note|footer |\.meta\b|aside code|option|:empty|cite:lang|::backdrop|:popover-open|data-said|(?:a|li|article|h2|>):target|\.language-hint|\[data-found\]|\.mobile-preferences|\.isMobile|\.dropdown|\.source-(?:popup|list|details)|\.sources|\.helped|\.messages?\b|\.problem-facts|\bpre\b|site-search (?:dialog|\[role)|\.search-bar|\[data-(?:search-results|recent-searches)\]|:enabled|\[role=["']?alert/,
  cost: /\.cost\b/,
  problems: /problem|\.sl-markdown-content.*(?:details|summary)/,
  timeline: /timeline|data-kind/,
  flows: /\.flow\b/,
  figures: /\.(?:decision|billing)\b/,
  screens: /\.screen\b/,
  asides: /\.starlight-aside|\.choices/,
  boxes: /\.fact-(?:box|date)/,
  tables: /table|\bt[dh]\b|\.glossary/,
  home: /\.start|\.search-(?:field|examples)|\.route-list/,
};

/**
 * Turns each page into a single response. Critical CSS is inlined in a few style elements that are the same
 * on all pages, so that the Content-Security-Policy needs few hashes. The rest of the CSS and the scripts of
 * nearly all pages are one file each, loaded after the first paint. Unused rules are removed and generated
 * names shortened.
 */
export function inlineCss(): AstroIntegration {
  return {
    name: 'inline-css',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ build: { inlineStylesheets: 'never' } });
      },
      'astro:build:setup': ({ updateConfig }) => {
        // Preload lists would contain file names that bundle-scripts.ts changes.
        updateConfig({ build: { modulePreload: { resolveDependencies: () => [] } } });
      },
      'astro:build:done': async ({ dir, logger }) => {
        await rewritePages(fileURLToPath(dir), (sizes) => logger.info(sizes));
      },
    },
  };
}

async function rewritePages(folder: string, log: (sizes: string) => void): Promise<void> {
  const files = filesIn(folder);
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const fileOf = (address: string) => address.slice(withBase('/').length);
  const addressOf = (file: string) => withBase(`/${file}`);
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, html: withoutIcons(read(file)) }))
    .filter(({ html }) => stylesheet.test(html));
  const texts = pages.map(({ html }) => html);

  const sheets = new Set(
    texts.flatMap((html) => [...html.matchAll(stylesheets)].map(([, href]) => href!)),
  );
  const css = [...sheets].map((href) => read(fileOf(href))).join('');
  for (const href of sheets) rmSync(path.join(folder, fileOf(href)));

  const classes = styleClasses(texts);
  const scripts = files.filter((file) => /^_astro\/.*\.js$/.test(file)).map(read);
  const names = collectUsedSelectors(texts, scripts);
  for (const name of classes.values()) names.symbols.add(name);
  const used = purgeCss(css + rulesOf(classes), names);
  const short = shortNames(used, names);
  const part = (name: string) => partOfCss(used, partOf, name);
  const first = shorten(part('first'), short);
  const optional = Object.keys(parts)
    .filter((name) => name !== 'later')
    .map((name) => ({ isFor: selectorMatcher(part(name)), text: shorten(part(name), short) }));
  const later = shorten(part('later'), short);
  const laterFile = `_astro/later.${createHash('sha256').update(later).digest('hex').slice(0, 8)}.css`;
  writeFileSync(path.join(folder, laterFile), later);

  const bundled = await bundleScripts(folder, texts, fileOf, addressOf(laterFile));
  for (const { file, html } of pages) {
    const content = collectUsedSelectors([html.slice(html.indexOf('<main'))], []);
    const styles = [
      first,
      ...optional.filter(({ isFor }) => isFor(content)).map(({ text }) => text),
    ];
    const rewritten = rewriteHtml(html, styles, addressOf(laterFile), short, classes);
    const after = scriptsOf(html, bundled).map(addressOf);
    writeFileSync(path.join(folder, file), deferScripts(rewritten, after));
  }
  log(`${first.length} characters of styles in every page, ${later.length} after it`);
}

function partOf(selector: string, media: string | undefined): string {
  // Print and forced-colors rules never affect the first paint or its layout.
  if (media === 'print' || media?.includes('forced-colors')) return 'later';
  return Object.entries(parts).find(([, pattern]) => pattern.test(selector))?.[0] ?? 'first';
}

const stylesheet = /<link rel="stylesheet"/;
const stylesheets = /<link rel="stylesheet"[^>]* href="([^"]*)"[^>]*>/g;

/** A script, which is left alone, or a start tag with its attributes. */
const startTag = /<script\b[^]*?<\/script>|<([a-z][a-z0-9-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const styleAttribute = / style="([^"]*)"/;
const classAttribute = / class="([^"]*)"/;

/** Astro's scope class, which ties an element to its component's styles. */
const scope = /^astro-[a-z0-9]{8}$/;

/**
 * Removes Starlight's icons for asides and for the table of contents on a phone, which are drawn with CSS
 * instead (text.css, frame.css), and its empty container for social links.
 */
function withoutIcons(html: string): string {
  return html
    .replace(/<svg[^>]*\b(?:starlight-aside__icon|caret)\b[^]*?<\/svg>/g, '')
    .replace(/<div class="[^"]*\bsocial-icons\b[^"]*">\s*<\/div>/g, '');
}

/** @returns the names that pages and scripts use; any word in a script counts as a name. */
function collectUsedSelectors(pages: string[], scripts: string[]): UsedSelectors {
  const names: UsedSelectors = {
    elements: new Set(),
    symbols: new Set(),
    values: new Set(),
    properties: new Set(),
  };
  const readScript = (text: string) => {
    for (const [word] of text.matchAll(/[\w-]+/g)) {
      for (const set of [names.elements, names.symbols, names.values]) set.add(word);
      if (word.startsWith('--')) names.properties.add(word);
    }
  };
  scripts.forEach(readScript);
  for (const html of pages) {
    for (const [tag, name, attributes = ''] of html.matchAll(startTag)) {
      if (name === undefined) {
        if (!/^<script[^>]*ld\+json/.test(tag)) readScript(tag);
        continue;
      }
      names.elements.add(name);
      for (const word of classesOf(attributes)) names.symbols.add(word);
      for (const [, key, value = ''] of attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
        names.values.add(value);
        if (key === 'id') names.symbols.add(value);
      }
    }
  }
  return names;
}

/** The policy forbids `style="…"`, so each style attribute becomes a class. */
function styleClasses(pages: string[]): Map<string, string> {
  const styles = new Set(
    pages.flatMap((html) =>
      [...html.matchAll(startTag)].flatMap(
        ([, , text = '']) => styleAttribute.exec(text)?.[1] ?? [],
      ),
    ),
  );
  return new Map([...styles].sort().map((style, index) => [style, `style-${index}`]));
}

function rulesOf(classes: Map<string, string>): string {
  return [...classes]
    .map(([style, name]) => `.${name}{${style.replaceAll('&quot;', '"')}}`)
    .join('');
}

const longName = /(?<![\w-])--[\w-]+|(?<=\.)astro-[a-z0-9]{8}/g;

/** @returns short names for Astro's scope classes and for custom properties that only CSS uses. */
function shortNames(css: string, { properties, symbols }: UsedSelectors): Map<string, string> {
  const short = new Map<string, string>();
  for (const name of new Set(css.match(longName))) {
    if (properties.has(name)) continue;
    const next = short.size.toString(36);
    short.set(name, name.startsWith('--') ? `--${next}` : `_${next}`);
  }
  const taken = [...short.values()].find((name) => properties.has(name) || symbols.has(name));
  if (taken) throw new Error(`inline-css: the pages already use the name "${taken}"`);
  return short;
}

function shorten(css: string, short: Map<string, string>): string {
  return css.replace(longName, (name) => short.get(name) ?? name);
}

/** @returns a page with inlined styles and short names, without style attributes. */
function rewriteHtml(
  html: string,
  styles: string[],
  later: string,
  short: Map<string, string>,
  classes: Map<string, string>,
): string {
  const elements = styles.map((style) => `<style>${style}</style>`).join('');
  return (
    html
      .replace(startTag, (tag, name: string | undefined, text: string) => {
        if (name === undefined || !/ (?:style|class)="/.test(text)) return tag;
        const style = styleAttribute.exec(text)?.[1];
        const words = classesOf(text)
          .filter((word) => !scope.test(word) || short.has(word))
          .map((word) => short.get(word) ?? word);
        if (style !== undefined) words.push(classes.get(style)!);
        const rest = text.replace(styleAttribute, '').replace(classAttribute, '');
        return `<${name}${words.length > 0 ? ` class="${words.join(' ')}"` : ''}${rest}>`;
      })
      // The site map is listed in robots.txt.
      .replace(/<link rel="(?:stylesheet|sitemap)"[^>]*>|<meta name="generator"[^>]*>/g, '')
      .replace(
        '</head>',
        () => `${elements}<noscript><link rel="stylesheet" href="${later}"></noscript></head>`,
      )
  );
}

function classesOf(attributes: string): string[] {
  return (classAttribute.exec(attributes)?.[1] ?? '').split(/\s+/).filter(Boolean);
}
