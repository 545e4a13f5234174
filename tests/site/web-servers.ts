import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What a server answered. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server that runs: `ask` sends one request with the path to the letter, where `fetch` would tidy it. */
export interface Server {
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  stop: () => Promise<void>;
}

const programs = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy' };
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/**
 * Makes sure that nginx, with its module for Brotli, and Caddy are there: Debian's packages, as root.
 * @throws Error with the way out when one is missing and cannot be installed
 */
export function installServers(): void {
  const missing = () => [...Object.values(programs), brotliModule].filter((f) => !existsSync(f));
  const packages = ['nginx', 'libnginx-mod-http-brotli-static', 'caddy'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    if (missing().length === 0) return;
    try {
      execFileSync('apt-get', args, { stdio: 'ignore', timeout: 300_000 });
    } catch {
      // The next attempt, or the error below, follows.
    }
  }
  if (missing().length > 0) {
    throw new Error(
      `No ${missing().join(', no ')}: install Debian's packages ${packages.join(', ')}.`,
    );
  }
}

/**
 * Starts nginx as the container does.
 * @param folder where its files go, next to the published ones
 * @param root the folder that holds the site
 * @param siteFile what the build wrote for nginx
 */
export async function startNginx(folder: string, root: string, siteFile: string): Promise<Server> {
  const port = await freePort();
  const file = `${folder}/nginx.conf`;
  const places: [string, string][] = [
    ['/tmp/', `${folder}/`],
    ['listen 8080', `listen 127.0.0.1:${port}`],
    ['/srv/site', root],
    ['/etc/nginx/site.conf', siteFile],
  ];
  let text = readFileSync('deploy/container/nginx.conf', 'utf8');
  for (const [from, to] of places) {
    if (!text.includes(from)) throw new Error(`deploy/container/nginx.conf: expected ${from}`);
    text = text.replaceAll(from, to);
  }
  writeFileSync(file, text);
  // Started by root, nginx would serve as somebody who may not read this folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return start(programs.nginx, ['-e', 'stderr', '-c', file, '-g', `daemon off; ${user}`], port);
}

/** Starts Caddy: the parameters are those of `startNginx`. */
export async function startCaddy(folder: string, root: string, siteFile: string): Promise<Server> {
  const port = await freePort();
  const file = `${folder}/Caddyfile`;
  writeFileSync(
    file,
    `{
	admin off
	auto_https off
}
http://:${port} {
	bind 127.0.0.1
	root * ${root}
	import ${siteFile}
}
`,
  );
  return start(programs.caddy, ['run', '--config', file, '--adapter', 'caddyfile'], port, {
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(
  command: string,
  args: string[],
  port: number,
  env: Record<string, string> = {},
): Promise<Server> {
  const server = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (text) => (log += String(text)));
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()));
  const ask = send(port);
  for (let attempt = 0; attempt < 100 && server.exitCode === null; attempt += 1) {
    try {
      await ask('/');
      return {
        ask,
        stop: async () => {
          server.kill();
          await ended;
        },
      };
    } catch {
      await setTimeout(100);
    }
  }
  server.kill();
  throw new Error(`${command} did not start:\n${log}`);
}

function send(port: number): Server['ask'] {
  return (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on('error', reject)
        .end();
    });
}
