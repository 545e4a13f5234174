import { withCharset } from './headers.ts';
import type { Rules } from './host-files.ts';

/** @returns what belongs in a site block of Caddy whose root holds the site (below its base path). */
export function caddyFile({
  everywhere,
  caching,
  otherwise,
  types,
  redirects,
  notFound,
}: Rules): string {
  const root = notFound.at(-1)!;
  const headers = Object.entries(everywhere).map(([name, value]) => `${name} "${value}"`);
  return `# Written by the build. Import it in a site block whose root holds the published folder.
header {
${indent(['-Server', ...headers])}
}
${caching.map(({ path, value }) => `header ${path} Cache-Control "${value}"`).join('\n')}
@otherwise not path ${caching.map(({ path }) => path).join(' ')}
header @otherwise Cache-Control "${otherwise}"
${Object.entries(types)
  .map(
    ([ending, type]) =>
      `@${ending} path *.${ending}\nheader @${ending} Content-Type "${withCharset(type)}"`,
  )
  .join('\n')}

${redirects.map(({ from, to }) => `redir ${from} ${to} 301`).join('\n')}

# Caddy adds a missing slash of itself, but loses the query.
@folder {
	expression {query} != ""
	not path */ //*
	file {path}/index.html
}
redir @folder {path}/?{query} 301
@change not method GET HEAD
respond @change 405

file_server {
	precompressed br gzip
	hide _headers _redirects .nojekyll
}

handle_errors {
	header {
${indent(['-Server', ...headers, `Cache-Control "${otherwise}"`], '\t\t')}
	}
${notFound
  .slice(0, -1)
  .map(
    ({ folder, page }, index) => `	@folder${index} path ${folder}*
	rewrite @folder${index} ${page}
	@others not path ${folder}*
	rewrite @others ${root.page}`,
  )
  .join('\n')}
	file_server
}
`;
}

function indent(list: string[], by = '\t'): string {
  return list.map((line) => by + line).join('\n');
}
