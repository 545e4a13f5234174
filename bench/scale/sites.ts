import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify as yaml } from 'yaml';
import type { EventEntry, Flow, Problem, Source } from '../../src/facts/schema.ts';
import { projectParts } from '../../tests/builds.ts';
import { write } from '../plain/site.ts';
import { scaled, type Content } from './content.ts';
import { filesIn } from '../../src/files.ts';

const problems = 'content/facts/problems.yaml';
const sources = 'content/facts/sources.yaml';
const flows = 'content/facts/flows.yaml';
const events = 'content/facts/events.yaml';
const questions = 'content/search/questions.yaml';
const docs = 'content/docs';

/** Written without YAML aliases, which content may not contain. */
const stringify = (data: unknown) => yaml(data, { aliasDuplicateObjects: false });

/**
 * Writes a copy of this project with another number of pages.
 * @param folder the target, inside the project, so that the copy finds node_modules
 * @param pages the number of pages
 */
export function writeOurs(folder: string, pages: number): void {
  for (const name of projectParts) cpSync(name, path.join(folder, name), { recursive: true });
  const content = scaled(readContent(), pages);
  rmSync(path.join(folder, docs), { recursive: true });
  for (const [file, text] of content.pages) {
    // Its examples may be problems that a smaller site does not have.
    write(path.join(folder, docs, file), text.replace(/<SearchField[^]*?\/>/, ''));
  }
  write(path.join(folder, problems), stringify(content.problems));
  write(path.join(folder, sources), stringify(content.sources));
  write(path.join(folder, flows), stringify(flowsAmong(content.problems)));
  write(path.join(folder, events), stringify(eventsAmong(content.problems)));
  write(path.join(folder, questions), stringify(questionsAmong(content.problems)));
}

function readContent(): Content {
  const files = filesIn(docs).filter((file) => file.endsWith('.mdx'));
  return {
    pages: new Map(files.map((file) => [file, readFileSync(path.join(docs, file), 'utf8')])),
    problems: parse(readFileSync(problems, 'utf8')) as Record<string, Problem>,
    sources: parse(readFileSync(sources, 'utf8')) as Record<string, Source>,
  };
}

/** @returns the flows without problems that a smaller site does not have. */
function flowsAmong(kept: Content['problems']): Record<string, Flow> {
  const all = parse(readFileSync(flows, 'utf8')) as Record<string, Flow>;
  for (const step of Object.values(all).flatMap(({ steps }) => steps)) {
    step.fails = step.fails?.filter((id) => id in kept);
  }
  return all;
}

/** @returns the questions without those about problems that a smaller site does not have. */
function questionsAmong(kept: Content['problems']): Record<string, object> {
  const all = parse(readFileSync(questions, 'utf8')) as Record<string, object>;
  return Object.fromEntries(
    Object.entries(all).filter(([url]) => {
      const problem = /^\/troubleshooting\/([^/]+)\//.exec(url)?.[1];
      return problem === undefined || problem in kept;
    }),
  );
}

/** @returns the events, with links to problems that a smaller site does not have replaced. */
function eventsAmong(kept: Content['problems']): Record<string, EventEntry> {
  const all = parse(readFileSync(events, 'utf8')) as Record<string, EventEntry>;
  for (const event of Object.values(all)) {
    const problem = /^\/troubleshooting\/([^/]+)\//.exec(event.page)?.[1];
    if (problem !== undefined && !(problem in kept)) event.page = '/guides/cancel/';
  }
  return all;
}
