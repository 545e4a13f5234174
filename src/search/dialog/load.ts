import type { Manifest } from '../engine/data.ts';
import type { SearchEngine } from '../engine/engine.ts';
import type { Pagefind } from '../engine/pagefind.ts';

const loaded = new Map<string, Promise<unknown>>();

/**
 * Loads the engine and the manifest; other files are loaded on demand.
 * @param bundle the folder of the language's index
 * @throws Error when they cannot be loaded
 */
export function loadEngine(bundle: string): Promise<SearchEngine> {
  return once(bundle, async () => {
    const [{ SearchEngine }, manifest] = await Promise.all([
      import('../engine/engine.ts'),
      json<Manifest>(`${bundle}ranking.json`),
    ]);
    const file = <T>(name: string) => json<T>(`${bundle}index/${name}.json`);
    return new SearchEngine({ file, pagefind: () => loadPagefind(bundle) }, manifest);
  });
}

function loadPagefind(bundle: string): Promise<Pagefind> {
  return once(`${bundle}pagefind.js`, async (url) => {
    const module = (await import(/* @vite-ignore */ url)) as Pagefind;
    await module.options({ basePath: bundle, noWorker: true });
    await module.init();
    return module;
  });
}

function json<T>(url: string): Promise<T> {
  return once(url, async () => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // In a list, unlike what a host that limits requests may send instead.
    const [content] = (await response.json()) as [T];
    return content;
  });
}

/** Loads something once; after a failure, the next call retries. */
function once<T>(url: string, load: (url: string) => Promise<T>): Promise<T> {
  const known = loaded.get(url) as Promise<T> | undefined;
  if (known) return known;
  const loading = load(url);
  loaded.set(url, loading);
  loading.catch(() => loaded.delete(url));
  return loading;
}
