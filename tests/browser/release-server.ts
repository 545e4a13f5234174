import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

const html = { 'Content-Type': 'text/html' };

/** A host whose release and network a test can change while the browser is reading. */
export class ReleaseServer {
  /** Replacement bodies, by path relative to the base path. */
  readonly replaced = new Map<string, string>();
  /** The status of these. */
  statusOfReplaced = 200;
  network: 'quick' | 'late' | 'slow' | 'stalled' | 'broken' | 'crowded' | 'dead' = 'quick';
  /** Whether trailing slashes are redirected away, as on some hosts. */
  stripsTrailingSlash = false;
  /** A request header that a firewall refuses. */
  refused = '';
  /** Wrong headers, and the files that get them. */
  headers: Record<string, string> = {};
  headersFor = /^/;
  /** Requested paths relative to the base path, without query. */
  readonly asked: string[] = [];
  /** The folder of the published release. */
  folder: string;
  readonly #base: string;
  readonly #server: Server;

  constructor(folder: string, base = '/') {
    this.folder = folder;
    this.#base = base;
    this.#server = createServer((request, response) => {
      if (this.network === 'dead') {
        request.socket.destroy();
        return;
      }
      const path = request.url!.slice(base.length).replace(/\?.*/, '');
      this.asked.push(path);
      const refuse = (status: number) =>
        void response.writeHead(status, html).end(`<title>Error ${status}</title>`);
      const answer = () => {
        const body = this.replaced.get(path);
        if (request.headers[this.refused] !== undefined) refuse(403);
        else if (this.network === 'broken') refuse(503);
        else if (this.network === 'crowded') refuse(429);
        else if (this.network === 'stalled') {
          response.writeHead(200, html).write('<title>Half</title>');
        } else if (this.stripsTrailingSlash && path.endsWith('/')) {
          response.writeHead(301, { Location: base + path.slice(0, -1) }).end();
        } else if (body !== undefined) {
          const type = path === 'sw.js' ? 'text/javascript' : 'text/html';
          const headers = { 'Content-Type': `${type}; charset=utf-8`, ...this.headers };
          response.writeHead(this.statusOfReplaced, headers).end(body);
        } else {
          request.url = `/${path}`;
          if (this.headersFor.test(path))
            response.setHeaders(new Map(Object.entries(this.headers)));
          sirv(this.folder, { dev: true, etag: true })(request, response, () => refuse(404));
        }
      };
      if (this.network === 'late') setTimeout(answer, 3000).unref();
      else if (this.network === 'slow') setTimeout(answer, 30_000).unref();
      else answer();
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, done));
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${this.#base}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
