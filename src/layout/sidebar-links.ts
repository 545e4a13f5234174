import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { readFacts } from '../facts/load.ts';

/**
 * Fixes sidebar links to sections of the troubleshooting index: Starlight adds a slash after the hash, which
 * breaks them, and uses them for pagination. On a problem page the group that lists it is the current entry.
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
