/** @returns the last heading that has come up into the top third of the screen. */
export function sectionBeingRead(): Element | undefined {
  const headings = [...document.querySelectorAll('main :is(h2, h3)[id]')];
  return headings
    .reverse()
    .find((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
}
