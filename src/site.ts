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
