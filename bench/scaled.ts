import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { EventEntry, Flow, Problem } from '../src/facts/schema.ts';
import { filesIn } from '../src/files.ts';
import { languages } from '../src/site.ts';
import { projectParts } from '../tests/builds.ts';
import { write } from './sites.ts';
import { variation } from './variation.ts';

const docs = 'content/docs';
const problemFile = 'content/facts/problems.yaml';

/**
 * Parts of a page that are not prose: tags, directives, link targets, heading ids, URLs, expressions and
 * frontmatter keys.
 */
const code =
  /(<[^>]*>|:::[a-z]*|\]\([^)]*\)|\[#[^\]]*\]|[a-z]+:\/\/\S+|\{[^}]*\}|^(?:title|description|reviewed|sidebar):)/gm;

/**
 * Writes a smaller or larger copy of this project. Only the number of problems changes: extra ones are copies
 * of the real ones in other words, linked to each other; links to missing problems lead to the list.
 * @param folder the target, inside the project, so that the copy finds node_modules
 * @param count the number of pages
 * @throws Error if no number of problems gives that count
 */
export function writeScaled(folder: string, count: number): void {
  const problems = read<Record<string, Problem>>(problemFile);
  const ids = Object.keys(problems);
  const pages = new Map(
    filesIn(docs)
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => [file, readFileSync(path.join(docs, file), 'utf8')]),
  );
  const folders = Object.values(languages);
  const others = pages.size - ids.length * folders.length;
  const wanted = (count - others) / folders.length;
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new Error(`${count} pages: expected ${others} plus a multiple of ${folders.length}`);
  }
  const present = new Map(
    Array.from({ length: wanted }, (_, index) => {
      const id = ids[index % ids.length]!;
      const copy = Math.floor(index / ids.length);
      return [nameOf(id, copy), { id, copy }];
    }),
  );
  const vary = variation([...pages.values(), JSON.stringify(problems)].join('\n'));
  const relink = (text: string, copy: number) =>
    text.replace(/(\/troubleshooting\/)([a-z0-9-]+)\/(?:#[a-z0-9-]+)?/g, (link, list, id) => {
      const name = nameOf(id as string, copy);
      return present.has(name) ? link.replace(`/${id}/`, `/${name}/`) : list;
    });

  for (const name of projectParts) cpSync(name, path.join(folder, name), { recursive: true });
  for (const [file, text] of pages) {
    // The search field's examples may be missing problems.
    write(path.join(folder, docs, file), relink(text, 0).replace(/<SearchField[^]*?\/>/, ''));
  }
  for (const id of ids) {
    if (present.has(id)) continue;
    for (const subfolder of folders)
      rmSync(path.join(folder, docs, subfolder, `troubleshooting/${id}.mdx`));
  }
  const scaled: Record<string, Problem> = {};
  for (const [name, { id, copy }] of present) {
    const problem = problems[id]!;
    const related = problem.related.map((other) => nameOf(other, copy));
    const kept = related.filter((other) => present.has(other));
    scaled[name] = {
      ...varied(problem, (text) => vary(text, copy)),
      related: kept.length > 0 ? kept : [ids[0]!],
    };
    if (copy === 0) continue;
    for (const subfolder of folders) {
      const text = relink(pages.get(`${subfolder}troubleshooting/${id}.mdx`)!, copy)
        .split(code)
        .map((part, index) => (index % 2 === 0 ? vary(part, copy) : part))
        .join('');
      write(path.join(folder, docs, subfolder, `troubleshooting/${name}.mdx`), text);
    }
  }
  save(folder, problemFile, scaled);
  acceptMistakes(path.join(folder, 'src/check/integration.ts'));
  dropMissing(folder, (id) => present.has(id));
}

/** Meaningless text breaks the rules for content: the build checks it as always, but goes on. */
function acceptMistakes(file: string): void {
  const code = readFileSync(file, 'utf8');
  const stop = /console\.error\(listed\(mistakes\)\);\s*process\.exit\(1\);/;
  if (!stop.test(code)) throw new Error(`${file}: expected the end of a build with mistakes`);
  write(file, code.replace(stop, ''));
}

/** Removes the problems that a smaller site lacks from the other files. */
function dropMissing(folder: string, isPresent: (problem: string) => boolean): void {
  const leads = (address: string) => {
    const problem = /^\/troubleshooting\/([^/]+)\//.exec(address)?.[1];
    return problem === undefined || isPresent(problem);
  };
  const flows = read<Record<string, Flow>>('content/facts/flows.yaml');
  for (const step of Object.values(flows).flatMap(({ steps }) => steps)) {
    step.fails = step.fails?.filter(isPresent);
  }
  save(folder, 'content/facts/flows.yaml', flows);
  const events = read<Record<string, EventEntry>>('content/facts/events.yaml');
  for (const event of Object.values(events)) {
    if (!leads(event.page)) event.page = '/guides/cancel/';
  }
  save(folder, 'content/facts/events.yaml', events);
  const questions = Object.entries(read<object>('content/search/questions.yaml'));
  const kept = questions.filter(([address]) => leads(address));
  save(folder, 'content/search/questions.yaml', Object.fromEntries(kept));
}

function varied({ messages, aliases, ...rest }: Problem, vary: (text: string) => string): Problem {
  const lists = Object.entries(aliases).map(([language, names]) => [language, names.map(vary)]);
  return {
    ...rest,
    messages: messages.map((message) =>
      message.language === 'en' ? { ...message, text: vary(message.text) } : message,
    ),
    aliases: Object.fromEntries(lists) as Problem['aliases'],
  };
}

function nameOf(id: string, copy: number): string {
  return copy === 0 ? id : `${id}-copy-${copy}`;
}

function read<T>(file: string): T {
  return parse(readFileSync(file, 'utf8')) as T;
}

function save(folder: string, file: string, data: object): void {
  // Content may not contain YAML aliases.
  write(path.join(folder, file), stringify(data, { aliasDuplicateObjects: false, lineWidth: 0 }));
}
