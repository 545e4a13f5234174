import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

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
      const answer = () => {
        const body = this.replaced.get(path);
        if (request.headers[this.refused] !== undefined) {
          response.writeHead(403, { 'Content-Type': 'text/html' }).end('<title>Refused</title>');
        } else if (this.network === 'stalled') {
          response.writeHead(200, { 'Content-Type': 'text/html' }).write('<title>Half</title>');
        } else if (this.stripsTrailingSlash && path.endsWith('/')) {
          response.writeHead(301, { Location: base + path.slice(0, -1) }).end();
        } else if (this.network === 'broken' || this.network === 'crowded') {
          const status = this.network === 'broken' ? 503 : 429;
          response.writeHead(status, { 'Content-Type': 'text/html' }).end('<title>Error</title>');
        } else if (body !== undefined) {
          const type = path === 'sw.js' ? 'text/javascript' : 'text/html';
          const headers = { 'Content-Type': `${type}; charset=utf-8`, ...this.headers };
          response.writeHead(this.statusOfReplaced, headers).end(body);
        } else {
          request.url = `/${path}`;
          const setHeaders = () => {
            if (!this.headersFor.test(path)) return;
            for (const name of Object.keys(this.headers))
              response.setHeader(name, this.headers[name]!);
          };
          sirv(this.folder, { dev: true, etag: true, setHeaders })(request, response, () => {
            response.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>404</title>');
          });
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
