import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/files.ts';
import { builds, productionEnvironment, projectParts } from '../builds.ts';

test('a build in another folder and time zone is byte-identical', { timeout: 300_000 }, () => {
  const { folder, env } = builds.root;
  // Inside the project, so that it finds node_modules.
  const project = mkdtempSync('test-results/another-folder-');
  try {
    for (const part of projectParts) cpSync(part, path.join(project, part), { recursive: true });
    // tests/unit/search-engine.test.ts repeats the training, which takes minutes.
    const networks = 'node_modules/.cache/networks';
    cpSync(networks, path.join(project, networks));
    execFileSync('astro', ['build', '--outDir', 'built'], {
      cwd: project,
      env: { ...process.env, ...productionEnvironment, ...env, TZ: 'Pacific/Auckland' },
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const built = path.join(project, 'built');
    expect(filesIn(built).sort()).toEqual(filesIn(folder).sort());
    const different = filesIn(folder).filter(
      (file) => !readFileSync(path.join(folder, file)).equals(readFileSync(path.join(built, file))),
    );
    expect(different).toEqual([]);
  } finally {
    rmSync(project, { recursive: true, maxRetries: 5 });
  }
});
