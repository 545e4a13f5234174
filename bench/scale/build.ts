import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { productionEnvironment } from '../../tests/builds.ts';

export interface BuildCost {
  /** Wall-clock time. */
  seconds: number;
  /** The most that the build and the programs it started held in memory at a time, in MB (2^20 bytes);
   *  undefined where there is no `/proc`. */
  memory: number | undefined;
}

/** How often memory is looked at, in milliseconds. */
const interval = 200;

/**
 * Builds an Astro project as `npm run build` does, without any cache.
 * @param folder the project
 * @throws Error with what the build said when it fails
 */
export async function build(folder: string): Promise<BuildCost> {
  const start = performance.now();
  const child = spawn('astro', ['build'], {
    cwd: folder,
    env: { ...process.env, ...productionEnvironment, SITE_URL: 'https://guide.example.org' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000)));
  }
  let memory: number | undefined;
  const timer = setInterval(() => {
    const now = memoryOf(child.pid!);
    if (now !== undefined) memory = Math.max(memory ?? 0, now);
  }, interval);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${folder} does not build:\n${output}`);
  return { seconds: (performance.now() - start) / 1000, memory };
}

/** @returns what a process and its descendants hold in memory, in MB. */
function memoryOf(root: number): number | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const processes = names.flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (key: string) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(text)?.[1]);
      return [{ id: Number(name), parent: number('PPid'), kilobytes: number('VmRSS') || 0 }];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
  const tree = new Set([root]);
  for (let size = 0; size < tree.size;) {
    size = tree.size;
    for (const { id, parent } of processes) if (tree.has(parent)) tree.add(id);
  }
  return processes
    .filter(({ id }) => tree.has(id))
    .reduce((sum, { kilobytes }) => sum + kilobytes / 1024, 0);
}
