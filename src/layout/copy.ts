/**
 * Copy buttons, and heading links that copy their own address. What was done is said where the reader
 * looks and, through a live region, to screen readers.
 */
const announcer = document.createElement('div');
announcer.setAttribute('role', 'status');
announcer.className = 'sr-only';
document.body.append(announcer);

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false;
  const word = button.textContent;
  button.addEventListener('click', () => {
    void copy(button.dataset['copy'] ?? '').then((copied) => {
      button.textContent = (copied ? button.dataset['done'] : button.dataset['failed']) ?? word;
      announce(button.textContent);
      setTimeout(() => (button.textContent = word), 2500);
    });
  });
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a.sl-anchor-link')) {
  link.addEventListener('click', () => {
    void copy(link.href).then((copied) => {
      if (!copied) return;
      link.dataset['copied'] = document.documentElement.dataset['copied'] ?? '✓';
      announce(link.dataset['copied']);
      setTimeout(() => delete link.dataset['copied'], 2500);
    });
  });
}

/**
 * @param text what to copy; a path or a hash becomes a full address
 * @returns whether it was copied
 */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(
      /^[#/]/.test(text) ? new URL(text, location.href).href : text,
    );
    return true;
  } catch {
    return false;
  }
}

function announce(text: string): void {
  announcer.textContent = '';
  // A region that gets the same text twice stays silent; empty it first.
  requestAnimationFrame(() => (announcer.textContent = text));
}
