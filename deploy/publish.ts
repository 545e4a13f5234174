/** Publishes the built site to your own server: `npm run deploy -- /srv/guide`. See README.md. */
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { compress } from './compress.ts';
import { isImmutable } from './headers.ts';
import { filesIn, gitBlobHash } from '../src/files.ts';

/**
 * Replaces a site while it is being served: adds new files, replaces pages one by one with atomic renames,
 * and finally deletes stale files. Files with hashed names stay for one more release, for pages that are
 * still open. Unchanged files are left alone, so that they keep their ETag.
 * @param built a built site, with its `…-hosts` folder beside it
 * @param target the server's folder: pages in `site/`, configuration in `nginx.conf`
 * @param base the base path of the site
 * @returns how many files were written and removed, and whether the configuration has changed
 */
export function publish(built: string, target: string, base: string) {
  const site = path.join(target, 'site', base);
  const list = path.join(target, 'hashed-files.json');
  const there = existsSync(site) ? filesIn(site) : [];
  if (!existsSync(list) && there.length > 0)
    throw new Error(`${site} holds files that no earlier run has put there: name another folder`);
  // A power cut may leave it empty.
  const listed = existsSync(list) && readFileSync(list, 'utf8');
  const before = listed ? (JSON.parse(listed) as string[]) : there.filter(isImmutable);
  const files = filesIn(built).sort((a, b) => order(a) - order(b));
  const hashed = files.filter(isImmutable);
  // Recorded before and after, so that files of an interrupted run stay for one more release, too.
  const record = (names: string[]) => replace(list, JSON.stringify(names));
  mkdirSync(target, { recursive: true });
  record([...new Set([...before, ...hashed])]);
  const written = files.filter((file) => put(path.join(built, file), path.join(site, file)));
  // The same release again completes an interrupted run, but must not cost the hashed files of the one before.
  const isAgain = written.length === 0;
  const stay = new Set([...files, ...before]);
  const removed = there.filter((file) => !stay.has(file) && !(isAgain && isImmutable(file)));
  for (const file of removed) rmSync(path.join(site, file));
  if (!isAgain) record(hashed);
  const rules = put(path.join(`${built}-hosts`, 'nginx.conf'), path.join(target, 'nginx.conf'));
  return { written: written.length, removed: removed.length, rules };
}

/**
 * Hashed files go first, because only the new pages request them; the worker goes last, because it lists all
 * others.
 */
function order(file: string): number {
  // With its compressed copies, which are what browsers get.
  return file.startsWith('sw.js') ? 2 : isImmutable(file) ? 0 : 1;
}

/** @returns false if the file already has that content. */
function put(from: string, to: string): boolean {
  const content = readFileSync(from);
  if (existsSync(to) && content.equals(readFileSync(to))) return false;
  mkdirSync(path.dirname(to), { recursive: true });
  // Not a copy, which would have the mode of the original.
  replace(to, content);
  return true;
}

/** Leaves nothing if it fails: on a full disk, there would be no room for any further run. */
function replace(file: string, content: Buffer | string): void {
  try {
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  } catch (error) {
    rmSync(`${file}.new`, { force: true });
    throw error;
  }
}

/**
 * Two runs at once would leave a mixture of two releases. The name of a socket (Linux only) is free again when
 * the process ends, however it ends; a lock file would stay.
 */
async function lock(target: string): Promise<void> {
  const server = createServer().unref();
  server.listen(`\0deploy ${gitBlobHash(path.resolve(target))}`);
  await once(server, 'listening').catch(({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EADDRINUSE') return;
    console.error(`Another run is publishing to ${target}: run it again when that has ended.`);
    process.exit(1);
  });
}

if (import.meta.main) {
  const [target, folder = 'dist'] = process.argv.slice(2);
  const built = path.resolve(folder);
  // An interrupted build has no worker, which is written after all pages.
  if (!target || ![`${built}/sw.js`, `${built}-hosts/nginx.conf`].every(existsSync)) {
    console.error(
      target
        ? `There is no whole site in ${folder}/, with ${folder}-hosts/ beside it: run "npm run build" first.`
        : 'Name the folder that the server publishes: npm run deploy -- /srv/guide',
    );
    process.exit(1);
  }
  await lock(target);
  // The server may run as another user, who must be able to read everything.
  process.umask(0o022);
  compress(built);
  // The base path of the build, whatever BASE_PATH is now.
  const manifest = readFileSync(path.join(built, 'manifest.webmanifest'), 'utf8');
  const { scope } = JSON.parse(manifest) as { scope: string };
  try {
    const { written, removed, rules } = publish(built, target, scope);
    console.log(`${written} files written, ${removed} removed.`);
    if (rules) console.log(`${target}/nginx.conf has changed: nginx -t && nginx -s reload`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
