import { z } from 'astro/zod';
import packageJson from '../package.json' with { type: 'json' };
import { ContentError } from './check/error.ts';

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'expected an address such as https://guide.example.org',
});

const variables = z.object({
  SITE_URL: webAddress
    .default('http://localhost:4321')
    .transform((value) => new URL(value))
    .refine(({ href, origin }) => href === `${origin}/`, 'expected no path: put it into BASE_PATH'),
  BASE_PATH: z
    .string()
    .regex(
      /^(?!(.*\/)?\.{1,2}(\/|$))[\w./~-]*$/,
      'expected a path of ASCII letters, digits, "-", ".", "_" and "~", such as /guide/',
    )
    .default(''),
  REPOSITORY_URL: webAddress.default(packageJson.repository.url),
  REPORT_URL: webAddress.optional(),
});

/**
 * @param given environment variables; an empty one counts as absent
 * @returns where the site is published (README.md, “Deploy”)
 * @throws ContentError naming each wrong variable
 */
export function readSettings(given: NodeJS.ProcessEnv) {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  const { data, error } = variables.safeParse(set);
  if (!data)
    throw new ContentError(
      ...error.issues.map(
        ({ path: [name], message }) => `${String(name)} is "${set[String(name)]}": ${message}.`,
      ),
    );
  const repositoryUrl = data.REPOSITORY_URL.replace(/\/$/, '');
  return {
    /** The URL of the site, without a trailing slash. */
    siteUrl: data.SITE_URL.origin,
    /** The base path of the site, with a slash on each side. */
    basePath: `/${data.BASE_PATH}/`.replace(/\/{2,}/g, '/'),
    /** The repository for “edit this page”. */
    repositoryUrl,
    /** The form for reporting outdated pages. */
    reportUrl: data.REPORT_URL ?? `${repositoryUrl}/issues/new`,
  };
}

export const { siteUrl, basePath, repositoryUrl, reportUrl } = readSettings(process.env);

/** The site's languages, with the folder of each. */
export const languages = { 'zh-CN': '', en: 'en/' } as const;

export type Language = keyof typeof languages;

export const allLanguages = Object.keys(languages) as Language[];

/** @returns what a function makes for each language. */
export function inEach<T>(make: (language: Language) => T): Record<Language, T> {
  return { 'zh-CN': make('zh-CN'), en: make('en') };
}

/** @returns the static paths of a route in `pages/[...folder]/`: one for each language. */
export function languagePaths() {
  return Object.entries(languages).map(([lang, folder]) => ({
    params: { folder: folder.slice(0, -1) || undefined },
    props: { lang },
  }));
}

/** @returns the language of the page or file at a path below a folder, such as the base path. */
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

/** @returns the path of a page's URL without base and language, `/` for the 404 page. */
export function pathWithoutLocale(pathname: string): string {
  const path = `/${pathname.slice(basePath.length)}`.replace(new RegExp(`^/${languages.en}`), '/');
  return isMissingPage(path) ? '/' : path;
}

/** @returns the address in a language, with the base path, of `/guides/cancel/#refunds` in Chinese. */
export function addressIn(lang: string, url: string): string {
  return withBase(`/${languages[lang as Language]}${url.slice(1)}`);
}

/** @returns an author's address, with the base path if it starts at the site's root. */
export function withBase(url: string): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  return basePath.replace(/\/$/, '') + url;
}
