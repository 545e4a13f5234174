/** Records that facts were compared with their sources today: `npm run checked -- plus-price google-play`. */
import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { parse, parseDocument } from 'yaml';
import { factsPath } from '../src/facts/files.ts';
import { aging } from './upkeep.ts';

/**
 * @param text the text of a YAML facts file
 * @param id the id of a fact in it
 * @param today YYYY-MM-DD
 * @returns the file's text with the fact marked as checked today; comments are kept
 */
export async function withCheck(text: string, id: string, today: string): Promise<string> {
  const document = parseDocument(text);
  document.setIn([id, 'checked'], today);
  const options = await prettier.resolveConfig(factsPath('values'));
  return prettier.format(document.toString({ lineWidth: 0 }), { ...options, parser: 'yaml' });
}

if (import.meta.main) {
  const today = new Date().toISOString().slice(0, 10);
  const ids = process.argv.slice(2);
  if (ids.length === 0) console.error('Which fact? npm run checked -- plus-price');
  process.exitCode = ids.length === 0 ? 1 : 0;
  for (const id of ids) {
    // `npm run upkeep` prints facts prefixed with their file: values/plus-price.
    const key = id.replace(/^.*\//, '');
    const textIn = (file: (typeof aging)[number]) => readFileSync(factsPath(file), 'utf8');
    const name = aging.find((file) => key in (parse(textIn(file)) as object));
    if (!name) {
      console.error(`There is no fact "${id}" in ${aging.map(factsPath).join(', ')}.`);
      process.exitCode = 1;
      continue;
    }
    writeFileSync(factsPath(name), await withCheck(textIn(name), key, today));
    console.log(`${name}/${key}: checked ${today}`);
  }
}
