import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builds, productionEnvironment } from '../builds.ts';

/** Builds the site once for all site tests (and the browser tests that follow). */
export default async function setup(): Promise<void> {
  if (process.env.BUILT) return;
  const building = Object.values(builds).map(({ folder, env }) =>
    promisify(execFile)('astro', ['build', '--outDir', folder], {
      env: { ...process.env, ...productionEnvironment, ...env },
      shell: process.platform === 'win32',
    }),
  );
  await Promise.all(building);
}
