/**
 * Copies of the site in storage: a cache for each language and release, with packs of files and a list of them. Only
 * whole releases are read.
 */

declare const self: ServiceWorkerGlobalScope;

/** Defined by ../write.ts: for each language, the digest of its list of packs. */
declare const __RELEASES__: Record<string, string>;

export const releases = __RELEASES__;
const { scope } = self.registration;

/** The names of all caches of this site begin so; other sites on the origin have caches, too. */
const prefix = `offline ${scope} `;
/** The cache of a language in this release. */
const cacheOf = (language: string) => `${prefix}${language} ${releases[language]}`;

/** The address of a pack or a list, which its digest names. */
const urlOf = (digest: string) => `${scope}offline/${digest}.txt`;

/** Browsers run or show these files only with the right type. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** A language's list: the files of each pack, by its digest; the length of each file is in bytes. */
type List = Record<string, [path: string, length: number][]>;

/** The lists in the caches, because reading one takes milliseconds. */
const lists = new Map<string, List>();

/** @returns the cached file, if there is one, from the oldest release in storage */
export async function copyOf(path: string) {
  for (const name of await caches.keys()) {
    const response = name.startsWith(prefix) && (await copyIn(name, path).catch(() => undefined));
    if (!response) continue;
    // While a newer worker waits, its release is the published one, and other copies may be of that.
    const isOwn = Object.keys(releases).map(cacheOf).includes(name);
    return { response, isOld: isOwn === Boolean(self.registration.waiting) };
  }
  return undefined;
}

/** @returns a file from a cache, if it has all packs of its list, which it is named after */
async function copyIn(cacheName: string, path: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  const find = (digest: string) => cache.match(urlOf(digest));
  let list = lists.get(cacheName);
  if (!list) {
    list = (await (await find(cacheName.split(' ').pop()!))?.json()) as List | undefined;
    if (!list || (await cache.keys()).length <= Object.keys(list).length) return undefined;
    lists.set(cacheName, list);
  }
  for (const [digest, files] of Object.entries(list)) {
    let end = 0;
    const [, length] = files.find(([file, size]) => ((end += size), file === path)) ?? [];
    if (length === undefined) continue;
    const pack = await (await find(digest))?.blob();
    const type = types[/\.(\w+)$|$/.exec(path)![1] ?? 'html'];
    return pack && new Response(pack.slice(end - length, end, type && `${type}; charset=utf-8`));
  }
  return undefined;
}

/**
 * Fills the cache of a language with the packs of this release, then deletes those of others. Packs fetched before
 * a failure stay, and older releases answer until this one is whole.
 * @throws Error unless all are cached
 */
export async function keep(language: string): Promise<void> {
  const own = cacheOf(language);
  const cache = await caches.open(own);
  try {
    const list = await keepFile(cache, releases[language]!);
    // A host that alters or refuses one pack may do so with all, and readers pay for every download.
    for (const digest of Object.keys((await list.json()) as List)) await keepFile(cache, digest);
  } catch (error) {
    // If storage is full, better no copy than one that grows stale. The second name is Firefox's.
    if (!/^QuotaExceeded|NO_DEVICE_SPACE$/.test((error as Error).name)) throw error;
  }
  for (const name of await caches.keys())
    if (name.startsWith(`${prefix}${language} `) && name !== own) await caches.delete(name);
}

/**
 * Puts a file of this release into its cache unless an intact copy is there. Verifying all files takes a tenth
 * of a second.
 * @throws Error if it cannot be fetched or stored
 */
async function keepFile(cache: Cache, digest: string): Promise<Response> {
  const url = urlOf(digest);
  const inCache = () => cache.match(url);
  const online = (mode: RequestCache) => () => fetch(url, { cache: mode, priority: 'low' });
  // The packs of the other language and of the last release are in other caches; the browser's may hold a broken file.
  for (const find of [inCache, () => caches.match(url), online('default'), online('reload')]) {
    const content = await find()
      .then((file) => file?.arrayBuffer())
      .catch(() => undefined);
    if (!content || !(await isIntact(content, digest))) continue;
    // The digest does not cover headers, and a wrong one would stay as long as the file does.
    const file = new Response(content);
    if (find !== inCache) await cache.put(url, file.clone());
    // Otherwise a device that silently stores nothing would fetch all files with every page.
    if (!(await inCache())) throw new Error(`${url}: not stored`);
    return file;
  }
  throw new Error(`${url}: unavailable`);
}

async function isIntact(content: ArrayBuffer, digest: string): Promise<boolean> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.startsWith(digest);
}
