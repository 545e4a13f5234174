/**
 * Adds to the link for what is out of date the section that the reader is in: the last one in which they
 * stopped for a second before they came to the link, at the page's foot, or the one in the page's address.
 */
import { sectionBeingRead } from '../layout/section.ts';
import { withSection } from './report-address.ts';

const link = document.querySelector<HTMLAnchorElement>('.page-links span a');
if (link) {
  const address = link.href;
  const name = (heading: Element | null | undefined) => {
    if (!heading?.matches('main :is(h2, h3)')) return;
    const place = `${location.origin}${location.pathname}#${heading.id}`;
    link.href = withSection(address, place, heading.textContent);
  };
  const nameTarget = () => name(document.getElementById(location.hash.slice(1)));
  nameTarget();
  addEventListener('hashchange', nameTarget);

  let pause: ReturnType<typeof setTimeout>;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        if (link.getBoundingClientRect().top > innerHeight) name(sectionBeingRead());
      }, 1000);
    },
    { passive: true },
  );
}
