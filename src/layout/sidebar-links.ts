import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { readFacts } from '../facts/load.ts';

/**
 * The sidebar leads to sections of the troubleshooting index. Starlight ends these links in a slash, even
 * after the hash, where it leads nowhere, and takes them for pages when it looks for the next one. On the page
 * of a problem the section that lists it is the current entry.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { sidebar, pagination, id } = locals.starlightRoute;
  const problem = readFacts().problems.get(/troubleshooting\/([^/]+)$/.exec(id)?.[1] ?? '');
  mend(sidebar, problem && `#${problem.group}`);
  for (const way of ['prev', 'next'] as const) {
    if (pagination[way]?.href.includes('#')) pagination[way] = undefined;
  }
});

function mend(entries: StarlightRouteData['sidebar'], current: string | undefined): void {
  for (const entry of entries) {
    if (entry.type === 'group') {
      mend(entry.entries, current);
      continue;
    }
    entry.href = entry.href.replace(/(#[^/]+)\/$/, '$1');
    if (current && entry.href.endsWith(current)) entry.isCurrent = true;
  }
}
