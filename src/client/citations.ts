/**
 * Opens a citation's source in a popover. Without this script, or without popover support, the mark links to
 * the list of sources, which unfolds at that source.
 */
const popup = Object.assign(document.createElement('div'), {
  className: 'source-popup',
  tabIndex: -1,
  role: 'dialog',
  popover: 'auto',
});

document.addEventListener('click', (event) => {
  const mark = (event.target as Element).closest<HTMLAnchorElement>('.cite a');
  const source = mark && document.getElementById(mark.hash.slice(1));
  if (!source || typeof popup.showPopover !== 'function') return;
  event.preventDefault();
  popup.ariaLabel = mark.ariaLabel;
  popup.replaceChildren(...source.cloneNode(true).childNodes);
  source.closest('.sources')!.after(popup);
  popup.showPopover();
  popup.focus();
});

/** Not every browser unfolds a list when a URL targets one of its items. */
function unfold(): void {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.closest<HTMLDetailsElement>('details:not([open])');
  if (!fold) return;
  fold.open = true;
  target!.scrollIntoView();
}
unfold();
addEventListener('hashchange', unfold);
