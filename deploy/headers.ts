import { languages } from '../src/site.ts';

/** The headers of every response, and how long each file may be kept: the one source of every host's files. */
export interface HeaderTable {
  /** Sent with every response. */
  everywhere: Record<string, string>;
  /** `Cache-Control` below a folder (`/folder/*`) or of a file (`/file`), from the site's root. */
  caching: { path: string; value: string }[];
  /** `Cache-Control` of everything else. */
  otherwise: string;
  /** `Content-Type` by the ending of a file's name, where a server may not know it. */
  types: Record<string, string>;
}

const year = 365 * 24 * 60 * 60;
const immutable = `public, max-age=${year}, immutable`;
/** Keep it, but ask each time whether it has changed: one short answer, 304. */
const revalidate = 'no-cache';

/** What a page of text never needs. Names that Chromium does not know would fill its console. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

export const headerTable: HeaderTable = {
  everywhere: {
    // Without includeSubDomains: the domain may have other sites.
    'Strict-Transport-Security': `max-age=${year}`,
    'X-Content-Type-Options': 'nosniff',
    // What somebody read here is nobody's business, least of all a payment service's.
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': [
      ...deniedFeatures.map((feature) => `${feature}=()`),
      'clipboard-write=(self)',
    ].join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  },
  caching: [
    // The names of these files hold a hash of what is in them.
    { path: '/_astro/*', value: immutable },
    ...Object.keys(languages).flatMap((language) => [
      { path: `/pagefind/${language}/fragment/*`, value: immutable },
      { path: `/pagefind/${language}/index/*`, value: immutable },
      { path: `/pagefind/${language}/pagefind.unknown_*`, value: immutable },
    ]),
    // Said aloud, since a worker that is kept too long keeps the whole site back.
    { path: '/sw.js', value: revalidate },
  ],
  otherwise: revalidate,
  types: { md: 'text/markdown', webmanifest: 'application/manifest+json' },
};

/** @returns a type of files as a header says it: all text is UTF-8. */
export function withCharset(type: string): string {
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/**
 * Servers know what text a file is, but some do not say how it is encoded.
 * @param types those of the table
 * @returns the types of all files of plain text, by the ending of a file's name
 */
export function textTypes(types: HeaderTable['types']): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...types, txt: 'text/plain' })
      .filter(([, type]) => type.startsWith('text/'))
      .map(([ending, type]) => [ending, withCharset(type)]),
  );
}

/**
 * @param policy what the policies of all pages allow
 * @returns the same for the header, which alone can forbid frames: a page's own policy must not
 *   (https://www.w3.org/TR/CSP3/#meta-element)
 */
export function headerPolicy(policy: string): string {
  return `${policy}; frame-ancestors 'none'`;
}
