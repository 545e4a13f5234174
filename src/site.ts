import packageJson from '../package.json' with { type: 'json' };

/** Where the site is served, without a trailing slash: `SITE_URL`, for example `https://guide.example.org`. */
export const siteUrl = (process.env.SITE_URL || 'http://localhost:4321').replace(/\/$/, '');

/** The path that it is served under: `BASE_PATH`, for example `/guide/`. */
export const basePath = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/{2,}/g, '/');

/** Where readers propose changes: `REPOSITORY_URL`, or the address in package.json. */
export const repositoryUrl = (process.env.REPOSITORY_URL || packageJson.repository.url).replace(
  /\/$/,
  '',
);

/**
 * @param url an address as a writer gives it
 * @param base the path that the site is served under; this build's by default
 * @returns `url` below `base` if it starts at the site's root, else `url` as it is
 */
export function withBase(url: string, base = basePath): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  return base.replace(/\/$/, '') + url;
}
