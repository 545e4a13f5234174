import { basePath, isMissingPage, languages } from '../site.ts';

/**
 * @param pathname the path of a page's URL
 * @returns the path without its language, `/` for the 404 page
 */
export function placeOf(pathname: string): string {
  const path = `/${pathname.slice(basePath.length)}`.replace(new RegExp(`^/${languages.en}`), '/');
  return isMissingPage(path) ? '/' : path;
}
