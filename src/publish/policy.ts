import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** What stands in pages and would run or be applied: each by its hash in the policy. */
export interface Inline {
  scripts: Set<string>;
  styles: Set<string>;
}

/** A script or style element with its attributes; as in HTML, nothing but its end tag ends its text. */
const element = /<(script|style)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>([^]*?)<\/\1>/g;

/**
 * Puts a Content-Security-Policy into every page that names what stands in that page and nothing else. The
 * header of a host is the same with what stands in any page (host-files.ts). Comes after whatever changes pages.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'policy',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
          file.endsWith('.html'),
        );
        for (const file of pages) {
          const html = readFileSync(path.join(folder, file), 'utf8');
          const policy = policyFor(inlineIn([html]));
          writeFileSync(path.join(folder, file), withPolicy(html, policy, file));
        }
        logger.info(`${pages.length} pages`);
      },
    },
  };
}

/** @returns the scripts and styles that stand in pages. Data, such as JSON-LD, does not run. */
export function inlineIn(pages: string[]): Inline {
  const inline: Inline = { scripts: new Set(), styles: new Set() };
  for (const html of pages) {
    for (const [, name, attributes = '', text = ''] of html.matchAll(element)) {
      if (name === 'style') inline.styles.add(text);
      else if (!/ (?:src|type="application)/.test(attributes)) inline.scripts.add(text);
    }
  }
  return inline;
}

/** @returns a policy that lets nothing else in (https://www.w3.org/TR/CSP3/). */
export function policyFor({ scripts, styles }: Inline): string {
  return Object.entries({
    'default-src': ["'none'"],
    // Pagefind is a WebAssembly program.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashesOf(scripts)],
    'style-src': ["'self'", ...hashesOf(styles)],
    // Icons of select boxes and lists are data addresses in the styles.
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    // Of src/offline/register.ts: it names the worker's file and nothing else.
    'trusted-types': ['service-worker'],
  })
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join('; ');
}

/**
 * @param html a finished page
 * @param policy its policy
 * @param file the page's name, for the error
 * @returns the page with the policy before anything that it governs
 * @throws Error if the page does not say how it is encoded: the policy comes right after that
 */
export function withPolicy(html: string, policy: string, file: string): string {
  const charset = /<meta charset=[^>]+>/i.exec(html);
  if (!charset) throw new Error(`${file}: expected <meta charset="utf-8">`);
  const end = charset.index + charset[0].length;
  return `${html.slice(0, end)}<meta http-equiv="content-security-policy" content="${policy}">${html.slice(end)}`;
}

function hashesOf(texts: Set<string>): string[] {
  return [...texts]
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .sort();
}
