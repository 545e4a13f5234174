import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFiles } from '../../deploy/render.ts';
import { basePath } from '../site.ts';
import { readRedirects } from '../redirects.ts';

/**
 * Writes host configuration (deploy/README.md): into the published folder for hosts that read it there, and
 * into `dist-hosts` beside it for the others.
 */
export function writeHostFiles(folder: string): void {
  const published = path.resolve(folder);
  const files = hostFiles(basePath, readRedirects());
  write(published, files.published);
  write(`${published}-hosts`, files.beside);
  // Hosts look for a 404.html per folder; Astro writes only the one at the root.
  copyFileSync(`${published}/en/404/index.html`, `${published}/en/404.html`);
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
