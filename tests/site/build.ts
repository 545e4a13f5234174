import { execFileSync } from 'node:child_process';
import { builds, productionEnvironment } from '../builds.ts';

/** Builds the site once for all site tests (and the browser tests that follow). */
export default function setup(): void {
  if (process.env.BUILT) return;
  for (const { folder, env } of Object.values(builds)) {
    execFileSync('astro', ['build', '--outDir', folder], {
      env: { ...process.env, ...productionEnvironment, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
}
