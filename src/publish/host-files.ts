import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostFiles } from '../../deploy/host-files.ts';
import { basePath } from '../site.ts';
import { readRedirects } from './redirect-list.ts';

/**
 * Writes what hosts are told (deploy/README.md): in the published folder for those that look there, and in
 * a folder beside it, `dist-hosts`, for the others.
 */
export function filesForHosts(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const published = path.resolve(fileURLToPath(dir));
        const files = hostFiles(basePath, readRedirects());
        write(published, files.published);
        write(`${published}-hosts`, files.beside);
        // Hosts look for a folder's 404.html, and Astro makes just the root's.
        copyFileSync(`${published}/en/404/index.html`, `${published}/en/404.html`);
      },
    },
  };
}

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
