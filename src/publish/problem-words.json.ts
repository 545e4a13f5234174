import type { APIRoute } from 'astro';
import { readFacts } from '../facts/load.ts';

/** By id, the messages and names of every problem, for the filter of the index (components/ProblemFilter.astro). */
export const GET: APIRoute = () =>
  Response.json(
    Object.fromEntries(
      [...readFacts().problems].map(([id, { messages, aliases }]) => [
        id,
        [...messages.map(({ text }) => text), ...aliases['zh-CN'], ...aliases.en].join('\n'),
      ]),
    ),
  );
