import { language } from '../../client/late-text.ts';
import type { Manifest } from '../engine/data.ts';
import type { SearchEngine } from '../engine/engine.ts';
import type { Pagefind } from '../engine/pagefind.ts';

const bundle = `${import.meta.env.BASE_URL}pagefind/${language}/`;

const loaded = new Map<string, Promise<unknown>>();

/**
 * Loads the engine and the manifest; other files are loaded on demand.
 * @throws Error when they cannot be loaded
 */
export function loadEngine(): Promise<SearchEngine> {
  return once('engine', async () => {
    const [{ SearchEngine }, manifest] = await Promise.all([
      import('../engine/engine.ts'),
      json<Manifest>('ranking'),
    ]);
    const file = <T>(name: string) => json<T>(`index/${manifest.release}/${name}`);
    return new SearchEngine({ file, pagefind: () => once('pagefind', loadPagefind) }, manifest);
  });
}

async function loadPagefind(): Promise<Pagefind> {
  const module = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
  await module.options({ basePath: bundle, noWorker: true });
  return module;
}

function json<T>(name: string): Promise<T> {
  return once(name, async () => {
    const response = await fetch(`${bundle}${name}.json`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    // In a list, unlike what a host that limits requests may send instead.
    const [content] = (await response.json()) as [T];
    return content;
  });
}

/** Loads something once; after a failure, the next call retries. */
function once<T>(name: string, load: () => Promise<T>): Promise<T> {
  const known = loaded.get(name) as Promise<T> | undefined;
  if (known) return known;
  const loading = load();
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name));
  return loading;
}
