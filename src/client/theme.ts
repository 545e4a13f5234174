/** The reader's choice of theme; empty or absent means the device's theme. */
const key = 'starlight-theme';
const selects = document.querySelectorAll<HTMLSelectElement>('.theme-select select');
const light = matchMedia('(prefers-color-scheme: light)');

/** Storage may be denied; the choice then lasts as long as the page. */
let chosen = '';
try {
  chosen = localStorage.getItem(key) ?? '';
} catch {
  // Use the device's theme.
}

function show(): void {
  document.documentElement.dataset['theme'] = chosen || (light.matches ? 'light' : 'dark');
  for (const select of selects) select.value = chosen;
}

for (const select of selects) {
  select.parentElement!.removeAttribute('inert');
  select.addEventListener('change', () => {
    chosen = select.value;
    show();
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // See above.
    }
  });
}
light.addEventListener('change', show);
show();

export {};
