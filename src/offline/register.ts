/** Runs on every page: once the page has loaded, asks the worker to precache the page's language. */

import { language } from '../client/late-text.ts';

const script = `${import.meta.env.BASE_URL}sw.js`;

// A busy device may never be idle. Without requestIdleCallback, two seconds after loading is a fair guess.
const whenIdle = (run: () => void) =>
  globalThis.requestIdleCallback?.(run, { timeout: 10_000 }) ?? setTimeout(run, 2000);

// Do not send a whole site to readers who pay per megabyte or have asked to save data. A connection of
// unknown type counts as unmetered. TypeScript does not know all of it.
const { connection } = navigator as { connection?: { saveData?: boolean; type?: string } };
const metered = connection?.saveData === true || connection?.type === 'cellular';

// In a sandboxed frame the mere mention of `serviceWorker` throws, so only `keep` mentions it. `npm run dev` has
// no worker.
if (import.meta.env.PROD && 'serviceWorker' in navigator && !metered) {
  const start = () => whenIdle(() => void keep());
  // Scripts run after the first paint, which may be before or after the load event.
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

/** Asks the newest worker, and each one that is installed while the page is open. */
async function keep(): Promise<void> {
  try {
    const rules: { createScriptURL(url: string): string } = { createScriptURL: () => script };
    // Trusted Types (W3C), missing from TypeScript; the page's policy allows only this name.
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, own: typeof rules): typeof rules };
    };
    const policy = trustedTypes?.createPolicy('service-worker', rules) ?? rules;
    const registration = await navigator.serviceWorker.register(policy.createScriptURL(script));
    const ask = () => (registration.waiting ?? registration.active)?.postMessage(language);
    const askNext = () => registration.installing?.addEventListener('statechange', ask);
    ask();
    askNext();
    registration.addEventListener('updatefound', askNext);
  } catch {
    // Without storage, or in a private window, nothing is cached; the page works without a worker.
  }
}
