import { readFileSync } from 'node:fs';
import type { APIRoute } from 'astro';

/** `npm start` serves from the same address as `npm run dev`, and its worker would answer for this one. */
export const GET: APIRoute = () =>
  new Response(readFileSync('deploy/sw-off.js', 'utf8'), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
