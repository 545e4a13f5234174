import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import sirv from 'sirv';
import { stringify } from 'yaml';
import { readBuiltPages } from '../src/built-pages.ts';
import { finishedPage } from '../src/exports/write.ts';
import { builds, productionEnvironment } from '../tests/builds.ts';

/**
 * Builds an Astro project, with what an earlier build kept unless an option is `--force`.
 * @param project its folder
 * @param options additional options of `astro build`
 * @returns the seconds of processor time, child processes included, which other programs affect less than the
 *   elapsed time
 * @throws Error with the build's output if it fails
 */
export function build(project: string, ...options: string[]): number {
  // `times` prints the shell's own user and system time, then that of its child processes: 1m2.50s 0m3.25s.
  const command = 'astro build "$@" >&2 && times';
  const output = execFileSync('sh', ['-c', command, 'sh', ...options], {
    cwd: project,
    env: { ...process.env, ...productionEnvironment, ...builds.root.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const times = [...output.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return times[2]! + times[3]!;
}

/**
 * Builds this site, and its text in stock Starlight.
 * @param folder a folder inside the project; emptied first
 * @returns the folders of the built sites, by name
 */
export function buildBoth(folder: string): Record<string, string> {
  console.error('Building the site, and its text in stock Starlight …');
  rmSync(folder, { recursive: true, force: true });
  const [site, plain] = [path.join(folder, 'site'), path.join(folder, 'plain')];
  build('.', '--outDir', site);
  writePlain(plain, site);
  build(plain);
  return { 'this site': site, Starlight: path.join(plain, 'dist') };
}

/**
 * Writes a stock Starlight project with the text of a built site as Markdown. Its second configuration,
 * bare.config.mjs, has no sidebar.
 * @param folder the target, inside the project, so that it finds node_modules
 * @param built the built site
 */
export function writePlain(folder: string, built: string): void {
  const config = (sidebar: string) => `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

const locales = { root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } };
export default defineConfig({
  site: '${builds.root.env.SITE_URL}',
  integrations: [starlight({ title: 'Plain', locales${sidebar} })],
});
`;
  write(path.join(folder, 'astro.config.mjs'), config(''));
  write(path.join(folder, 'bare.config.mjs'), config(', sidebar: []'));
  write(
    path.join(folder, 'src/content.config.ts'),
    `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  const pages = readBuiltPages(built).flatMap(
    ({ file, html }) => finishedPage(file, parse(html)) ?? [],
  );
  for (const { folder: page, address, title, description, text } of pages) {
    const body = text.replaceAll(`${new URL(address).origin}/`, '/');
    write(
      path.join(folder, 'src/content/docs', page, 'index.md'),
      `---\n${stringify({ title, description })}---\n\n${body}`,
    );
  }
}

/** Writes a file and creates its folders. */
export function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Serves a folder like a static host, with Brotli at its highest level.
 * @returns the origin, without a trailing slash, and a function that stops the server
 */
export async function serve(folder: string): Promise<{ origin: string; close: () => void }> {
  const files = sirv(folder, {
    brotli: true,
    // Looks for files on every request, because compressed ones are written on demand.
    dev: true,
    setHeaders: (response) => response.setHeader('Cache-Control', 'max-age=600'),
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, pathname.replace(/\/$/, '/index.html'));
    const compressed = `${file}.br`;
    // Pagefind's files and images are already compressed.
    if (/\.(css|html|js|json|svg)$/.test(file) && existsSync(file) && !existsSync(compressed)) {
      writeFileSync(compressed, brotliCompressSync(readFileSync(file)));
    }
    files(request, response);
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
