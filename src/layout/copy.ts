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
 * @param text what to copy; a hash becomes a full address
 * @returns what was done, in words
 */
async function copy(text: string): Promise<string> {
  const { done = '', failed = '' } = announcer.dataset;
  let said = done;
  try {
    await navigator.clipboard.writeText(
      text.startsWith('#') ? new URL(text, location.href).href : text,
    );
  } catch {
    said = failed;
  }
  // A region that gets the same text twice stays silent; empty it first.
  announcer.textContent = '';
  requestAnimationFrame(() => (announcer.textContent = said));
  return said;
}

export {};
