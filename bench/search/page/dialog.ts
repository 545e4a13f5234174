/** The dialog of a bare page, with the parts of this site's own that ../reader.ts uses. */
import { load, type Search } from './starlight.ts';

const dialog = document.querySelector('dialog')!;
const input = document.querySelector('input')!;
const results = document.querySelector<HTMLElement>('[data-search-results]')!;

let search: Promise<Search> | undefined;
let turn = 0;

document.querySelector('[data-open]')!.addEventListener('click', () => {
  dialog.showModal();
  search ??= load();
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
