/**
 * Serves a built site with the content types of the header table, but none of its other headers: `npx node
 * tools/serve.ts [folder] [port] [base path]`.
 */
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sirv from 'sirv';
import { textTypes } from '../deploy/headers.ts';
import { basePath } from '../src/site.ts';

const [folder = 'dist', port = process.env.PORT ?? '4321', base = basePath] = process.argv.slice(2);

if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
  stop(`PORT is "${port}": expected a number from 1 to 65535, such as PORT=4322 npm start.`);
}

if (!existsSync(path.join(folder, 'index.html'))) {
  stop(`There is no built site in ${folder}/: run "npm run build" first.`);
}

const files = sirv(folder, {
  etag: true,
  setHeaders: (response, file) => {
    const type = textTypes[path.extname(file).slice(1)];
    if (type) response.setHeader('Content-Type', type);
  },
  onNoMatch: ({ url = '/' }, response) => {
    const page = readFileSync(
      path.join(folder, url.startsWith('/en/') ? 'en/404.html' : '404.html'),
    );
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  },
});

const server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (!url.startsWith(base)) {
    response.writeHead(302, { Location: base }).end();
    return;
  }
  const [pathname = '/', query] = url.split('?');
  if (
    !pathname.endsWith('/') &&
    existsSync(path.join(folder, pathname.slice(base.length), 'index.html'))
  ) {
    response.writeHead(301, { Location: `${pathname}/${query ? `?${query}` : ''}` }).end();
    return;
  }
  request.url = `/${url.slice(base.length)}`;
  files(request, response);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  stop(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use: stop the program that uses it, or choose another with PORT=4322 npm start.`
      : error.message,
  );
});
server.listen(Number(port), () => {
  console.log(`The site is at http://localhost:${port}${base} (Ctrl+C stops it).`);
});

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
