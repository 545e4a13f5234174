/**
 * Copy buttons, and heading links that copy their own URL. The result is shown in place and announced to
 * screen readers through a live region.
 */
const announcer = document.querySelector<HTMLElement>('#copy-status')!;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  const word = button.textContent;
  button.addEventListener('click', () => {
    void copy(button.dataset['copy']!).then((result) => {
      button.textContent = result;
      setTimeout(() => (button.textContent = word), 2500);
    });
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a.heading-link')) {
  link.addEventListener('click', () => {
    void copy(link.hash).then((result) => {
      link.dataset['said'] = result;
      setTimeout(() => delete link.dataset['said'], 2500);
    });
  });
}

/**
 * @param what the text to copy: empty for the page's URL, a hash for a section's, the URL of a Markdown file
 *   for its contents, or any other text
 * @returns the result as a message
 */
async function copy(what: string): Promise<string> {
  const { done = '', failed = '', offline = '' } = announcer.dataset;
  let result = failed;
  try {
    if (what.endsWith('.md')) await copyFile(what, () => (result = offline));
    else {
      await navigator.clipboard.writeText(
        /^(#|$)/.test(what) ? new URL(what, location.href).href : what,
      );
    }
    result = done;
  } catch {
    // `result` is already the failure message.
  }
  // A live region does not announce the same text twice; empty it first.
  announcer.textContent = '';
  requestAnimationFrame(() => (announcer.textContent = result));
  return result;
}

/** Safari allows writing to the clipboard only during the click, so it gets a promise of the text. */
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
    // Older browsers do not accept a promise.
    await navigator.clipboard.writeText(await text);
  }
}

export {};
