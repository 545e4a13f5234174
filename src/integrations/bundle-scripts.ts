import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';
import { minifySync } from 'rolldown/utils';

/** Phones keep old browsers for years, above all inside chat apps. */
export const oldestBrowsers = ['chrome89', 'safari15', 'firefox90'];

/** A classic inline script. */
const plainScript = /<script(?: aria-hidden="true")?>([^]*?)<\/script>/g;

/** The configuration lets Astro inline none. */
const moduleScript = /<script type="module" src="([^"]*)"><\/script>/g;

/**
 * Bundles the module scripts of all pages, a dozen of a few hundred bytes each, into one file: on a bad network
 * every request adds a delay. They do nothing where their elements are missing; what few readers need is
 * imported on demand, and stays a separate file.
 * @param folder the folder of all scripts and stylesheets; the bundled scripts replace its contents
 * @param pages the HTML of all pages
 * @param styles the URL of the late stylesheet
 * @returns the name of the bundled file
 */
export async function bundleScripts(
  folder: string,
  pages: string[],
  styles: string,
): Promise<string> {
  const scripts = new Set(
    pages.flatMap((html) => [...html.matchAll(moduleScript)].map(([, src]) => path.basename(src!))),
  );
  const imports = [...scripts].map((file) => `import ${JSON.stringify(`./${file}`)};`);
  const link = `{ rel: 'stylesheet', href: ${JSON.stringify(styles)} }`;
  const input = path.join(folder, 'page.js');
  writeFileSync(
    input,
    `${imports.join('')}document.head.append(Object.assign(document.createElement('link'), ${link}));export const ran = () => {};`,
  );
  const { output } = await build({
    input,
    // Or else what others share with it becomes a file of its own.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: folder,
      cleanDir: true,
      entryFileNames: '[name].[hash].js',
      // Chunks for dynamic imports already have a hash in their name.
      chunkFileNames: ({ name }) => `${name.split('.')[0]!}.[hash].js`,
      minify: { compress: { target: oldestBrowsers }, mangle: true },
    },
  });
  return output[0].fileName;
}

/**
 * @param html a page
 * @param file the URL of the file that its module scripts were bundled into
 * @returns the page with this loaded after the first paint. Its classic scripts are minified, and those in the
 *   body are joined with the loader, because each script element costs the policy a hash.
 */
export function deferScripts(html: string, file: string): string {
  const texts: string[] = [];
  const [head = '', body = ''] = html.replace(moduleScript, '').split(/(?=<body)/);
  const rest = body.replace(plainScript, (_, text: string) => {
    texts.push(text);
    return '';
  });
  // The timer is for browsers without paint timing and for pages in background tabs; importing a module twice
  // runs it once. Imports rather than script elements, whose URL Trusted Types would not let us set. A broken
  // or empty script may be cached for a year, so it is fetched anew; this page remembers its failure, hence the
  // query.
  texts.push(`{
    const again = '?' + Date.now();
    const file = ${JSON.stringify(file)};
    const late = () =>
      import(file)
        .then(({ ran }) => ran())
        .catch(() => fetch(file, { cache: 'reload' }).then(() => import(file + again)));
    new PerformanceObserver(late).observe({ type: 'paint', buffered: true });
    setTimeout(late, 2000);
  }`);
  return (
    head.replace(plainScript, (_, text: string) => `<script>${minified(text)}</script>`) +
    rest.replace('</body>', () => `<script>${minified(texts.join(';'))}</script></body>`)
  );
}

function minified(text: string): string {
  const { code, errors } = minifySync('inline.js', text, {
    module: false,
    compress: { target: oldestBrowsers },
  });
  if (errors.length > 0) throw new Error(`inline script: ${errors[0]!.message}`);
  return code.trim();
}
