import type { Redirect } from '../src/redirects.ts';
import { basePath, withBase } from '../src/site.ts';
import { headerTable } from './headers.ts';

/**
 * @param moved the redirects of whole pages, with the base path
 * @returns directives for an nginx server block whose root contains the site (with its base path). A location
 *   with its own `add_header` inherits none from the server, so locations only set variables.
 */
export function nginxFile(moved: Redirect[]): string {
  const { everywhere, caching, otherwise, types } = headerTable;
  return `# Written by the build. Include it in a server block whose root holds the published folder.
server_tokens off;
absolute_redirect off;

include /etc/nginx/mime.types;
types {
${Object.entries(types)
  .map(([ending, type]) => `  ${type} ${ending};`)
  .join('\n')}
}
default_type application/octet-stream;
charset utf-8;
charset_types text/css text/plain text/xml text/javascript application/javascript application/json image/svg+xml ${Object.values(types).join(' ')};

gzip_static on;
gzip_vary on;
gzip_proxied any;

set $cache_control "${otherwise}";
add_header Cache-Control $cache_control always;
${Object.entries(everywhere)
  .map(([name, value]) => `add_header ${name} "${value}" always;`)
  .join('\n')}

${caching
  .map(({ path, value }) => `location ${place(withBase(path))} { set $cache_control "${value}"; }`)
  .join('\n')}

error_page 403 404 =404 ${basePath}404.html;
location ^~ ${basePath}en/ { error_page 403 404 =404 ${basePath}en/404.html; }
if ($uri ~ "(/_headers|/_redirects|/\\.nojekyll|\\.br|\\.gz)$") { return 404; }

${moved.map(({ from, to }) => `location = ${from} { return 301 "${withQuery(to)}"; }`).join('\n')}
`;
}

function place(path: string): string {
  return path.endsWith('*') ? `^~ ${path.slice(0, -1)}` : `= ${path}`;
}

function withQuery(address: string): string {
  const [page, hash] = address.split('#');
  return `${page}$is_args$args${hash ? `#${hash}` : ''}`;
}
