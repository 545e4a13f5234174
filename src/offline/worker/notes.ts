/**
 * What workers have to remember: browsers stop a worker after seconds without work, and start it anew.
 * Notes are small responses in a cache of their own, since no other storage is as simple in a worker.
 */
declare const self: ServiceWorkerGlobalScope;

/** Other sites of this origin have caches too: these are ours. */
export const prefix = `offline ${self.registration.scope} `;

const name = `${prefix}notes`;
const newer = 'newer';

/** Says that a release has been published, for the worker that serves an older one until it is all here. */
export async function announce(release: string): Promise<void> {
  await write(newer, release);
}

/** @returns the release that has been published and is not all here yet. */
export async function announced(): Promise<string | undefined> {
  return read(newer);
}

/** Takes back what {@link announce} said: that release has taken over. */
export async function arrived(): Promise<void> {
  await erase(newer);
}

/**
 * Remembers where an open page is from, so that its scripts and its search come from there as well.
 * @param client the browser's id of the page
 * @param release a release, or `''` for the network
 */
export async function noteOrigin(client: string, release: string): Promise<void> {
  await write(`page/${client}`, release);
}

/** @returns where an open page is from; undefined if nothing was noted. */
export async function originOf(client: string): Promise<string | undefined> {
  return client === '' ? undefined : read(`page/${client}`);
}

/** Forgets the pages that have been closed, and returns where the open ones are from. */
export async function openOrigins(): Promise<Set<string>> {
  const cache = await caches.open(name);
  const origins = new Set<string>();
  for (const { url } of await cache.keys()) {
    const client = /\/page\/([^/]+)$/.exec(url)?.[1];
    if (!client) continue;
    const origin = await originOf(client);
    if (origin !== undefined && (await self.clients.get(client))) origins.add(origin);
    else await erase(`page/${client}`);
  }
  origins.delete('');
  return origins;
}

async function write(key: string, text: string): Promise<void> {
  await (await caches.open(name)).put(key, new Response(text));
}

async function read(key: string): Promise<string | undefined> {
  return (await caches.match(key, { cacheName: name }))?.text();
}

async function erase(key: string): Promise<void> {
  await (await caches.open(name)).delete(key);
}
