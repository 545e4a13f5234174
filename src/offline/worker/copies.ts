/** The files on the device: one cache for each language of each release. */
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { PrecacheController } from 'workbox-precaching';
import { announced, openOrigins, prefix } from './notes.ts';
import type { Precache } from '../precache.ts';

declare const self: ServiceWorkerGlobalScope;

/** ../build.ts puts it here. */
declare const __PRECACHE__: Precache;

export const { release, languages } = __PRECACHE__;

/** The languages that this worker keeps: the address of its script names them (register.ts). */
export const kept = (new URL(self.location.href).searchParams.get('keep') ?? '')
  .split(',')
  .filter((language) => language in languages);

/** So many files are fetched at once: one by one takes minutes on a slow line, all at once fill it. */
const lanes = 4;

const plugin: WorkboxPlugin = {
  /** A file that another release or language has as well is not fetched again. */
  async cachedResponseWillBeUsed({ cachedResponse, cacheName, event, request }) {
    if (cachedResponse || event.type !== 'install') return cachedResponse;
    const copy = await caches.match(request);
    if (copy) await (await caches.open(cacheName)).put(request, copy.clone());
    return copy;
  },
  /** A file with the right hash is right whatever its status: some hosts send 404.html with a 404. */
  cacheWillUpdate: async ({ request, response }) =>
    response.ok || request.integrity ? response : null,
};

const stores = kept.map((language) => {
  const entries = Object.entries(languages[language]!.files).map(([path, hash]) => ({
    url: self.registration.scope + path,
    revision: hash,
    ...(hash && { integrity: `sha256-${hash}` }),
  }));
  const name = cacheName(language, release);
  const controllerOf = (part: typeof entries) => {
    const controller = new PrecacheController({ cacheName: name, plugins: [plugin] });
    controller.addToCacheList(part);
    return controller;
  };
  return {
    language,
    name,
    size: entries.length,
    files: controllerOf(entries),
    parts: Array.from({ length: lanes }, (_, lane) =>
      controllerOf(entries.filter((_entry, index) => index % lanes === lane)),
    ),
  };
});

/**
 * Fetches what is not here yet of the kept languages. What came before an error stays, and is not fetched
 * again when the browser installs this worker anew; unless the device is full.
 * @param event the install event
 * @throws Error unless all files are here
 */
export async function keep(event: ExtendableEvent): Promise<void> {
  const parts = stores.flatMap((store) => store.parts);
  const results = await Promise.allSettled(parts.map((part) => part.install(event)));
  const failed = results.find((result) => result.status === 'rejected');
  const caught: unknown = failed?.reason;
  for (const { name, size } of stores) {
    const complete = (await (await caches.open(name)).keys()).length === size;
    if (complete) continue;
    if (!failed) throw new Error(`${name} was removed while its files came`);
    const full = caught instanceof Error && caught.name === 'QuotaExceededError';
    if (full) await caches.delete(name);
  }
  if (failed) throw caught;
}

/**
 * @param path an address below the scope, without what stands behind its `?`
 * @param from the release to look in
 * @returns what is kept at the address
 */
export async function copyOf(path: string, from = release): Promise<Response | undefined> {
  const url = self.registration.scope + path;
  for (const { language, files } of stores) {
    // The keys of another release end in hashes that this one does not know.
    const own = from === release;
    const key = own ? files.getCacheKeyForURL(url) : url;
    const where = { cacheName: cacheName(language, from), ignoreSearch: !own };
    const copy = key && (await caches.match(key, where));
    if (copy) return copy;
  }
  return undefined;
}

/** Removes releases of which no page is open. While a newer one is under way, what has come of it stays. */
export async function tidy(): Promise<void> {
  if (await announced()) return;
  const used = [release, ...(await openOrigins())];
  for (const name of await caches.keys()) {
    const from = name.startsWith(prefix) && name.slice(prefix.length).split(' ')[1];
    if (from && !used.includes(from)) await caches.delete(name);
  }
}

function cacheName(language: string, from: string): string {
  return `${prefix}${language} ${from}`;
}
