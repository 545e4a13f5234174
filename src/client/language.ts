/**
 * The hint for readers whose browser prefers the other language, and the links to it, which keep the reader's
 * place.
 */
import { recall, remember } from './storage.ts';

const key = 'language-hint-dismissed';
const hint = document.querySelector<HTMLElement>('.language-hint')!;
const isPreferred = navigator.language.slice(0, 2) === hint.lang.slice(0, 2);

// Shown by `data-shown` instead of `hidden`: until its late styles load, it would shift the footer.
hint.toggleAttribute('data-shown', isPreferred && !recall(key));
hint.querySelector('button')!.addEventListener('click', () => {
  hint.removeAttribute('data-shown');
  remember(key, '1');
});
for (const link of document.querySelectorAll<HTMLAnchorElement>('a.language-switch')) {
  link.addEventListener('click', () => {
    // Once readers have switched, the hint is not shown again.
    remember(key, '1');
    // The section in the URL, or else the last heading above the first third of the viewport.
    const heading = [...document.querySelectorAll('main :is(h2, h3)[id]')]
      .reverse()
      .find((one) => one.getBoundingClientRect().top < innerHeight / 3);
    link.hash = location.hash || (heading?.id ?? '');
  });
}
