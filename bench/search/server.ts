import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** The types that hosts compress. Other files are sent unchanged: Pagefind compresses its own. */
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Server {
  /** Without a trailing slash. */
  origin: string;
  close: () => void;
}

/** Serves a folder like a static host: Brotli at its best level for text, cached for ten minutes. */
export async function serve(folder: string): Promise<Server> {
  // Files are compressed on their first request, so time only later ones.
  const ready = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, pathname, pathname.endsWith('/') ? 'index.html' : '');
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)];
    const plain = () => readFileSync(file);
    const body = ready.get(file) ?? (type ? brotliCompressSync(plain()) : plain());
    ready.set(file, body);
    response
      .writeHead(200, {
        'Content-Length': body.length,
        'Content-Type': type ?? 'application/octet-stream',
        'Cache-Control': 'max-age=600',
        ...(type ? { 'Content-Encoding': 'br' } : {}),
      })
      .end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
