/**
 * Copy buttons, and heading links that copy their own URL. The result is shown in place and announced to
 * screen readers through a live region.
 */
import { lateText } from './late-text.ts';

const announcer = document.querySelector('#copy-status')!;

for (const control of document.querySelectorAll<HTMLElement>('[data-copy], .heading-link')) {
  control.removeAttribute('inert');
  const word = control.textContent;
  control.addEventListener('click', () => {
    void copy(control.dataset['copy'] ?? (control as HTMLAnchorElement).hash).then((result) => {
      control.textContent = result;
      setTimeout(() => (control.textContent = word), 2500);
    });
  });
}

/**
 * @param what the text to copy: empty for the page's URL, a hash for a section's, the URL of a Markdown file
 *   for its contents, or any other text
 * @returns the result as a message
 */
async function copy(what: string): Promise<string> {
  const text = textOf(what);
  const result = await write(text).then(
    () => lateText['late.copied'],
    () => text.then(() => lateText['late.copyFailed']).catch(() => lateText['late.copyOffline']),
  );
  // A live region does not announce the same text twice; empty it first.
  announcer.textContent = '';
  requestAnimationFrame(() => (announcer.textContent = result));
  return result;
}

/** Safari allows writing to the clipboard only during the click, so it gets a promise of the text. */
async function write(text: Promise<string>): Promise<void> {
  try {
    const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
    // If the clipboard never asks for it, nobody hears that it did not arrive.
    blob.catch(() => {});
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  } catch {
    // Older browsers do not accept a promise.
    await navigator.clipboard.writeText(await text);
  }
}

/** @throws if the contents of a file do not arrive */
async function textOf(what: string): Promise<string> {
  if (/^(#|$)/.test(what)) return new URL(what, location.href).href;
  if (!what.endsWith('.md')) return what;
  // The browser's cache may hold the login page of a hotel.
  const signal = AbortSignal.timeout?.(10_000);
  const response = await fetch(what, { cache: 'no-cache', signal });
  const text = await response.text();
  // A filter may answer with a page or message of its own, a proxy with a part or nothing.
  if (response.status !== 200 || !text.startsWith('# ')) throw new Error(what);
  return text;
}
