/** Starts a problem: its entry in the registry and its page. `npm run new:problem -- <id>` */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const registry = 'content/facts/problems.yaml';

/**
 * @param id the new problem's id
 * @param existing the ids that there are
 * @returns why it cannot be made, or undefined
 */
export function refuse(id: string | undefined, existing: string[]): string | undefined {
  if (!id) return 'Which problem? npm run new:problem -- <id>, for example card-frozen.';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return `"${id}" cannot be an id: it becomes an address for ever, so lower-case ASCII words joined by "-".`;
  }
  if (existing.includes(id)) return `"${id}" is already in ${registry}.`;
  return undefined;
}

/** @returns the entry of a new problem; what has to be written is marked TODO and does not build. */
export function entryOf(id: string): string {
  return `
${id}:
  group: TODO
  platforms: [TODO]
  routes: []
  guide: TODO
  first:
    zh-CN: TODO
    en: TODO
  messages: []
  aliases:
    zh-CN: []
    en: []
  related: [TODO]
  sources: [TODO]
`;
}

/** @returns the page of a new problem, with the sections that every problem page has. */
export function pageOf(today: string): string {
  return `---
title: TODO
description: TODO
reviewed: ${today}
---

TODO

<ProblemHeader />

## 这是什么意思 [#meaning]

TODO

## 怎么确认是它 [#how-to-tell]

TODO

## 怎么办 [#what-to-do]

1. TODO

## 还是不行 [#still-failing]

TODO
`;
}

if (import.meta.main) {
  const [id = ''] = process.argv.slice(2);
  const existing = Object.keys(parse(readFileSync(registry, 'utf8')) as object);
  const page = `content/docs/troubleshooting/${id}.mdx`;
  const reason =
    refuse(id, existing) ?? (existsSync(page) ? `${page} is already there.` : undefined);
  if (reason) {
    console.error(reason);
    process.exit(1);
  }
  appendFileSync(registry, entryOf(id));
  writeFileSync(page, pageOf(new Date().toISOString().slice(0, 10)));
  console.log(
    `Now write what says TODO, in ${registry} (its head explains the keys) and in ${page},`,
  );
  console.log('then run: npm run permalinks && npm test');
}
