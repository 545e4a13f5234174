import { recall, remember } from './storage.ts';

/** The reader's choice of theme; empty or absent means the device's theme. */
const key = 'starlight-theme';
const selects = document.querySelectorAll<HTMLSelectElement>('.theme-select select');
const light = matchMedia('(prefers-color-scheme: light)');

let chosen = recall(key) ?? '';

function show(): void {
  document.documentElement.dataset['theme'] = chosen || (light.matches ? 'light' : 'dark');
  for (const select of selects) select.value = chosen;
}

for (const select of selects) {
  select.parentElement!.removeAttribute('inert');
  select.addEventListener('change', () => {
    chosen = select.value;
    show();
    remember(key, chosen);
  });
}
light.addEventListener('change', show);
show();
