import path from 'node:path';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { ContentError } from '../check/error.ts';

/**
 * Stops the build at a mistake in a page.
 * @throws ContentError always, as `content/docs/page.mdx:12: message`
 */
export function fail(file: VFile, place: Node | number, message: string): never {
  const page = path.relative(process.cwd(), file.path).replaceAll(path.sep, '/');
  const line = typeof place === 'number' ? place : (place.position?.start.line ?? 1);
  throw new ContentError(`${page}:${line}: ${message}`);
}
