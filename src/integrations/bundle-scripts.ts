import { rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

/** Phones keep old browsers for years, above all inside chat apps. */
export const oldestBrowsers = ['chrome89', 'safari15', 'firefox90'];

/** A classic inline script. */
const plainScript = /<script(?: aria-hidden="true")?>([^]*?)<\/script>/g;

const moduleScript = /<script type="module"(?: src="([^"]*)")?>([^]*?)<\/script>/g;

/** @returns the module scripts of a page: the URL of each, or its text if it is inline. */
function moduleScriptsOf(html: string): string[] {
  return [...html.matchAll(moduleScript)].map(([, src, text]) => src ?? text!);
}

/**
 * Scripts on at least this share of pages go into the common file; they do nothing where their elements are
 * missing.
 */
const common = 0.9;

/** The files that the page scripts were bundled into. */
export interface PageScripts {
  /** The file for every page. */
  common: string;
  /** The file of each other script, by its URL or text. */
  others: Map<string, string>;
}

/**
 * Bundles the module scripts that nearly all pages share, a dozen of a few hundred bytes each, into one file:
 * on a bad network every request adds a delay. Scripts of only some pages stay separate files.
 * @param folder the built site
 * @param pages the HTML of its pages
 * @param fileOf gives the path below `folder` of a script's URL
 * @param styles the URL of the late stylesheet
 * @returns the bundled files, as paths below `folder`
 */
export async function bundleScripts(
  folder: string,
  pages: string[],
  fileOf: (address: string) => string,
  styles: string,
): Promise<PageScripts> {
  const lists = pages.map(moduleScriptsOf);
  const all = [...new Set(lists.flat())];
  const isCommon = (script: string) =>
    lists.filter((list) => list.includes(script)).length >= lists.length * common;
  const others = all.filter((script) => !isCommon(script));

  const sources = new Map(
    all.map((script, index) => [
      `script:${index}`,
      script.startsWith('/')
        ? `import ${JSON.stringify(path.resolve(folder, fileOf(script)))};`
        : script,
    ]),
  );
  const idOf = (script: string) => `script:${all.indexOf(script)}`;
  const commonId = 'script:common';
  const imports = all.filter(isCommon).map((script) => `import ${JSON.stringify(idOf(script))};`);
  const link = `{ rel: 'stylesheet', href: ${JSON.stringify(styles)} }`;
  sources.set(
    commonId,
    `${imports.join('')}document.head.append(Object.assign(document.createElement('link'), ${link}));`,
  );

  const bundle = await rolldown({
    input: {
      page: commonId,
      ...Object.fromEntries(others.map((script, index) => [`page-${index}`, idOf(script)])),
    },
    plugins: [
      {
        name: 'page-scripts',
        resolveId: (id) => (sources.has(id) ? id : undefined),
        load: (id) => sources.get(id),
      },
    ],
  });
  const { output } = await bundle.write({
    dir: path.join(folder, '_astro'),
    entryFileNames: '[name].[hash].js',
    // Chunks for dynamic imports already have a hash in their name.
    chunkFileNames: ({ name }) => `${name.split('.')[0]!}.[hash].js`,
    minify: { compress: { target: oldestBrowsers }, mangle: true },
  });
  await bundle.close();
  const chunks = output.filter((chunk) => chunk.type === 'chunk');
  // Remove the original files, except for those that have just been overwritten under the same name.
  const written = new Set(chunks.map(({ fileName }) => path.join(folder, '_astro', fileName)));
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
    if (path.isAbsolute(id) && !written.has(id)) rmSync(id);
  }
  const fileFor = (id: string) =>
    `_astro/${chunks.find(({ isEntry, facadeModuleId }) => isEntry && facadeModuleId === id)!.fileName}`;
  return {
    common: fileFor(commonId),
    others: new Map(others.map((script) => [script, fileFor(idOf(script))])),
  };
}

/**
 * @param html a page
 * @param scripts the bundled files
 * @returns the files of its module scripts, in execution order
 */
export function scriptsOf(html: string, { common, others }: PageScripts): string[] {
  return [common, ...moduleScriptsOf(html).flatMap((script) => others.get(script) ?? [])];
}

/**
 * @param html a page
 * @param files the URLs of its module scripts
 * @returns the page with these loaded after the first paint. Its classic scripts are minified, and those in
 *   the body are joined with the loader, because each script element costs the policy a hash.
 */
export function deferScripts(html: string, files: string[]): string {
  const texts: string[] = [];
  const [head = '', body = ''] = html.replace(moduleScript, '').split(/(?=<body)/);
  const rest = body.replace(plainScript, (_, text: string) => {
    texts.push(text);
    return '';
  });
  // The timer is for browsers without paint timing and for pages in background tabs; importing a module twice
  // runs it once. Imports rather than script elements, whose URL Trusted Types would not let us set. A broken
  // script may be cached for a year, so it is fetched anew; this page remembers its failure, hence the query.
  texts.push(`{
    const again = '?' + Date.now();
    const load = (file) =>
      import(file).catch(() => fetch(file, { cache: 'reload' }).then(() => import(file + again)));
    const late = () => ${JSON.stringify(files)}.map(load);
    new PerformanceObserver(late).observe({ type: 'paint', buffered: true });
    setTimeout(late, 2000);
  }`);
  return (
    head.replace(plainScript, (_, text: string) => `<script>${minified(text)}</script>`) +
    rest.replace('</body>', () => `<script>${minified(texts.join(';'))}</script></body>`)
  );
}

const minifiedTexts = new Map<string, string>();

function minified(text: string): string {
  if (!minifiedTexts.has(text)) {
    const { code, errors } = minifySync('inline.js', text, {
      module: false,
      compress: { target: oldestBrowsers },
    });
    if (errors.length > 0) throw new Error(`inline script: ${errors[0]!.message}`);
    minifiedTexts.set(text, code.trim());
  }
  return minifiedTexts.get(text)!;
}
