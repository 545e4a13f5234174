import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { installPackages } from '../packages.ts';

/** A server's response. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A running server. `ask` sends a request with the exact path, which `fetch` would normalize. */
export interface Server {
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  stop: () => Promise<void>;
}

const program = '/usr/sbin/nginx';
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Ensures that nginx and its Brotli module are installed; see {@link installPackages}. */
export function installNginx(): void {
  const packages = ['nginx', 'libnginx-mod-http-brotli-static'];
  installPackages('nginx, for the hosting tests,', [program, brotliModule], packages);
}

/**
 * Starts nginx as described in deploy/README.md.
 * @param folder the published site
 */
export async function startNginx(folder: string): Promise<Server> {
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  writeFileSync(
    `${folder}/server.conf`,
    `load_module ${brotliModule};
pid ${folder}/nginx.pid;
events {}
http {
  ${temporary}
  access_log off;
  brotli_static on;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/site;
    include ${folder}/nginx.conf;
  }
}
`,
  );
  // If root starts nginx, its workers run as a user who may not be able to read this folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const args = ['-e', 'stderr', '-c', `${folder}/server.conf`, '-g', `daemon off; ${user}`];
  return start(program, args, port);
}

/** @returns a free port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(command: string, args: string[], port: number): Promise<Server> {
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
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
