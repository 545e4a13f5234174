import type { APIRoute } from 'astro';
import { withBase } from '../src/site.ts';

/** A route rather than a file in `public/`, because it contains the site's URL. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(withBase('/sitemap-index.xml'), site);
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap.href}\n`);
};
