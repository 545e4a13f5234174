/**
 * Caches the pages and search of the languages that a reader uses. A reader with this worker is never worse
 * off than one without it:
 *
 * 1. Online readers get the published version: the network comes first. A cached copy answers only if the
 *    network fails, has nothing of use, or takes longer than a second to begin or two more to finish (for an
 *    older release, ten each for a page, and five to begin for its search), or for files whose names change
 *    with their content.
 * 2. A storage failure counts as a cache miss, as does a second without an answer: the network answers.
 * 3. Nothing is cached unverified: every pack of files must match its digest.
 * 4. Missing or damaged packs, whatever the reason, are fetched when the next page is opened, not with the
 *    next release. Until all of a release are there, none answers.
 * 5. An older release is deleted once the newer one is complete, or at once if there is no room for both.
 *    Until then the older one answers offline, so that releases never mix.
 * 6. Offline and without a cached copy, readers are told so, and never that a page does not exist.
 * 7. A newer worker fills its cache at once, but takes over only when the pages of the older one are closed:
 *    Chromium drops a navigation that begins while one worker replaces another, and the reader waits forever.
 */
import { copyOf, keep, releases } from './copies.ts';

declare const self: ServiceWorkerGlobalScope;

/** Defined by ../write.ts. */
declare const __OFFLINE_PAGE__: string;

const { scope } = self.registration;

/** Files whose names change with their content: Astro's scripts and styles, the parts of Pagefind's index. */
const immutable = /^_astro\/|^pagefind\/[^/]+\/(fragment|index)\/|\.pf_meta$/;

/** A timeout for the network or storage where there is a fallback. */
const seconds = (count: number) =>
  new Promise<undefined>((go) => setTimeout(go, count * 1000, undefined));

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
  // There may be no storage.
  const lookup = copyOf(path).catch(() => undefined);
  const copy = await Promise.race([lookup, second]);
  if (copy && immutable.test(path)) return copy.response;
  const network = fromNetwork(event);
  event.waitUntil(network.catch(() => {}));
  try {
    // Where nothing is cached, as on a metered connection, an old copy may stay for many releases, and a newer
    // page may not be able to search in it.
    const late = copy?.isOld ? seconds(isPage ? 10 : 5) : second;
    const response = await (copy ? inTime(network, late, copy.isOld ? 10 : 2, path) : network);
    if (response) return response;
  } catch {
    // No network.
  }
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  // Storage may never answer.
  return (
    (await Promise.race([lookup, seconds(10)]))?.response ??
    (isPage ? new Response(__OFFLINE_PAGE__, { status: 503, headers }) : Response.error())
  );
}

/**
 * @returns the complete response, or undefined if late or of no use: a page that has begun to show cannot be
 *   replaced
 */
async function inTime(
  network: Promise<Response>,
  late: Promise<undefined>,
  patience: number,
  path: string,
): Promise<Response | undefined> {
  const response = await Promise.race([network, late]);
  if (!response) return undefined;
  const { ok, status, headers } = response;
  const isFile = path.includes('.');
  // Browsers recognize a page without a type.
  const type = headers.get('Content-Type') ?? (isFile ? '' : 'text/html');
  // A failing or overloaded host is no better than none, nor a filter that answers for it with a page of its own,
  // nor a part, an empty answer or a page that would be downloaded; but a page may have moved or gone.
  const isNone = ok
    ? status === 206 || (isFile ? /html/.test(type) : !type.startsWith('text/html'))
    : isFile || status >= 500 || [400, 408, 429, 431].includes(status);
  if (isNone) return undefined;
  const whole = await Promise.race([response.clone().arrayBuffer(), seconds(patience)]);
  // A redirect has neither status nor content. A proxy may have compressed a page without saying so.
  const isOurs = isFile || !ok ? whole?.byteLength : /^\s*</.test(new TextDecoder().decode(whole));
  return whole && (isOurs || status === 0) ? response : undefined;
}

/** @returns the preloaded response, or else a fetched one. */
async function fromNetwork({ preloadResponse, request }: FetchEvent): Promise<Response> {
  // A preload has a header of its own, which not every network lets through, nor every firewall.
  const early = (await Promise.resolve(preloadResponse).catch(() => undefined)) as
    Response | undefined;
  // Firefox resolves a failed preload to an error response.
  return early && early.type !== 'error' && early.status < 400 ? early : fetch(request);
}
