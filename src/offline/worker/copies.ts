/** Copies of the site in storage: a cache for each language and release, with packs of files and a list of them. */

declare const self: ServiceWorkerGlobalScope;

/** Defined by ../write.ts: for each language, the digest of its list of packs. */
declare const __RELEASES__: Record<string, string>;

export const releases = __RELEASES__;
const { scope } = self.registration;

/** The names of all caches of this site begin so; other sites on the origin have caches, too. */
const prefix = `offline ${scope} `;
/** The cache of a language in this release. */
const cacheOf = (language: string) => `${prefix}${language} ${releases[language]}`;

/** Browsers run or show these files only with the right type. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** A language's list: the files of each pack, by its digest; the length of each file is in bytes. */
type List = Record<string, [path: string, length: number][]>;

/** @returns the cached file, from the oldest release in storage; undefined on any failure. */
export async function copyOf(
  path: string,
): Promise<{ response: Response; isOld: boolean } | undefined> {
  try {
    for (const name of await caches.keys()) {
      const response = name.startsWith(prefix) && (await copyIn(name, path).catch(() => undefined));
      if (!response) continue;
      // While a newer worker waits, its release is the published one, and other copies may be of that.
      const isOwn = Object.keys(releases).map(cacheOf).includes(name);
      return { response, isOld: isOwn === Boolean(self.registration.waiting) };
    }
  } catch {
    // No storage.
  }
  return undefined;
}

/** Where a file is: its pack, and its first and last byte there. */
type Place = [pack: string, start: number, end: number];

/** The packs in storage that were intact, with their caches: a disk may damage what it has kept. */
const intact = new Set<string>();

async function isIntact(content: ArrayBuffer, digest: string): Promise<boolean> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.startsWith(digest);
}

/** The places of all files in each cache, because reading a list takes milliseconds. */
const placesIn = new Map<string, Map<string, Place>>();

/** @returns the list of packs in a cache, which is named after it; undefined if damaged or unreadable */
async function listIn(cacheName: string): Promise<List | undefined> {
  const url = `${scope}offline/${cacheName.split(' ').pop()}.json`;
  const read = async () => (await caches.match(url, { cacheName }))?.json();
  return read().catch(() => undefined);
}

/** @returns a file from a cache, if it and its pack are there */
async function copyIn(cacheName: string, path: string): Promise<Response | undefined> {
  let places = placesIn.get(cacheName);
  if (!places) {
    const list = await listIn(cacheName);
    if (!list) return undefined;
    places = new Map();
    for (const [digest, files] of Object.entries(list)) {
      let end = 0;
      for (const [file, length] of files) places.set(file, [digest, end, (end += length)]);
    }
    placesIn.set(cacheName, places);
  }
  const [digest, start, end] = places.get(path) ?? [];
  const pack = digest && (await caches.match(`${scope}offline/${digest}.txt`, { cacheName }));
  if (!pack) return undefined;
  const blob = await pack.blob();
  const stored = `${cacheName} ${digest}`;
  if (!intact.has(stored) && !(await isIntact(await blob.arrayBuffer(), digest))) return undefined;
  intact.add(stored);
  const type = types[/\.(\w+)$|$/.exec(path)![1] ?? 'html'];
  const headers = type ? { 'Content-Type': `${type}; charset=utf-8` } : undefined;
  return new Response(blob.slice(start, end), { headers });
}

/**
 * Fills the cache of a language with the packs of this release. Packs fetched before a failure stay.
 * @throws Error unless all are cached
 */
export async function keep(language: string): Promise<void> {
  const own = cacheOf(language);
  const cache = await caches.open(own);
  const failures: Error[] = [];
  const has = (name: RegExp) => failures.filter((error) => name.test(error.name)).length;
  // If storage is full, better no copy than one that grows stale. The second name is Firefox's.
  const isFull = () => has(/^QuotaExceeded|NO_DEVICE_SPACE$/) > 0;
  try {
    const list = await keepFile(cache, `${releases[language]}.json`);
    for (const digest of Object.keys((await list.json()) as List)) {
      // A host that alters or refuses one pack may do so with all, and readers pay for every download.
      if (isFull() || has(/^DataError$/) > 1) break;
      await keepFile(cache, `${digest}.txt`).catch((error: Error) => failures.push(error));
    }
  } catch (error) {
    failures.push(error as Error);
  }
  const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix}${language} `));
  // Until this release is whole, an older one answers that is.
  let spares = failures.length > 0 && !isFull();
  // Newer caches come later, and another worker may be filling them, or have deleted this one.
  for (const name of names.slice(0, Math.max(0, names.indexOf(own)))) {
    const list = spares ? await listIn(name) : undefined;
    if (list && (await (await caches.open(name)).keys()).length > Object.keys(list).length)
      spares = false;
    else await caches.delete(name);
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Puts a file of this release into its cache unless an intact copy is there. Verifying all files takes a tenth
 * of a second.
 * @param name its name, which is its digest, in the folder `offline/`
 * @throws Error if it cannot be fetched or stored; a DataError if the host has something else for it
 */
async function keepFile(cache: Cache, name: string): Promise<Response> {
  const url = `${scope}offline/${name}`;
  const read = async (store: Cache | CacheStorage) => (await store.match(url))?.arrayBuffer();
  const here = () => read(cache).catch(() => undefined);
  const inOtherCache = () => read(caches).catch(() => undefined);
  let isAlone = true;
  const online = async (mode: RequestCache) => {
    // A download that never ends would keep the language under way for good; old browsers lack the function.
    const signal = AbortSignal.timeout?.(240_000);
    const response = await fetch(url, { cache: mode, priority: 'low', signal });
    isAlone = response.status === 404;
    return response.arrayBuffer();
  };
  // The browser's cache may hold a broken file.
  for (const find of [here, inOtherCache, () => online('default'), () => online('reload')]) {
    const content = await find();
    if (!content || !(await isIntact(content, name.split('.')[0]!))) continue;
    // The digest does not cover headers, and a wrong one would stay as long as the file does.
    const file = new Response(content);
    if (find !== here) await cache.put(url, file.clone());
    // Otherwise a device that silently stores nothing would fetch all files with every page.
    if (!(await cache.match(url))) throw new Error(`${name}: not stored`);
    return file;
  }
  throw new DOMException(`${name}: not to be had`, isAlone ? 'NetworkError' : 'DataError');
}
