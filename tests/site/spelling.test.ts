import { readFileSync } from 'node:fs';
import dictionary from 'dictionary-en';
import nspell from 'nspell';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';

/** Files with words of our own: sources and problems quote others, and readers' questions have their slips. */
const files = filesIn('content').filter(
  (file) => /\.(mdx|yaml|json)$/.test(file) && !/^search|(sources|problems|links)\./.test(file),
);

/** What is not prose: text on a screen, tags, addresses, hosts, ids, keys and comments. */
const skipped =
  /`[^`]*`|<(?!Name)[^>]*>?|\]\([^)]*\)|[\w.-]+\.(?:com|org)[\w/#.-]*|\/[\w/#-]+|#[\w-]+|\w+_\w+|\{\{.*?\}\}|\\n|^ *"?[\w.-]+"?:(?: *\[.*\])?|^ *\[[\w, -]+\]$|^ *- [\w-]+$|^ *#.*/g;

const names = readFileSync('tests/spelling.txt', 'utf8').split(/\s+/).filter(Boolean);
const speller = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));

const words = files.flatMap((file) => {
  const lines = readFileSync(`content/${file}`, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const found =
      line
        .replace(skipped, ' ')
        .replaceAll('’', "'")
        .match(/(?<![\w'-])[A-Za-z]{3,}(?:'[a-z]+)?(?!\w)/g) ?? [];
    return found.map((word) => ({ word: word.replace(/'s$/, ''), place: `${file}:${index + 1}` }));
  });
});

test('every English word is in the dictionary or among the names of tests/spelling.txt', () => {
  const unknown = words.filter(({ word }) => !names.includes(word) && !speller.correct(word));
  const lines = unknown.map(({ word, place }) => {
    const alike = names.filter((name) => name.toLowerCase() === word.toLowerCase());
    return `content/${place}: ${word}: ${[...alike, ...speller.suggest(word)].join(', ')}?`;
  });
  expect(lines).toEqual([]);
});

test('every name of tests/spelling.txt is in the content, and not in the dictionary', () => {
  const used = new Set(words.map(({ word }) => word));
  expect(names.filter((name) => !used.has(name) || speller.correct(name))).toEqual([]);
});
