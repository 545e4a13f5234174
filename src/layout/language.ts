import { basePath, isMissingPage, languages } from '../site.ts';

/**
 * @param pathname the path of a page's address
 * @returns where the page stands in each language's tree, `/` for the page that stands in none (404)
 */
export function placeOf(pathname: string): string {
  const path = `/${pathname.slice(basePath.length)}`.replace(new RegExp(`^/${languages.en}`), '/');
  return isMissingPage(path) ? '/' : path;
}
