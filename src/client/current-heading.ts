/** @returns the last heading above the first third of the viewport. */
export function currentHeading(): Element | undefined {
  const headings = [...document.querySelectorAll('main :is(h2, h3)[id]')];
  return headings
    .reverse()
    .find((heading) => heading.getBoundingClientRect().top < window.innerHeight / 3);
}
