import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { productionEnvironment } from '../../tests/builds.ts';

export interface BuildCost {
  /** Elapsed time. */
  seconds: number;
  /**
   * Seconds of processor time used by the build and its child processes, which vary less than elapsed time on
   * a busy machine. Like `memory`, undefined without `/proc`.
   */
  processor?: number;
  /** Peak memory of all these processes, in MB (2^20 bytes). */
  memory?: number;
}

/** Sampling interval for processor time and memory, in milliseconds. */
const interval = 100;
/** Linux counts processor time in ticks, this many a second on every platform. */
const ticks = 100;

/**
 * Builds an Astro project as `npm run build` does, without a cache.
 * @param folder the project
 * @throws Error with the output of the build if it fails
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
  const most: Pick<BuildCost, 'processor' | 'memory'> = {};
  const timer = setInterval(() => {
    const now = usageOf(child.pid!);
    if (!now) return;
    most.processor = Math.max(most.processor ?? 0, now.processor);
    most.memory = Math.max(most.memory ?? 0, now.memory);
  }, interval);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`${folder} does not build:\n${output}`);
  return { seconds: (performance.now() - start) / 1000, ...most };
}

/**
 * @returns the usage of a process and its descendants, including those that have exited (proc_pid_stat(5)).
 */
function usageOf(root: number): { processor: number; memory: number } | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  const processes = names.flatMap((name) => {
    try {
      // The program name, in parentheses, may contain spaces; the numbers follow it.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return [
        {
          id: Number(name),
          parent: Number(stat[1]),
          ticks: stat.slice(11, 15).reduce((sum, time) => sum + Number(time), 0),
          kilobytes: Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0),
        },
      ];
    } catch {
      return []; // The process has exited meanwhile.
    }
  });
  const tree = new Set([root]);
  for (let size = 0; size < tree.size;) {
    size = tree.size;
    for (const { id, parent } of processes) if (tree.has(parent)) tree.add(id);
  }
  const used = processes.filter(({ id }) => tree.has(id));
  return {
    processor: used.reduce((sum, process) => sum + process.ticks, 0) / ticks,
    memory: used.reduce((sum, process) => sum + process.kilobytes, 0) / 1024,
  };
}
