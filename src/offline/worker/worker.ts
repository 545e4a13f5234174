/**
 * Keeps the pages of the languages that a reader reads, and their search, on the device. A reader with this
 * worker is never worse off than one without it:
 *
 * 1. Whoever is online reads what is published now: the network is asked first. A copy answers only where
 *    the network fails, takes longer than a second to begin or three to end, and for files whose names change
 *    with their content.
 * 2. A failure of the storage counts as “there is no copy”: the network answers.
 * 3. Nothing is kept unchecked: the content of every file must have the digest that the release lists.
 * 4. What is missing or damaged, for whatever reason, is fetched with the next page that is opened, not with
 *    the next release.
 * 5. An older release is removed once the newer one is whole, or at once if there is no room for both.
 *    Until then the older one answers without a network, so that nothing is half of one and half of another.
 * 6. Without a network and without a copy the reader is told so, and never that a page does not exist.
 * 7. A newer worker fills its cache at once, but answers only when the pages of the older one are closed:
 *    Chromium drops a navigation that begins while one worker replaces another, and the reader waits forever.
 */
export {};

declare const self: ServiceWorkerGlobalScope;

/** ../build.ts puts them here: the name of the release, for each language the digest of its list, a page. */
declare const __RELEASE__: string;
declare const __LISTS__: Record<string, string>;
declare const __SENTENCE__: string;

const release = __RELEASE__;
const lists = __LISTS__;
const { scope } = self.registration;

/** Files that never change under their name: Astro's scripts and styles, the parts of Pagefind's index. */
const immutable = /^_astro\/|^pagefind\/[^/]+\/(fragment|index)\/|\.pf_meta$/;

/** Where there is another way, neither network nor storage is waited for longer. */
const seconds = (count: number) =>
  new Promise<undefined>((go) => setTimeout(go, count * 1000, undefined));

/** Browsers run or show these files only as what they are. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** So many files are fetched at once: one by one takes minutes on a slow line, all at once fill it. */
const lanes = 4;

/** What is being kept at the moment: the same language is not kept twice at once. */
const underWay = new Map<string, Promise<void>>();

self.addEventListener('activate', (event) => {
  // While a worker starts, the browser fetches the page by itself.
  event.waitUntil(Promise.resolve(self.registration.navigationPreload?.enable()).catch(() => {}));
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const language = String(event.data);
  if (!(language in lists)) return;
  const keeping = underWay.get(language) ?? keep(language).finally(() => underWay.delete(language));
  underWay.set(language, keeping);
  event.waitUntil(keeping);
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  // Some hosts lead `guides/cancel/` to `guides/cancel`, and browsers remember that.
  const path = new URL(url).pathname
    .slice(new URL(scope).pathname.length)
    .replace(/(^|\/)index\.html$/, '$1')
    .replace(/(^|\/)([^./]+)$/, '$1$2/');
  event.respondWith(answer(event, path));
});

async function answer(event: FetchEvent, path: string): Promise<Response> {
  const second = seconds(1);
  const lookup = copyOf(path);
  const copy = await Promise.race([lookup, second]);
  if (copy && immutable.test(path)) return copy;
  const network = fromNetwork(event);
  event.waitUntil(network.catch(() => {}));
  try {
    const response = await (copy ? inTime(network, second) : network);
    if (response) return response;
  } catch {
    // No network.
  }
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return (
    (await lookup) ??
    (event.request.mode === 'navigate'
      ? new Response(__SENTENCE__, { status: 503, headers })
      : Response.error())
  );
}

/** @returns an answer with its whole body, since what has begun to show cannot be replaced by the copy. */
async function inTime(
  network: Promise<Response>,
  second: Promise<undefined>,
): Promise<Response | undefined> {
  const response = await Promise.race([network, second]);
  // A host in trouble, or with too many readers, is no better than none.
  if (!response || response.status >= 500 || response.status === 429) return undefined;
  const whole = response.clone().arrayBuffer();
  return (await Promise.race([whole, seconds(2)])) && response;
}

/** @returns what the browser has asked for already, or what it answers now. */
async function fromNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  const early = (await preloadResponse) as Response | undefined;
  // Firefox hands over a failure as if it were an answer.
  return early && early.type !== 'error' ? early : fetch(request);
}

/** @returns what is kept at the address, of the oldest release that is here; undefined for any failure. */
async function copyOf(path: string): Promise<Response | undefined> {
  try {
    return await caches.match(scope + path);
  } catch {
    return undefined;
  }
}

/**
 * Brings the cache of a language up to what this release lists. Stops at the first fault, since a host that
 * changes all its files on the way would else send them with every page; what has come stays.
 * @throws Error unless all files are here
 */
async function keep(language: string): Promise<void> {
  const prefix = `offline ${scope} ${language} `;
  const removeOlder = async () => {
    for (const name of await caches.keys()) {
      // The newer ones come later, and another worker may be filling them.
      if (name === prefix + release) break;
      if (name.startsWith(prefix)) await caches.delete(name);
    }
  };
  const cache = await caches.open(prefix + release);
  let files: [string, string][] = [];
  try {
    const list = await keepFile(cache, `offline/${language}.json`, lists[language]!);
    files = Object.entries((await list.json()) as Record<string, string>);
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let file = files.shift(); file; file = files.shift()) await keepFile(cache, ...file);
      }),
    );
  } catch (error) {
    files.length = 0;
    // Full: better no copy than one that grows old.
    if (error instanceof Error && error.name === 'QuotaExceededError') await removeOlder();
    throw error;
  }
  await removeOlder();
}

/**
 * Brings a file of this release into its cache if it is not there unharmed. To compare all files, about 700,
 * takes half a second.
 */
async function keepFile(cache: Cache, path: string, digest: string): Promise<Response> {
  const url = scope + path;
  const here = () => cache.match(url);
  const inOtherCache = () => caches.match(url);
  const online = () => fetch(url, { cache: 'no-cache', priority: 'low' });
  for (const find of [here, inOtherCache, online]) {
    const response = await find().catch(() => undefined);
    const content = await response?.arrayBuffer().catch(() => undefined);
    if (!content) continue;
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    if (!btoa(String.fromCharCode(...bytes)).startsWith(digest)) continue;
    // The digest says nothing of the headers, and a wrong one would stay as long as the file does.
    const headers = new Headers(response!.headers);
    for (const name of ['Content-Disposition', 'Vary']) headers.delete(name);
    const type = types[/\.(\w+)$|$/.exec(path)![1] ?? 'html'];
    if (type) headers.set('Content-Type', `${type}; charset=utf-8`);
    // Made anew: browsers refuse a page that was redirected on its way.
    const file = new Response(content, { headers });
    if (find !== here) await cache.put(url, file.clone());
    return file;
  }
  throw new Error(`${path}: not what release ${release} lists`);
}
