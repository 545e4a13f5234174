/**
 * Caches the pages and search of the languages that a reader uses. A reader with this worker is never worse
 * off than one without it:
 *
 * 1. Online readers get the published version: the network comes first. A cached copy answers only if the
 *    network fails or takes longer than a second to begin or two more to finish (ten each for a page of an
 *    older release), or for files whose names change with their content.
 * 2. A storage failure counts as a cache miss: the network answers.
 * 3. Nothing is cached unverified: every pack of files must match its digest.
 * 4. Missing or damaged packs, whatever the reason, are fetched when the next page is opened, not with the
 *    next release. One that cannot be had does not keep the others from the cache.
 * 5. An older release is deleted once the newer one is complete, or at once if there is no room for both.
 *    Until then the older one answers offline, so that releases never mix.
 * 6. Offline and without a cached copy, readers are told so, and never that a page does not exist.
 * 7. A newer worker fills its cache at once, but takes over only when the pages of the older one are closed:
 *    Chromium drops a navigation that begins while one worker replaces another, and the reader waits forever.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

/** Defined by ../build.ts: for each language, the digest of its list of packs; the offline page. */
declare const __RELEASES__: Record<string, string>;
declare const __OFFLINE_PAGE__: string;

const releases = __RELEASES__;
const { scope } = self.registration;

/** The names of all caches of this site begin so; other sites on the origin have caches, too. */
const prefix = `offline ${scope} `;
/** The cache of a language in this release. */
const cacheOf = (language: string) => `${prefix}${language} ${releases[language]}`;

/** Files whose names change with their content: Astro's scripts and styles, the parts of Pagefind's index. */
const immutable = /^_astro\/|^pagefind\/[^/]+\/(fragment|index)\/|\.pf_meta$/;

/** A timeout for the network or storage where there is a fallback. */
const seconds = (count: number) =>
  new Promise<undefined>((go) => setTimeout(go, count * 1000, undefined));

/** Browsers run or show these files only with the right type. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** A language's list: the files of each pack, by its digest; the length of each file is in bytes. */
type List = Record<string, [path: string, length: number][]>;

/** Languages being cached at the moment, so that none is cached twice at once. */
const underWay = new Map<string, Promise<void>>();

self.addEventListener('activate', (event) => {
  // Lets the browser fetch the page while the worker starts.
  event.waitUntil(Promise.resolve(self.registration.navigationPreload?.enable()).catch(() => {}));
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const language = String(event.data);
  if (!(language in releases)) return;
  const keeping = underWay.get(language) ?? keep(language).finally(() => underWay.delete(language));
  underWay.set(language, keeping);
  event.waitUntil(keeping);
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  // Some hosts redirect `guides/cancel/` to `guides/cancel`, and browsers remember that.
  const path = new URL(url).pathname
    .slice(new URL(scope).pathname.length)
    .replace(/(^|\/)index\.html$/, '$1')
    .replace(/(^|\/)([^./]+)$/, '$1$2/');
  event.respondWith(answer(event, path));
});

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const isPage = event.request.mode === 'navigate';
  const second = seconds(1);
  const lookup = copyOf(path);
  const copy = await Promise.race([lookup, second]);
  if (copy && immutable.test(path)) return copy.response;
  const network = fromNetwork(event);
  event.waitUntil(network.catch(() => {}));
  try {
    // On a slow device the copy may be found late, and the network be slower still. Where nothing is cached,
    // as on a metered connection, an old copy may stay for many releases.
    const found = lookup.then((late) => {
      if (!late) return network;
      return isPage && late.isOld
        ? inTime(network, seconds(10), 10, isPage)
        : inTime(network, second, 2, isPage);
    });
    const response = await (copy ? found : Promise.race([network, found]));
    if (response) return response;
  } catch {
    // No network.
  }
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return (
    (await lookup)?.response ??
    (isPage ? new Response(__OFFLINE_PAGE__, { status: 503, headers }) : Response.error())
  );
}

/** @returns the complete response, or undefined if late: a page that has begun to show cannot be replaced. */
async function inTime(
  network: Promise<Response>,
  late: Promise<undefined>,
  patience: number,
  isPage: boolean,
): Promise<Response | undefined> {
  const response = await Promise.race([network, late]);
  // A failing or overloaded host is no better than none; but a page may have moved or gone.
  const { ok = false, status = 0 } = response ?? {};
  if (!response || (isPage ? status >= 500 || status === 429 : !ok)) return undefined;
  const whole = response.clone().arrayBuffer();
  return (await Promise.race([whole, seconds(patience)])) && response;
}

/** @returns the preloaded response, or else a fetched one. */
async function fromNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  // A preload has a header of its own, which not every network lets through, nor every firewall.
  const early = (await Promise.resolve(preloadResponse).catch(() => undefined)) as
    Response | undefined;
  // Firefox resolves a failed preload to an error response.
  return early && early.type !== 'error' && early.status < 400 ? early : fetch(request);
}

/** @returns the cached file, from the oldest release in storage; undefined on any failure. */
async function copyOf(path: string): Promise<{ response: Response; isOld: boolean } | undefined> {
  try {
    for (const name of await caches.keys()) {
      const response = name.startsWith(prefix) && (await copyIn(name, path));
      if (!response) continue;
      // With a newer worker waiting, a copy that is not of this release may be newer, too.
      const isOld =
        !Object.keys(releases).map(cacheOf).includes(name) && !self.registration.waiting;
      return { response, isOld };
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

/** @returns the URL of the list of packs in a cache, which is named after it */
const listIn = (cacheName: string) => `${scope}offline/${cacheName.split(' ').pop()}.json`;

/** @returns a file from a cache, if it and its pack are there */
async function copyIn(cacheName: string, path: string): Promise<Response | undefined> {
  let places = placesIn.get(cacheName);
  if (!places) {
    const list = await caches.match(listIn(cacheName), { cacheName });
    // Copies of the first workers have an entry for each file.
    if (!list) return caches.match(scope + path, { cacheName });
    places = new Map();
    for (const [digest, files] of Object.entries((await list.json()) as List)) {
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
async function keep(language: string): Promise<void> {
  const own = cacheOf(language);
  const removeOlder = async (spared: number) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix}${language} `));
    // Newer caches come later, and another worker may be filling them.
    for (const name of names.slice(spared, names.indexOf(own))) {
      // While one of the first workers is in use, it can only read a copy like its own.
      const isPacked = await caches.match(listIn(name), { cacheName: name });
      if (isPacked || !self.registration.waiting) await caches.delete(name);
    }
  };
  const cache = await caches.open(own);
  let failure: unknown;
  // If storage is full, better no copy than one that grows stale.
  const isFull = () => failure instanceof Error && failure.name === 'QuotaExceededError';
  try {
    const list = await keepFile(cache, `${releases[language]}.json`);
    for (const digest of Object.keys((await list.json()) as List))
      if (!isFull()) await keepFile(cache, `${digest}.txt`).catch((error) => (failure = error));
  } catch (error) {
    failure = error;
  }
  // The oldest is complete.
  await removeOlder(failure && !isFull() ? 1 : 0);
  if (failure) throw failure;
}

/**
 * Puts a file of this release into its cache unless an intact copy is there. Verifying all files takes a tenth
 * of a second.
 * @param name its name, which is its digest, in the folder `offline/`
 * @throws Error if it cannot be fetched or stored
 */
async function keepFile(cache: Cache, name: string): Promise<Response> {
  const url = `${scope}offline/${name}`;
  const here = () => cache.match(url);
  const inOtherCache = () => caches.match(url);
  // A download that never ends would keep the language under way for good; old browsers lack the function.
  const fetchAs = (cacheMode: RequestCache) =>
    fetch(url, { cache: cacheMode, priority: 'low', signal: AbortSignal.timeout?.(240_000) });
  const online = () => fetchAs('default');
  // The browser's cache may hold a broken file.
  const afresh = () => fetchAs('reload');
  for (const find of [here, inOtherCache, online, afresh]) {
    const response = await find().catch(() => undefined);
    const content = await response?.arrayBuffer().catch(() => undefined);
    if (!content) continue;
    if (!(await isIntact(content, name.split('.')[0]!))) continue;
    // The digest does not cover headers, and a wrong one would stay as long as the file does.
    const file = new Response(content);
    if (find !== here) await cache.put(url, file.clone());
    // Otherwise a device that silently stores nothing would fetch all files with every page.
    if (!(await here())) break;
    return file;
  }
  throw new Error(`${name}: not to be had, or not stored`);
}
