import path from 'node:path';
import type { Facts } from '../src/facts/files.ts';
import { parseFacts } from '../src/facts/load.ts';

/** @returns the facts in the given files; all others are empty. */
export function factsFrom(texts: Partial<Record<keyof Facts, string>>): Facts {
  return parseFacts((file) => texts[path.basename(file, '.yaml') as keyof Facts] ?? '{}');
}

export const sampleSource = `
help-page:
  title: Why was my credit card declined?
  publisher: OpenAI
  kind: official
  language: en
  url: https://help.openai.com/
  published: undated
  retrieved: 2026-11-20
`;

export const sampleValue = `
price:
  kind: price
  text: { zh-CN: '**20 美元**', en: '**US$20**' }
  sources: [help-page]
  checked: 2026-11-20
`;

export const sampleService = `
card:
  name: { zh-CN: 卡, en: Card }
  what: { zh-CN: 虚拟卡, en: A virtual card }
  status: closed
  since: 2025-01
  exact: true
  note: { zh-CN: 停了, en: Closed }
  sources: [help-page]
  page: /guides/virtual-card/
  recorded: 2026-11-20
`;
