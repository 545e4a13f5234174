/** Where the reader's choice of colours is kept; empty or absent means as the device has it. */
const key = 'starlight-theme';
const selects = document.querySelectorAll<HTMLSelectElement>('.theme-select select');
const light = matchMedia('(prefers-color-scheme: light)');

/** Storage may be denied; then the choice lasts as long as the page. */
let chosen = '';
try {
  chosen = localStorage.getItem(key) ?? '';
} catch {
  // As the device has it.
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
