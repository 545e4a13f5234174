import packageJson from '../package.json' with { type: 'json' };
import { ContentError } from './check/error.ts';

/** Where the site is served, without a trailing slash: `SITE_URL`, for example `https://guide.example.org`. */
export const siteUrl = siteAddress(process.env.SITE_URL || 'http://localhost:4321');

/** The path that it is served under: `BASE_PATH`, for example `/guide/`. */
export const basePath = pathBelow(process.env.BASE_PATH);

/** Where readers propose changes: `REPOSITORY_URL`, or the address in package.json. */
export const repositoryUrl = (process.env.REPOSITORY_URL || packageJson.repository.url).replace(
  /\/$/,
  '',
);

/** Where readers say that a page is out of date: `REPORT_URL`, or the repository's form for a new issue. */
export const reportUrl = process.env.REPORT_URL || `${repositoryUrl}/issues/new`;

/** The site's languages, each with the folder of its pages. */
export const languages = { 'zh-CN': '', en: 'en/' } as const;

export type Language = keyof typeof languages;

/**
 * @param page the path of a page's file
 * @returns the language of the page
 */
export function languageOf(page: string): Language {
  return page.replaceAll('\\', '/').includes(`/content/docs/${languages.en}`) ? 'en' : 'zh-CN';
}

/**
 * @param pathname the path of an address
 * @param base the path that the site is served under; this build's by default
 * @returns the language of the page or file there
 */
export function languageAt(pathname: string, base = basePath): Language {
  return pathname.startsWith(base + languages.en) ? 'en' : 'zh-CN';
}

/** @returns the language that a page in one of them can be changed to. */
export function otherLanguage(lang: string): Language {
  return lang === 'en' ? 'zh-CN' : 'en';
}

/** @returns whether a path is that of a page for wrong addresses. */
export function isMissingPage(pathname: string): boolean {
  return /\/404(\.html|\/)?$/.test(pathname);
}

/**
 * @param lang the language of the page that links
 * @param url where to, from the root of the Chinese pages: `/guides/cancel/#refunds`
 * @returns the address of the same place in that language, below the base path
 */
export function addressIn(lang: string, url: string): string {
  return withBase(`/${languages[lang as Language]}${url.slice(1)}`);
}

/**
 * @param url an address as a writer gives it
 * @param base the path that the site is served under; this build's by default
 * @returns `url` below `base` if it starts at the site's root, else `url` as it is
 */
export function withBase(url: string, base = basePath): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  return base.replace(/\/$/, '') + url;
}

/**
 * @param value what SITE_URL says
 * @returns the address without a trailing slash
 * @throws Error unless it is that of a site, without a path
 */
export function siteAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new ContentError(
      `SITE_URL is "${value}". It is the address of a site, such as SITE_URL=https://guide.example.org; a path below it belongs in BASE_PATH, such as BASE_PATH=/guide/.`,
    );
  }
  return url.origin;
}

/**
 * @param value what BASE_PATH says: with or without slashes around it
 * @returns the path with a slash on each side
 * @throws Error for characters that an address would have to escape
 */
export function pathBelow(value = ''): string {
  if (!/^[\w./~-]*$/.test(value) || /(^|\/)\.{1,2}(\/|$)/.test(value)) {
    throw new ContentError(
      `BASE_PATH is "${value}". It is a path of letters a–z, digits, "-", "." and "_", such as BASE_PATH=/guide/.`,
    );
  }
  return `/${value}/`.replace(/\/{2,}/g, '/');
}
