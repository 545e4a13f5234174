import packageJson from '../package.json' with { type: 'json' };
import { ContentError } from './check/error.ts';

/** The URL of the site, without a trailing slash: `SITE_URL`, for example `https://guide.example.org`. */
export const siteUrl = siteAddress(process.env.SITE_URL || 'http://localhost:4321');

/** The base path of the site: `BASE_PATH`, for example `/guide/`. */
export const basePath = pathBelow(process.env.BASE_PATH);

/** The repository for “edit this page”: `REPOSITORY_URL`, or the one in package.json. */
export const repositoryUrl = webAddress(
  'REPOSITORY_URL',
  process.env.REPOSITORY_URL || packageJson.repository.url,
).replace(/\/$/, '');

/** The form for reporting outdated pages: `REPORT_URL`, or a new issue in the repository. */
export const reportUrl = webAddress(
  'REPORT_URL',
  process.env.REPORT_URL || `${repositoryUrl}/issues/new`,
);

/** The site's languages, with the folder of each. */
export const languages = { 'zh-CN': '', en: 'en/' } as const;

export type Language = keyof typeof languages;

/** @returns the static paths of a route in `pages/[...folder]/`: one for each language. */
export function languagePaths() {
  return Object.entries(languages).map(([lang, folder]) => ({
    params: { folder: folder.slice(0, -1) || undefined },
    props: { lang },
  }));
}

/**
 * @param page the path of a page's file
 * @returns the language of the page
 */
export function localeOfFile(page: string): Language {
  return page.replaceAll('\\', '/').includes(`/content/docs/${languages.en}`) ? 'en' : 'zh-CN';
}

/**
 * @param pathname the path of a URL
 * @param base the base path; this build's by default
 * @returns the language of the page or file there
 */
export function localeOfPath(pathname: string, base = basePath): Language {
  return pathname.startsWith(base + languages.en) ? 'en' : 'zh-CN';
}

/** @returns the other of the two languages. */
export function otherLanguage(lang: string): Language {
  return lang === 'en' ? 'zh-CN' : 'en';
}

/** @returns whether a path is that of a 404 page. */
export function isMissingPage(pathname: string): boolean {
  return /\/404(\.html|\/)?$/.test(pathname);
}

/**
 * @param pathname the path of a page's URL
 * @returns the path without base and language, `/` for the 404 page
 */
export function pathWithoutLocale(pathname: string): string {
  const path = `/${pathname.slice(basePath.length)}`.replace(new RegExp(`^/${languages.en}`), '/');
  return isMissingPage(path) ? '/' : path;
}

/**
 * @param lang the language of the linking page
 * @param url the address of a place, from the root of the Chinese pages: `/guides/cancel/#refunds`
 * @returns the address of the same place in that language, with the base path
 */
export function addressIn(lang: string, url: string): string {
  return withBase(`/${languages[lang as Language]}${url.slice(1)}`);
}

/**
 * @param url an address as written by an author
 * @returns `url` with the base path if it starts at the site's root, else `url` unchanged
 */
export function withBase(url: string): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  return basePath.replace(/\/$/, '') + url;
}

/**
 * @param name an environment variable
 * @param value its value
 * @returns the value
 * @throws ContentError unless it is the URL of a page
 */
export function webAddress(name: string, value: string): string {
  if (/^https?:/.test(value) && URL.canParse(value)) return value;
  throw new ContentError(
    `${name} is "${value}": expected an address such as ${name}=https://git.example.org/guide.`,
  );
}

/**
 * @param value the value of SITE_URL
 * @returns the URL without a trailing slash
 * @throws ContentError unless it is the URL of a site, without a path
 */
export function siteAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new ContentError(
      `SITE_URL is "${value}": expected the URL of a site, such as SITE_URL=https://guide.example.org. Put a path into BASE_PATH, such as BASE_PATH=/guide/.`,
    );
  }
  return url.origin;
}

/**
 * @param value the value of BASE_PATH, with or without slashes around it
 * @returns the path with a slash on each side
 * @throws ContentError for characters that a URL would have to escape, and for `.` or `..` as a folder
 */
export function pathBelow(value = ''): string {
  if (!/^[\w./~-]*$/.test(value) || /(^|\/)\.{1,2}(\/|$)/.test(value)) {
    throw new ContentError(
      `BASE_PATH is "${value}": expected a path of ASCII letters, digits, "-", ".", "_" and "~", such as BASE_PATH=/guide/.`,
    );
  }
  return `/${value}/`.replace(/\/{2,}/g, '/');
}
