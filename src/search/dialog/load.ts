import type { Manifest } from '../engine/data.ts';
import type { SearchEngine } from '../engine/engine.ts';

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
    return new SearchEngine((name) => json(`${bundle}index/${name}.json`), manifest);
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
function once<T>(url: string, load: () => Promise<T>): Promise<T> {
  const known = loaded.get(url) as Promise<T> | undefined;
  if (known) return known;
  const loading = load();
  loaded.set(url, loading);
  loading.catch(() => loaded.delete(url));
  return loading;
}
