/** Runs on every page: has the language of the page kept on the device, once the page is there. */
import { metered } from './metered.ts';

/** Trusted Types (W3C), which TypeScript does not know; the host's policy allows this one name. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(languages: string): string },
  ): { createScriptURL(languages: string): string };
}

const script = `${import.meta.env.BASE_URL}sw.js`;

// Where there is no idle time to be had, two seconds after loading is a fair guess.
const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));

if (navigator.serviceWorker && !metered(navigator)) {
  const start = () => whenIdle(() => void keep());
  // Scripts come after the first paint, and so before or after the page has loaded.
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

/** What the reader kept before stays kept. Without storage, or in a private window, nothing is. */
async function keep(): Promise<void> {
  try {
    const { lang } = document.documentElement;
    const registration = await navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL);
    const newest = registration?.installing ?? registration?.waiting ?? registration?.active;
    const { pathname, searchParams } = new URL(newest?.scriptURL ?? '', location.href);
    const kept = pathname === script ? (searchParams.get('keep')?.split(',') ?? []) : [];
    if (kept.includes(lang)) return;
    await navigator.serviceWorker.register(address([...kept, lang].sort().join()));
  } catch {
    // The page needs no worker; the next one tries again.
  }
}

/** @returns the address of the worker that keeps the languages, and of no other script. */
function address(languages: string): string {
  const rules = { createScriptURL: (names: string) => `${script}?keep=${names}` };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return (trustedTypes?.createPolicy('service-worker', rules) ?? rules).createScriptURL(languages);
}
