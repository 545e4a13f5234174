import type { Redirect } from '../src/publish/redirect-list.ts';
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

/** What a host's file is made from: the table with every address below the base path. */
export interface Rules extends HeaderTable {
  /** The site's root: `/`, `/guide/`. */
  folder: string;
  /** Addresses that have moved as a whole: a server never sees what is after `#`. */
  redirects: Redirect[];
  /** Pages for addresses that are not there, each for a folder; the root's last. */
  notFound: { folder: string; page: string }[];
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

/**
 * The Content-Security-Policy (https://www.w3.org/TR/CSP3/) that is the same for all pages and releases:
 * nothing from elsewhere. Each page carries a stricter one that names its own inline scripts and styles
 * (src/publish/policy.ts), so that the two arrive together whatever the server was last told.
 */
export const policy = {
  'default-src': ["'none'"],
  // Pagefind is a WebAssembly program.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // Icons of select boxes and lists are data addresses in the styles.
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // Of src/offline/register.ts: it names the worker's file and nothing else.
  'trusted-types': ['service-worker'],
};

/** @returns the policy as a header or a page says it. */
export function policyText(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join('; ');
}

export const headerTable: HeaderTable = {
  everywhere: {
    'Content-Security-Policy': policyText({
      ...policy,
      'script-src': [...policy['script-src'], "'unsafe-inline'"],
      'style-src': [...policy['style-src'], "'unsafe-inline'"],
      // Which a page cannot say of itself.
      'frame-ancestors': ["'none'"],
    }),
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

/** @returns whether a file, by its path below the site's root, never changes under its name. */
export function isImmutable(file: string): boolean {
  return headerTable.caching.some(
    ({ path, value }) => value === immutable && `/${file}`.startsWith(path.replace('*', '')),
  );
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
      .map(([ending, type]) => [ending, `${type}; charset=utf-8`]),
  );
}
