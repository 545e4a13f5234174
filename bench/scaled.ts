import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Problem } from '../src/facts/schema.ts';
import { filesIn } from '../src/files.ts';
import { languages } from '../src/site.ts';
import { projectParts } from '../tests/builds.ts';
import { write } from './sites.ts';
import { variation } from './variation.ts';

const docs = 'content/docs';
const problemFile = 'content/facts/problems.yaml';

/**
 * Parts of a page to leave alone: tags, directives, link targets, heading ids, URLs, expressions, frontmatter keys,
 * and the first step, which must not grow.
 */
const code =
  /(<[^>]*>|:::[a-z]*|\]\([^)]*\)|\[#[^\]]*\]|[a-z]+:\/\/\S+|\{[^}]*\}|^(?:title|description|reviewed|sidebar):|^1\. .*$)/gm;

/**
 * Writes a larger copy of this project, with more problems: copies of the real ones in other words, linked to
 * each other.
 * @param folder the target, inside the project, so that the copy finds node_modules
 * @param copies how many copies of each problem
 * @returns the number of its pages
 */
export function writeScaled(folder: string, copies: number): number {
  for (const name of projectParts) cpSync(name, path.join(folder, name), { recursive: true });
  const problems = parse(readFileSync(problemFile, 'utf8')) as Record<string, Problem>;
  const pages = new Map(
    filesIn(docs).map((file) => [file, readFileSync(path.join(docs, file), 'utf8')]),
  );
  const vary = variation([...pages.values(), JSON.stringify(problems)].join('\n'));
  const scaled = { ...problems };
  for (let copy = 1; copy <= copies; copy += 1) {
    const nameOf = (id: string) => `${id}-copy-${copy}`;
    const varied = (text: string) => vary(text, copy);
    for (const [id, { messages, aliases, related, ...rest }] of Object.entries(problems)) {
      scaled[nameOf(id)] = {
        ...rest,
        messages: messages.map((message) =>
          message.language === 'en' ? { ...message, text: varied(message.text) } : message,
        ),
        aliases: { 'zh-CN': aliases['zh-CN'].map(varied), en: aliases.en.map(varied) },
        related: related.map(nameOf),
      };
      for (const subfolder of Object.values(languages)) {
        const text = pages
          .get(`${subfolder}troubleshooting/${id}.mdx`)!
          .replace(/(?<=\/troubleshooting\/)[a-z0-9-]+(?=\/)/g, nameOf)
          .split(code)
          .map((part, index) => (index % 2 === 0 ? varied(part) : part))
          .join('');
        write(path.join(folder, docs, subfolder, `troubleshooting/${nameOf(id)}.mdx`), text);
      }
    }
  }
  // Content may not contain YAML aliases.
  const options = { aliasDuplicateObjects: false, lineWidth: 0 };
  write(path.join(folder, problemFile), stringify(scaled, options));
  acceptMistakes(path.join(folder, 'src/check/integration.ts'));
  return filesIn(path.join(folder, docs)).length;
}

/** Meaningless text breaks the rules for content: the build checks it as always, but goes on. */
function acceptMistakes(file: string): void {
  const code = readFileSync(file, 'utf8');
  const stop = /console\.error\(mistakes\);\s*process\.exit\(1\);/;
  if (!stop.test(code)) throw new Error(`${file}: expected the end of a build with mistakes`);
  write(file, code.replace(stop, ''));
}
