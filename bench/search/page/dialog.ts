/** The dialog of a bare page: it has the parts of this site's own that ../reader.ts works with. */
import type { Language } from '../../../src/site.ts';
import type { Load, Search } from './hit.ts';

const engines: Record<string, () => Promise<{ load: Load }>> = {
  starlight: () => import('./starlight.ts'),
  minisearch: () => import('./minisearch.ts'),
  flexsearch: () => import('./flexsearch.ts'),
  orama: () => import('./orama.ts'),
};

const { lang, dataset } = document.documentElement;
const dialog = document.querySelector('dialog')!;
const input = document.querySelector('input')!;
const results = document.querySelector<HTMLElement>('[data-search-results]')!;

let search: Promise<Search> | undefined;
let turn = 0;

document.querySelector('[data-open]')!.addEventListener('click', () => {
  dialog.showModal();
  search ??= engines[dataset['engine']!]!().then(({ load }) => load(lang as Language));
});

input.addEventListener('input', () => void ask());

async function ask(): Promise<void> {
  const mine = (turn += 1);
  results.ariaBusy = 'true';
  const hits = await (await search!)(input.value);
  if (mine !== turn) return;
  results.replaceChildren(
    ...hits.map(({ url, title }) =>
      Object.assign(document.createElement('a'), { href: url, textContent: title }),
    ),
  );
  results.ariaBusy = 'false';
}
