import { checkContent, readContent } from './src/check/content.ts';
import { readFileSync } from 'node:fs';
const side=[...readFileSync('astro.config.mjs','utf8').matchAll(/'((?:guides|about)\/[a-z0-9-]+|index|troubleshooting)'/g)].map(m=>m[1]);
const m=checkContent(readContent(), side); console.log(m.join('\n')); console.log(m.length);
