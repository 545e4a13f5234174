import type { Manifest } from '../engine/data.ts';
import { SearchEngine } from '../engine/engine.ts';
import type { Pagefind } from '../engine/exact.ts';

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

/** One language's search, and its UI text. */
export interface Search {
  engine: SearchEngine;
  labels: Manifest['labels'];
  examples: string[];
}

const searches = new Map<string, Promise<Search>>();
let pagefind: Promise<Pagefind> | undefined;

/**
 * Loads the manifest once; after a failure, the next call retries. Other files are loaded on demand.
 * @param bundle the folder of the language's index
 * @throws Error when it cannot be loaded
 */
export function loadSearch(bundle: string): Promise<Search> {
  const known = searches.get(bundle);
  if (known) return known;
  const loading = json<Manifest>(`${bundle}ranking.json`).then((manifest): Search => {
    const sources = {
      file: <T>(name: string) => json<T>(`${bundle}index/${name}.json`),
      pagefind: () => loadPagefind(bundle),
    };
    const { labels, examples } = manifest;
    return { engine: new SearchEngine(sources, manifest), labels, examples };
  });
  searches.set(bundle, loading);
  loading.catch(() => searches.delete(bundle));
  return loading;
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
