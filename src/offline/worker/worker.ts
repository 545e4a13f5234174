/**
 * Keeps the pages of the languages that a reader reads, and their search, on the device.
 *
 * A release is kept whole or not at all. The browser installs this worker once all files of its release have
 * come, each checked against its hash; until then the worker of the release before serves its own. Then this
 * one takes over at once: a page that is opened from now on is of the new release, and one that was open
 * before goes on with the files of its own.
 */
import { registerRoute } from 'workbox-routing';
import { copyOf, keep, kept, languages, release, tidy } from './copies.ts';
import { metered } from '../metered.ts';
import { announce, announced, arrived, noteOrigin, originOf } from './notes.ts';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;

/** How long a page may take from the network when a newer release is out, in milliseconds. */
const patience = 1000;

self.addEventListener('install', (event) => event.waitUntil(install(event)));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.href.startsWith(scope),
  ({ event, request, url }) => {
    const path = url.pathname
      .slice(new URL(scope).pathname.length)
      .replace(/(^|\/)index\.html$/, '$1');
    return request.mode === 'navigate'
      ? openPage(event as FetchEvent, path)
      : fetchFile(event as FetchEvent, path);
  },
);

/** An error leaves things as they are; the browser tries again with a later page. */
async function install(event: ExtendableEvent): Promise<void> {
  if (self.registration.active) await announce(release);
  if (metered(self.navigator)) throw new Error('Nothing is kept over a metered connection');
  await keep(event);
  await self.skipWaiting();
}

/** Pages that no worker has served are those of the first visit: they have just come, with this release. */
async function takeOver(): Promise<void> {
  await arrived();
  await self.clients.claim();
  for (const { id } of await self.clients.matchAll()) {
    if ((await originOf(id)) === undefined) await noteOrigin(id, release);
  }
}

/** A page comes from the device, unless a newer release is out and the network is quick. */
async function openPage(event: FetchEvent, path: string): Promise<Response> {
  const { request, resultingClientId } = event;
  const copy = await copyOf(path);
  if (!copy) {
    if (await copyOf(`${path}/`)) {
      return Response.redirect(`${scope}${path}/${new URL(request.url).search}`);
    }
    return fetch(request).catch(() => withoutNetwork(path));
  }
  const fresh = await newerPage(request, copy);
  // Without a note the page is taken to be of the release that serves it.
  await noteOrigin(resultingClientId, fresh ? '' : release).catch(() => undefined);
  event.waitUntil(tidy());
  return fresh ?? copy;
}

/**
 * A newer release may be out and not all here, for want of time or space, or because the connection is
 * metered. Its pages are then read from the network, so that nobody is left with facts of the past.
 */
async function newerPage(request: Request, copy: Response): Promise<Response | undefined> {
  if (((await announced()) ?? release) === release) return undefined;
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) });
    // Anything else is the host's trouble, or a network that wants its reader to log in.
    if (response.status !== 200 && response.status !== 404) return undefined;
    const [text, known] = await Promise.all([response.clone().text(), copy.clone().text()]);
    return text === known ? undefined : response;
  } catch {
    return undefined;
  }
}

/** A script, a style or a part of the index comes from where its page came from. */
async function fetchFile({ clientId, request }: FetchEvent, path: string): Promise<Response> {
  const origin = (await originOf(clientId)) ?? release;
  return (origin && (await copyOf(path, origin))) || fetch(request);
}

/** Of a language that is kept, all pages are known; of another, none. */
async function withoutNetwork(path: string): Promise<Response> {
  // The longest folder: that of one language stands in that of another.
  const [language] = Object.entries(languages)
    .filter(([, { folder }]) => path.startsWith(folder))
    .sort(([, one], [, other]) => other.folder.length - one.folder.length)[0]!;
  const known = kept.includes(language);
  const page = await copyOf(
    known ? languages[language]!.missing : `${languages[kept[0]!]!.folder}offline.html`,
  );
  if (!page) return Response.error();
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(page.body, { status: known ? 404 : 503, headers });
}
