import type { Manifest } from '../engine/data.ts';
import { SearchEngine } from '../engine/engine.ts';
import type { Pagefind } from '../engine/exact.ts';

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

let engine: Promise<SearchEngine> | undefined;
let pagefind: Promise<Pagefind> | undefined;

/**
 * Loads the manifest once; after a failure, the next call retries. Other files are loaded on demand.
 * @param bundle the folder of the language's index
 * @throws Error when it cannot be loaded
 */
export function loadEngine(bundle: string): Promise<SearchEngine> {
  engine ??= json<Manifest>(`${bundle}ranking.json`).then((manifest) => {
    const file = <T>(name: string) => json<T>(`${bundle}index/${name}.json`);
    return new SearchEngine({ file, pagefind: () => loadPagefind(bundle) }, manifest);
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

function loadPagefind(bundle: string): Promise<Pagefind> {
  pagefind ??= import(/* @vite-ignore */ `${bundle}pagefind.js`).then(
    async (module: PagefindModule) => {
      await module.options({ basePath: bundle, noWorker: true });
      await module.init();
      return module;
    },
  );
  return pagefind;
}
