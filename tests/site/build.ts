import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builds, productionEnvironment } from '../builds.ts';

/** Builds the site once for all site tests (and the browser tests that follow). */
export default async function setup(): Promise<void> {
  if (process.env.BUILT) return;
  // One after the other: the second one uses the search that the first has trained.
  for (const { folder, env } of Object.values(builds)) {
    await promisify(execFile)('astro', ['build', '--outDir', folder], {
      env: { ...process.env, ...productionEnvironment, ...env },
      shell: process.platform === 'win32',
    });
  }
}
