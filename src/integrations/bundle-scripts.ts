import { rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

/** Phones keep old browsers for years, inside chat apps most of all. */
export const oldestBrowsers = ['chrome89', 'safari15', 'firefox90'];

/** A script that runs where it stands. */
const plainScript = /<script(?: aria-hidden="true")?>([^]*?)<\/script>/g;

const moduleScript = /<script type="module"(?: src="([^"]*)")?>([^]*?)<\/script>/g;

/** What is loaded on demand, in a script that has been put together. */
const onDemand = /\bimport\(((["'`])\.\/[^"'`]+\2)\)/g;

/** @returns the module scripts of a page, each by its address or by its text. */
function moduleScriptsOf(html: string): string[] {
  return [...html.matchAll(moduleScript)].map(([, src, text]) => src ?? text!);
}

/** A script on at least this share of pages goes into the common file; where its elements are missing it does nothing. */
const common = 0.9;

/** Where the scripts of a site's pages went. */
export interface PageScripts {
  /** The file that holds what every page gets. */
  common: string;
  /** The file of each other script, by its address or text. */
  others: Map<string, string>;
}

/**
 * Joins the module scripts that nearly all pages share, a dozen of a few hundred bytes each, into one file: on a bad
 * network each request is a wait. What only some pages run stays a file of its own. What is loaded on demand is
 * asked for with the query in `globalThis.importQuery`: browsers remember that a module failed to load.
 * @param folder the built site
 * @param pages the HTML of its pages
 * @param fileOf gives the path below `folder` of a script's address
 * @param styles the address of the styles that come with them
 * @returns where they went, as paths below `folder`
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
        renderChunk: (code) =>
          code.replace(onDemand, "import($1 + (globalThis.importQuery ?? ''))"),
      },
    ],
  });
  const { output } = await bundle.write({
    dir: path.join(folder, '_astro'),
    entryFileNames: '[name].[hash].js',
    // A part that is loaded on demand has a hash in its name already.
    chunkFileNames: ({ name }) => `${name.split('.')[0]!}.[hash].js`,
    minify: { compress: { target: oldestBrowsers }, mangle: true },
  });
  await bundle.close();
  const chunks = output.filter((chunk) => chunk.type === 'chunk');
  // The files that they were before; one that kept its name has just been written anew.
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
 * @param scripts where its scripts went
 * @returns the files of its module scripts, in the order in which they run
 */
export function scriptsOf(html: string, { common, others }: PageScripts): string[] {
  return [common, ...moduleScriptsOf(html).flatMap((script) => others.get(script) ?? [])];
}

/**
 * @param html a page
 * @param files the addresses of its module scripts
 * @returns the page with these fetched after its first paint. Its other scripts are minified, and those of its
 *   body joined to what does that: a script more is a hash more in the page's policy.
 */
export function deferScripts(html: string, files: string[]): string {
  const texts: string[] = [];
  const [head = '', body = ''] = html.replace(moduleScript, '').split(/(?=<body)/);
  const rest = body.replace(plainScript, (_, text: string) => {
    texts.push(text);
    return '';
  });
  // The browser says when it has painted; a timer is for one that does not say, or a page that is not seen yet.
  // What is imported twice runs once. Imports, and not elements: a policy of trusted types would not let the
  // address of an element be set.
  const imports = files.map((file) => `import(${JSON.stringify(file)});`).join('');
  texts.push(
    `{const late = () => {${imports}};` +
      `new PerformanceObserver(late).observe({ type: 'paint', buffered: true });setTimeout(late, 2000)}`,
  );
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
    if (errors.length > 0) throw new Error(`a script of the pages: ${errors[0]!.message}`);
    minifiedTexts.set(text, code.trim());
  }
  return minifiedTexts.get(text)!;
}
