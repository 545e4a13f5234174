import { rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

const moduleScript = /<script type="module"(?: src="([^"]*)")?>([^]*?)<\/script>/g;

/** @returns the module scripts of a page, each by its address or by its text. */
function moduleScriptsOf(html: string): string[] {
  return [...html.matchAll(moduleScript)].map(([, src, text]) => src ?? text!);
}

/** Where the scripts of a site's pages went. */
export interface PageScripts {
  /** The file that holds what every page runs. */
  common: string;
  /** The file of each other script, by its address or text. */
  others: Map<string, string>;
}

/**
 * Joins the module scripts that all pages share, a dozen of a few hundred bytes each, into one file: on a bad
 * network each request is a wait. What only some pages run stays a file of its own.
 * @param folder the built site
 * @param pages the HTML of its pages
 * @param fileOf gives the path below `folder` of a script's address
 * @returns where they went, as paths below `folder`
 */
export async function joinScripts(
  folder: string,
  pages: string[],
  fileOf: (address: string) => string,
): Promise<PageScripts> {
  const lists = pages.map(moduleScriptsOf);
  const all = [...new Set(lists.flat())];
  const isCommon = (script: string) => lists.every((list) => list.includes(script));
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
  sources.set(
    commonId,
    all
      .filter(isCommon)
      .map((script) => `import ${JSON.stringify(idOf(script))};`)
      .join(''),
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
    // A part that is loaded on demand has a hash in its name already.
    chunkFileNames: ({ name }) => `${name.split('.')[0]!}.[hash].js`,
    minify: true,
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
 * @param address gives the address of a path in the built site
 * @returns the page with its module scripts as files at its end, after all else in line for the network, and
 *   the scripts within it minified
 */
export function linkScripts(
  html: string,
  { common, others }: PageScripts,
  address: (file: string) => string,
): string {
  const files = moduleScriptsOf(html).flatMap((script) => others.get(script) ?? []);
  const tags = [common, ...files].map(
    (file) => `<script type="module" src="${address(file)}" fetchpriority="low"></script>`,
  );
  return html
    .replace(moduleScript, '')
    .replace(
      /(<script(?: aria-hidden="true")?>)([^]*?)(?=<\/script>)/g,
      (_, tag: string, text: string) => tag + minified(text),
    )
    .replace('</body>', () => `${tags.join('')}</body>`);
}

const minifiedTexts = new Map<string, string>();

function minified(text: string): string {
  if (!minifiedTexts.has(text)) {
    const { code, errors } = minifySync('inline.js', text, { module: false });
    if (errors.length > 0) throw new Error(`a script of the pages: ${errors[0]!.message}`);
    minifiedTexts.set(text, code.trim());
  }
  return minifiedTexts.get(text)!;
}
