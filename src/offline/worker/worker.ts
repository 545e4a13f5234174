/**
 * Caches the pages and search of the languages that a reader uses. A reader with this worker is never worse
 * off than one without it:
 *
 * 1. Online readers get the published version: the network comes first. A cached copy answers only if the
 *    network fails or takes longer than a second to begin or two more to finish (ten each for a page of an
 *    older release), or for files whose names change with their content.
 * 2. A storage failure counts as a cache miss: the network answers.
 * 3. Nothing is cached unverified: the content of every file must match the digest that the release lists.
 * 4. Missing or damaged files, whatever the reason, are fetched when the next page is opened, not with the
 *    next release. A few files that the host alters do not keep the others from the cache. A host that
 *    limits requests is left alone for ten minutes.
 * 5. An older release is deleted once the newer one is complete, or at once if there is no room for both.
 *    Until then the older one answers offline, so that releases never mix; while a host alters files, that
 *    is the last one before.
 * 6. Offline and without a cached copy, readers are told so, and never that a page does not exist.
 * 7. A newer worker fills its cache at once, but takes over only when the pages of the older one are closed:
 *    Chromium drops a navigation that begins while one worker replaces another, and the reader waits forever.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

/** Defined by ../build.ts: the release name, the digest of each language's list, the offline page. */
declare const __RELEASE__: string;
declare const __LISTS__: Record<string, string>;
declare const __OFFLINE_PAGE__: string;

const release = __RELEASE__;
const lists = __LISTS__;
const { scope } = self.registration;

/** Files whose names change with their content: Astro's scripts and styles, the parts of Pagefind's index. */
const immutable = /^_astro\/|^pagefind\/[^/]+\/(fragment|index)\/|\.pf_meta$/;

/** A timeout for the network or storage where there is a fallback. */
const seconds = (count: number) =>
  new Promise<undefined>((go) => setTimeout(go, count * 1000, undefined));

/** Browsers run or show these files only with the right type. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** Number of parallel downloads: one at a time takes minutes on a slow line; all at once saturate it. */
const lanes = 4;

/** A host that alters more files than this alters all: trying them all would fetch the site with every page. */
const mostAltered = 5;

/** Until when, in ms since 1970, a host that limits requests is left alone: readers need those that it allows. */
let restUntil = 0;

/** Languages being cached at the moment, so that none is cached twice at once. */
const underWay = new Map<string, Promise<void>>();

self.addEventListener('activate', (event) => {
  // Lets the browser fetch the page while the worker starts.
  event.waitUntil(Promise.resolve(self.registration.navigationPreload?.enable()).catch(() => {}));
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const language = String(event.data);
  if (!(language in lists) || Date.now() < restUntil) return;
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
      // Other sites on the origin have caches, too.
      if (!name.startsWith(`offline ${scope} `)) continue;
      const response = await caches.match(scope + path, { cacheName: name });
      // With a newer worker waiting, a copy that is not of this release may be newer, too.
      const isOld = !name.endsWith(` ${release}`) && !self.registration.waiting;
      if (response) return { response, isOld };
    }
  } catch {
    // No storage.
  }
  return undefined;
}

/**
 * Fills the cache of a language with the files of this release. Files fetched before a failure stay.
 * @throws Error unless all files are cached, but for a few that the host alters
 */
async function keep(language: string): Promise<void> {
  const prefix = `offline ${scope} ${language} `;
  const removeOlder = async (spared = 0) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    // Newer caches come later, and another worker may be filling them.
    const older = names.slice(0, names.indexOf(prefix + release));
    for (const name of older.slice(0, older.length - spared)) await caches.delete(name);
  };
  const cache = await caches.open(prefix + release);
  let files: [string, string][] = [];
  const altered: [string, string][] = [];
  try {
    const list = await keepFile(cache, `offline/${language}.json`, lists[language]!);
    if (!list) throw new Error('the list of files is altered');
    files = Object.entries((await list.json()) as Record<string, string>);
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let file = files.shift(); file; file = files.shift()) {
          if (await keepFile(cache, ...file)) continue;
          if (altered.push(file) > mostAltered) throw new Error('the host alters files');
        }
      }),
    );
    // The fault may have passed.
    for (const file of altered.splice(0)) if (!(await keepFile(cache, ...file))) altered.push(file);
  } catch (error) {
    files.length = 0;
    // Storage is full: better no copy than one that grows stale.
    if (error instanceof Error && error.name === 'QuotaExceededError') await removeOlder();
    throw error;
  }
  await removeOlder(altered.length > 0 ? 1 : 0);
}

/**
 * Puts a file of this release into its cache unless an intact copy is there. Verifying all files, about 700,
 * takes half a second.
 * @returns the file, or undefined if the host sends another
 * @throws Error if it cannot be fetched or stored
 */
async function keepFile(cache: Cache, path: string, digest: string): Promise<Response | undefined> {
  const url = scope + path;
  const here = () => cache.match(url);
  const inOtherCache = () => caches.match(url);
  // A download that never ends would keep the language under way for good; old browsers lack the function.
  const fetchAs = (cacheMode: RequestCache) =>
    fetch(url, { cache: cacheMode, priority: 'low', signal: AbortSignal.timeout?.(60_000) });
  const online = () => fetchAs('no-cache');
  // The browser's cache may hold a broken file, which the host confirms.
  const afresh = () => fetchAs('reload');
  let isAltered = false;
  for (const find of [here, inOtherCache, online, afresh]) {
    const response = await find().catch(() => undefined);
    const content = await response?.arrayBuffer().catch(() => undefined);
    if (response?.status === 429) {
      restUntil = Date.now() + 600_000;
      break;
    }
    if (!content) continue;
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    if (!btoa(String.fromCharCode(...bytes)).startsWith(digest)) {
      isAltered = find === afresh && response!.ok;
      continue;
    }
    // The digest does not cover headers, and a wrong one would stay as long as the file does. The pages
    // contain what they need of the policy.
    const known = types[/\.(\w+)$|$/.exec(path)![1] ?? 'html'];
    const type = known ? `${known}; charset=utf-8` : response!.headers.get('Content-Type');
    const headers = type ? { 'Content-Type': type } : undefined;
    // A new response, because browsers reject a redirected one as a page.
    const file = new Response(content, { headers });
    if (find !== here) await cache.put(url, file.clone());
    // Otherwise a device that silently stores nothing would fetch all files with every page.
    if (!(await here())) break;
    return file;
  }
  if (isAltered) return undefined;
  throw new Error(`${path}: not what release ${release} lists, or not stored`);
}
