/**
 * Copy buttons, and heading links that copy their own address. What was done is said where the reader
 * looks and, through a live region, to screen readers.
 */
const announcer = document.querySelector<HTMLElement>('#copy-status')!;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  const word = button.textContent;
  button.addEventListener('click', () => {
    void copy(button.dataset['copy']!).then((said) => {
      button.textContent = said;
      setTimeout(() => (button.textContent = word), 2500);
    });
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a.heading-link')) {
  link.addEventListener('click', () => {
    void copy(link.hash).then((said) => {
      link.dataset['said'] = said;
      setTimeout(() => delete link.dataset['said'], 2500);
    });
  });
}

/**
 * @param what what to copy: nothing for the page's address, a hash for that of a section, the address of a
 *   Markdown file for its text, or any other text
 * @returns what was done, in words
 */
async function copy(what: string): Promise<string> {
  const { done = '', failed = '', offline = '' } = announcer.dataset;
  let said = failed;
  try {
    if (what.endsWith('.md')) await copyFile(what, () => (said = offline));
    else {
      await navigator.clipboard.writeText(
        /^(#|$)/.test(what) ? new URL(what, location.href).href : what,
      );
    }
    said = done;
  } catch {
    // `said` still says that it failed.
  }
  // A region that gets the same text twice stays silent; empty it first.
  announcer.textContent = '';
  requestAnimationFrame(() => (announcer.textContent = said));
  return said;
}

/** Safari lets the clipboard be written to at the press of a button only, with a promise of what comes later. */
async function copyFile(address: string, onLost: () => void): Promise<void> {
  const text = fetch(address)
    .then((response) => {
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return response.text();
    })
    .catch((error: unknown) => {
      onLost();
      throw error;
    });
  try {
    const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  } catch {
    // Older browsers have no such promise.
    await navigator.clipboard.writeText(await text);
  }
}

export {};
