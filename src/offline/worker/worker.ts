/**
 * Keeps the pages of the languages that a reader reads, and their search, on the device. A reader with this
 * worker is never worse off than one without it:
 *
 * 1. Whoever is online reads what is published now: the network is asked first. A copy answers only where
 *    the network fails or takes longer than a second, and for files whose names change with their content.
 * 2. A failure of the storage counts as “there is no copy”: the network answers.
 * 3. Nothing is kept unchecked: the content of every file must have the digest that the release lists.
 * 4. What is missing, for whatever reason, is fetched with the next page that is opened, not with the next
 *    release.
 * 5. An older release is removed once the newer one is whole, or at once if there is no room for both.
 *    Until then the older one answers without a network, so that nothing is half of one and half of another.
 * 6. Without a network and without a copy the reader is told so, and never that a page does not exist.
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

/** Where there is another way, neither network nor storage may take longer. */
const patience = () => new Promise<void>((go) => setTimeout(go, 1000));

/** Browsers run or show these files only as what they are. */
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** So many files are fetched at once: one by one takes minutes on a slow line, all at once fill it. */
const lanes = 4;

/** What is being kept at the moment: the same language is not kept twice at once. */
const underWay = new Map<string, Promise<void>>();

self.addEventListener('install', () => void self.skipWaiting());

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
  const path = new URL(url).pathname
    .slice(new URL(scope).pathname.length)
    .replace(/(^|\/)index\.html$/, '$1');
  event.respondWith(immutable.test(path) ? copyFirst(event, path) : networkFirst(event, path));
});

async function copyFirst({ request }: FetchEvent, path: string): Promise<Response> {
  return (await Promise.race([copyOf(path), patience()])) ?? fetch(request);
}

async function networkFirst(event: FetchEvent, path: string): Promise<Response> {
  const network = fromNetwork(event);
  const answer = network.catch(() => undefined);
  event.waitUntil(answer);
  const inTime = await Promise.race([answer, patience()]);
  // A host in trouble, or with too many readers, is no better than none.
  if (inTime && inTime.status < 500 && inTime.status !== 429) return inTime;
  const copy = await copyOf(path);
  if (copy) return copy;
  return event.request.mode === 'navigate'
    ? ((await answer) ?? withoutNetwork(event.request, path))
    : network;
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

async function withoutNetwork({ url }: Request, path: string): Promise<Response> {
  if (!path.endsWith('/') && (await copyOf(`${path}/`))) {
    return Response.redirect(`${scope}${path}/${new URL(url).search}`);
  }
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(__SENTENCE__, { status: 503, headers });
}

/**
 * Fetches what is missing of a language. Stops at the first fault, since a host that changes all its files
 * on the way would else send them with every page; what has come stays.
 * @throws Error unless all files are here
 */
async function keep(language: string): Promise<void> {
  const name = `offline ${scope} ${language} ${release}`;
  const removeOlder = async () => {
    for (const other of await caches.keys()) {
      if (other.startsWith(`offline ${scope} ${language} `) && other !== name) {
        await caches.delete(other);
      }
    }
  };
  const cache = await caches.open(name);
  const listPath = `offline/${language}.json`;
  const list = await checkedFile(listPath, lists[language]!);
  const files = (await list.clone().json()) as Record<string, string>;
  const here = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.entries(files).filter(([path]) => !here.has(scope + path));
  try {
    if (!here.has(scope + listPath)) await cache.put(scope + listPath, list);
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        for (let file = missing.shift(); file; file = missing.shift()) {
          await cache.put(scope + file[0], await checkedFile(...file));
        }
      }),
    );
  } catch (error) {
    missing.length = 0;
    // Full: better no copy than one that grows old.
    if (error instanceof Error && error.name === 'QuotaExceededError') await removeOlder();
    throw error;
  }
  await removeOlder();
}

/** @returns a file of this release: the copy of another release or language if it is the same, or the network's. */
async function checkedFile(path: string, digest: string): Promise<Response> {
  const fetchFile = () => fetch(scope + path, { cache: 'no-cache', priority: 'low' });
  for (const find of [() => copyOf(path), fetchFile]) {
    const response = await find();
    const content = await response?.arrayBuffer();
    if (!content) continue;
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    if (!btoa(String.fromCharCode(...bytes)).startsWith(digest)) continue;
    // The digest says nothing of the headers, and a wrong one would stay as long as the file does.
    const headers = new Headers(response!.headers);
    for (const name of ['Content-Disposition', 'Vary']) headers.delete(name);
    const type = types[/\.(\w+)$|$/.exec(path)![1] ?? 'html'];
    if (type) headers.set('Content-Type', `${type}; charset=utf-8`);
    // Made anew: browsers refuse a page that was redirected on its way.
    return new Response(content, { headers });
  }
  throw new Error(`${path}: not what release ${release} lists`);
}
