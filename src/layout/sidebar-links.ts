import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';

/**
 * The sidebar leads to sections of the troubleshooting index. Starlight ends these links in a slash, even
 * after the hash, where it leads nowhere, and takes them for pages when it looks for the next one.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { sidebar, pagination } = locals.starlightRoute;
  mend(sidebar);
  for (const way of ['prev', 'next'] as const) {
    if (pagination[way]?.href.includes('#')) pagination[way] = undefined;
  }
});

function mend(entries: StarlightRouteData['sidebar']): void {
  for (const entry of entries) {
    if (entry.type === 'group') mend(entry.entries);
    else entry.href = entry.href.replace(/(#[^/]+)\/$/, '$1');
  }
}
