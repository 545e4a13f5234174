/** Runs on every page: once the page is there, has the worker keep the language of the page on the device. */

/** Trusted Types (W3C), which TypeScript does not know; the page's policy allows this one name. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** What is used of the Network Information API, which TypeScript does not know whole. */
interface Connection {
  saveData?: boolean;
  type?: string;
}

const script = `${import.meta.env.BASE_URL}sw.js`;

// Where there is no idle time to be had, two seconds after loading is a fair guess.
const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));

// Whoever pays for each megabyte, or has asked to save them, is not sent a whole site. A connection of which
// the browser says nothing counts as free.
const { connection } = navigator as { connection?: Connection };
const metered = connection?.saveData === true || connection?.type === 'cellular';

if (navigator.serviceWorker && !metered) {
  const start = () => whenIdle(() => void keep());
  // Scripts come after the first paint, and so before or after the page has loaded.
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
}

/** Asks the newest worker, and each that comes while the page is open. */
async function keep(): Promise<void> {
  try {
    const rules = { createScriptURL: () => script };
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    const policy = trustedTypes?.createPolicy('service-worker', rules) ?? rules;
    const registration = await navigator.serviceWorker.register(policy.createScriptURL(script));
    const ask = () =>
      (registration.waiting ?? registration.active)?.postMessage(document.documentElement.lang);
    const askNext = () => registration.installing?.addEventListener('statechange', ask);
    ask();
    askNext();
    registration.addEventListener('updatefound', askNext);
  } catch {
    // Without storage, or in a private window, nothing is kept: the page needs no worker.
  }
}
