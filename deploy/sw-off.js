/**
 * Turns the offline copy off: publish this file as /sw.js. It replaces the worker in every browser that
 * visits, deletes the worker's caches, and then unregisters itself. Leave it there for as long as readers may
 * come back.
 */
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(`offline ${self.registration.scope} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
