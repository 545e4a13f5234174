import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * What a reader's first visit to each page takes: the page, its styles, scripts and what these
 * import. Search and the headers of answers are not in it.
 * @param folder the published folder, compressed (compress.ts)
 * @param basePath the path that its pages are served under
 * @returns bytes sent with Brotli, by the page's file
 */
export function firstVisits(folder: string, basePath: string): Map<string, number> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => {
        const page = path.join(folder, file);
        const loaded = [
          ...new Set([
            page,
            ...linked(page, folder, basePath).flatMap((name) => withImports(name)),
          ]),
        ].filter((name) => existsSync(name));
        return [file, loaded.reduce((sum, name) => sum + sent(name), 0)];
      }),
  );
}

function linked(page: string, folder: string, basePath: string): string[] {
  const html = readFileSync(page, 'utf8');
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const addresses = tags
    .filter((tag) => /^<script|\brel="?(stylesheet|icon|modulepreload|shortcut icon)\b/.test(tag))
    .map((tag) => /\b(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1] ?? '');
  const late = [...html.matchAll(/\bimport\(["'`](\/[^"'`]+)["'`]\)/g)].map(
    ([, address]) => address!,
  );
  return [...addresses, ...late]
    .filter((address) => address.startsWith(basePath))
    .map((address) => path.join(folder, address.slice(basePath.length)));
}

function withImports(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  if (!file.endsWith('.js') || !existsSync(file)) return [file];
  const imports = readFileSync(file, 'utf8').matchAll(
    /\b(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g,
  );
  return [
    file,
    ...[...imports].flatMap(([, name]) => withImports(path.join(path.dirname(file), name!), seen)),
  ];
}

function sent(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}
