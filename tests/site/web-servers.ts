import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
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

/**
 * Starts nginx, and first installs it if need be, as described in deploy/README.md.
 * @param folder the published site
 */
export async function startNginx(folder: string): Promise<Server> {
  const packages = ['nginx', 'libnginx-mod-http-brotli-static'];
  installPackages('nginx, for the hosting tests,', [program, brotliModule], packages);
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
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const log = text(server.stderr);
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill();
    await ended;
  };
  const ask = send(port);
  for (let attempt = 0; attempt < 100 && server.exitCode === null; attempt += 1) {
    try {
      await ask('/');
      return { ask, stop };
    } catch {
      await setTimeout(100);
    }
  }
  server.kill();
  throw new Error(`${program} did not start:\n${await log}`);
}

/** @returns a free port. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

function send(port: number): Server['ask'] {
  return async (path, headers = {}, method = 'GET') => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await buffer(response);
    return { status: response.statusCode!, headers: response.headers, body };
  };
}
