/**
 * Runs on every page: asks the worker to precache the page's language, two seconds after the first paint, when
 * nothing that the reader waits for is under way.
 */

import { language } from '../client/late-text.ts';

const script = `${import.meta.env.BASE_URL}sw.js`;

// Do not send a whole site to readers who pay per megabyte or have asked to save data. A connection of
// unknown type counts as unmetered. TypeScript does not know all of it.
const { connection } = navigator as { connection?: { saveData?: boolean; type?: string } };
const metered = connection?.saveData === true || connection?.type === 'cellular';

// In a sandboxed frame the mere mention of `serviceWorker` throws, so only `keep` mentions it. `npm run dev` has
// no worker.
if (import.meta.env.PROD && 'serviceWorker' in navigator && !metered)
  setTimeout(() => void keep(), 2000);

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
