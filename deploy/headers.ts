import { allLanguages } from '../src/site.ts';

const year = 365 * 24 * 60 * 60;
const immutable = `public, max-age=${year}, immutable`;
/** Cached, but revalidated on each request; a 304 is short. */
const revalidate = 'no-cache';

/** Features that a page of text never needs. Chromium logs an error for unknown names. */
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
 * The Content-Security-Policy (https://www.w3.org/TR/CSP3/) of all pages and releases: nothing from other
 * origins. Each page carries a stricter one with the hashes of its own inline scripts and styles
 * (src/integrations/csp.ts), which match even if the server's configuration is from another release.
 */
export const policy = {
  'default-src': ["'none'"],
  // Pagefind runs WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  // The styles contain icons as data URLs.
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // For src/offline/register.ts, which only creates the URL of the service worker.
  'trusted-types': ['service-worker'],
};

/** @returns the policy as text for a header or a <meta> element. */
export function policyText(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join('; ');
}

/** Response headers and cache lifetimes: the single source of all host configuration. */
export const headerTable = {
  /** Headers of every response. */
  everywhere: {
    'Content-Security-Policy': policyText({
      ...policy,
      'script-src': [...policy['script-src'], "'unsafe-inline'"],
      'style-src': [...policy['style-src'], "'unsafe-inline'"],
      // Ignored in a <meta> element.
      'frame-ancestors': ["'none'"],
    }),
    // Without includeSubDomains, because the domain may have other sites.
    'Strict-Transport-Security': `max-age=${year}`,
    'X-Content-Type-Options': 'nosniff',
    // Payment services need not know which page a reader came from.
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': [
      ...deniedFeatures.map((feature) => `${feature}=()`),
      'clipboard-write=(self)',
    ].join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  },
  /** `Cache-Control` for a folder (`/folder/*`) or a file (`/file`), from the site's root. */
  caching: [
    // These files have a content hash in their name.
    { path: '/_astro/*', value: immutable },
    { path: '/offline/*', value: immutable },
    ...allLanguages.flatMap((language) => [
      { path: `/pagefind/${language}/fragment/*`, value: immutable },
      { path: `/pagefind/${language}/index/*`, value: immutable },
      { path: `/pagefind/${language}/pagefind.unknown_*`, value: immutable },
    ]),
    // Explicit, because an outdated worker holds back the whole site.
    { path: '/sw.js', value: revalidate },
  ],
  /** `Cache-Control` for everything else. */
  otherwise: revalidate,
  /** `Content-Type` by file extension, for types that servers may not know. */
  types: { md: 'text/markdown', webmanifest: 'application/manifest+json' },
};

/** @returns whether a file, by its path below the site's root, never changes. */
export function isImmutable(file: string): boolean {
  return headerTable.caching.some(
    ({ path, value }) => value === immutable && `/${file}`.startsWith(path.replace('*', '')),
  );
}

/** The types of all plain text files, by file extension: some servers send them without a charset. */
export const textTypes: Record<string, string> = Object.fromEntries(
  Object.entries({ ...headerTable.types, txt: 'text/plain' })
    .filter(([, type]) => type.startsWith('text/'))
    .map(([ending, type]) => [ending, `${type}; charset=utf-8`]),
);
