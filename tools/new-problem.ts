/** Creates the entry and pages of a new problem: `npm run new:problem -- <id>`. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { allLanguages, type Language } from '../src/site.ts';
import { fileOf } from './confirm.ts';

const registry = 'content/facts/problems.yaml';
const questions = 'content/search/questions.yaml';

/**
 * @param id the new problem's id
 * @param existing the existing ids
 * @returns why it cannot be created, or undefined
 */
export function refuse(id: string | undefined, existing: string[]): string | undefined {
  if (!id) return 'Which problem? npm run new:problem -- <id>, for example card-frozen.';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return `"${id}" cannot be an id, which becomes a permanent address: use lower-case ASCII words joined by "-".`;
  }
  if (existing.includes(id)) return `"${id}" is already in ${registry}.`;
  return undefined;
}

/** @returns the entry of a new problem, with TODO where text is missing; the build rejects TODOs. */
export function entryOf(id: string): string {
  return `
${id}:
  group: TODO
  guide: TODO
  messages: []
  aliases:
    zh-CN: [TODO]
    en: [TODO]
  related: [TODO]
`;
}

/** @returns the questions of a new problem. */
function questionsOf(id: string): string {
  return `
/troubleshooting/${id}/:
  zh-CN:
    - TODO
  en:
    - TODO
`;
}

const headings = {
  'zh-CN': ['怎么办', '还是不行', '怎么确认是它', '这是什么意思', '你看到的', '看哪里'],
  en: [
    'What to do',
    'If it still fails',
    'How to tell it is this one',
    'What it means',
    'What you see',
    'Go to',
  ],
} as const;

/** @returns the page of a new problem, with the sections that every problem page has. */
export function pageOf(language: Language, today: string): string {
  const [whatToDo, stillFailing, howToTell, meaning, screen, goTo] = headings[language];
  return `---
title: TODO
description: TODO
reviewed: ${today}
---

TODO

## ${whatToDo} [#what-to-do]

1. TODO

## ${stillFailing} [#still-failing]

TODO

## ${howToTell} [#how-to-tell]

| ${screen} | ${goTo} |
| --- | --- |
| TODO | TODO |

## ${meaning} [#meaning]

TODO
`;
}

if (import.meta.main) {
  const [id = ''] = process.argv.slice(2);
  const existing = Object.keys(parse(readFileSync(registry, 'utf8')) as object);
  const pages = allLanguages.map(
    (language) => [language, fileOf(`troubleshooting/${id}`, language)] as const,
  );
  const there = pages.find(([, file]) => existsSync(file));
  const reason = refuse(id, existing) ?? (there && `${there[1]} already exists.`);
  if (reason) {
    console.error(reason);
    process.exit(1);
  }
  const today = new Date().toISOString().slice(0, 10);
  appendFileSync(registry, entryOf(id));
  appendFileSync(questions, questionsOf(id));
  for (const [language, file] of pages) writeFileSync(file, pageOf(language, today));
  console.log(
    `Now replace every TODO in ${registry} (its first lines explain the keys), at the end`,
  );
  console.log(`of ${questions} and in ${pages.map(([, file]) => file).join(' and ')}.`);
  console.log('Link the page from its guide, and run, with the guide:');
  console.log(`npm run finish -- troubleshooting/${id} guides/…`);
}
