import type { Names } from './used-styles.ts';

/** A script, whose text is left alone, or a start tag with its attributes. */
const startTag = /<script\b[^]*?<\/script>|<([a-z][a-z0-9-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;

/** Astro's mark of the component that an element and its styles belong to. */
const scope = /^astro-[a-z0-9]{8}$/;

export interface Stylesheet {
  href: string;
  media?: string;
}

/**
 * @returns a page without the icons of Starlight's asides and of its contents on a phone, which styles draw in
 *   their place (text.css, frame.css), and without its places for links to social networks, of which there are none
 */
export function withoutIcons(html: string): string {
  return html
    .replace(/<svg[^>]*\b(?:starlight-aside__icon|caret)\b[^]*?<\/svg>/g, '')
    .replace(/<div class="[^"]*\bsocial-icons\b[^"]*">\s*<\/div>/g, '');
}

/** @returns the stylesheets that a page links to. */
export function stylesheetLinks(html: string): Stylesheet[] {
  return [...html.matchAll(/<link rel="stylesheet"([^>]*)>/g)].map(([, attributes = '']) => ({
    href: attribute(attributes, 'href')!,
    media: attribute(attributes, 'media'),
  }));
}

/**
 * @param pages the HTML of all pages
 * @param scripts the text of all scripts that are files
 * @returns what rules may ask for
 */
export function namesIn(pages: string[], scripts: string[]): Names {
  const elements = new Set<string>();
  const symbols = new Set<string>();
  const values = new Set<string>();
  const properties = new Set<string>();
  const readScript = (text: string) => {
    for (const [word] of text.matchAll(/[\w-]+/g)) {
      elements.add(word);
      symbols.add(word);
      values.add(word);
      if (word.startsWith('--')) properties.add(word);
    }
  };
  scripts.forEach(readScript);
  for (const html of pages) {
    for (const [tag, name, attributes] of html.matchAll(startTag)) {
      if (name === undefined) {
        if (!/^<script[^>]*ld\+json/.test(tag)) readScript(tag);
        continue;
      }
      elements.add(name);
      symbols.add(attribute(attributes!, 'id') ?? '');
      for (const word of classesOf(attributes!)) symbols.add(word);
      for (const [, value = ''] of attributes!.matchAll(/="([^"]*)"/g)) values.add(value);
      for (const [word] of attributes!.replace(styleAttribute, '').matchAll(/(?<![\w-])--[\w-]+/g))
        properties.add(word);
    }
  }
  return { elements, symbols, values, properties };
}

const styleAttribute = / style="([^"]*)"/;

/**
 * A policy that forbids inline styles forbids `style="…"` too. Each that the pages have becomes a class.
 * @param pages the HTML of all pages
 * @returns the classes, by what stands in the attribute
 */
export function styleClasses(pages: string[]): Map<string, string> {
  const styles = new Set<string>();
  for (const html of pages) {
    for (const [, , attributes = ''] of html.matchAll(startTag)) {
      const style = styleAttribute.exec(attributes)?.[1];
      if (style !== undefined) styles.add(style);
    }
  }
  return new Map([...styles].sort().map((style, index) => [style, `style-${index}`]));
}

/** @returns the rules of these classes. */
export function rulesOf(classes: Map<string, string>): string {
  const unescape = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  return [...classes].map(([style, name]) => `.${name}{${unescape(style)}}`).join('');
}

/**
 * Gives what only machines read a short name: the classes that Astro makes, and custom properties that only
 * styles mention.
 * @param css all styles
 * @param names what the pages name
 * @returns the short names
 */
export function shortNames(css: string, { properties, symbols }: Names): Map<string, string> {
  const long = [...css.matchAll(/(?<![\w-])--[\w-]+|(?<=\.)astro-[a-z0-9]{8}/g)].map(
    ([name]) => name,
  );
  const short = new Map<string, string>();
  for (const name of new Set(long)) {
    if (properties.has(name)) continue;
    const next = short.size.toString(36);
    short.set(name, name.startsWith('--') ? `--${next}` : `_${next}`);
  }
  const taken = [...short.values()].find((name) => properties.has(name) || symbols.has(name));
  if (taken) throw new Error(`first flight: the pages have a name of their own "${taken}"`);
  return short;
}

/** @returns a stylesheet with its short names. */
export function shorten(css: string, short: Map<string, string>): string {
  return css.replace(
    /(?<![\w-])--[\w-]+|(?<=\.)astro-[a-z0-9]{8}/g,
    (name) => short.get(name) ?? name,
  );
}

/** Space that no browser shows. (Between headings of columns it keeps them apart in search.) */
const betweenBlocks =
  /(<\/?(?:p|[ou]l|li|h[1-6]|table|thead|tbody|t[rd]|div|section|figure|d[ldt])\b[^>]*>)\s+(?=<)/g;

export interface Slimming {
  /** The texts of the page's style elements. */
  styles: string[];
  /** The address of the styles that come later; without JavaScript the page waits for them. */
  later: string;
  /** The short names. */
  short: Map<string, string>;
  /** The classes that stand for style attributes. */
  attributes: Map<string, string>;
}

/**
 * @returns a page with its styles in it, short names, no style attribute, and without what nobody reads there:
 *   robots.txt names the site map
 */
export function slimHtml(html: string, { styles, later, short, attributes }: Slimming): string {
  const link = `<link rel="stylesheet" href="${later}"`;
  return html
    .replace(startTag, (tag, name: string | undefined, text: string) => {
      if (name === undefined || !/ style="| class="/.test(text)) return tag;
      const style = styleAttribute.exec(text)?.[1];
      const classes = classesOf(text)
        .filter((word) => !scope.test(word) || short.has(word))
        .map((word) => short.get(word) ?? word);
      if (style !== undefined) classes.push(attributes.get(style)!);
      const rest = text.replace(styleAttribute, '').replace(/ class="[^"]*"/, '');
      return `<${name}${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${rest}>`;
    })
    .replace(/<link rel="(?:stylesheet|sitemap)"[^>]*>|<meta name="generator"[^>]*>/g, '')
    .replace(betweenBlocks, '$1')
    .replace('</head>', () => {
      const elements = styles.map((style) => `<style>${style}</style>`).join('');
      return `${elements}<noscript>${link}></noscript></head>`;
    });
}

function classesOf(attributes: string): string[] {
  return (attribute(attributes, 'class') ?? '').split(/\s+/).filter(Boolean);
}

const patterns = {
  class: / class="([^"]*)"/,
  href: / href="([^"]*)"/,
  id: / id="([^"]*)"/,
  media: / media="([^"]*)"/,
};

function attribute(attributes: string, name: keyof typeof patterns): string | undefined {
  return patterns[name].exec(attributes)?.[1];
}
