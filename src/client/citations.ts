/**
 * Opens a citation's source in a popover. Without this script the mark links to the list of sources, which a
 * browser without popovers unfolds here.
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
  if (!source) return;
  if (typeof popup.showPopover !== 'function') {
    source.closest('details')!.open = true;
    return;
  }
  event.preventDefault();
  popup.ariaLabel = mark.ariaLabel;
  popup.replaceChildren(...source.cloneNode(true).childNodes);
  source.closest('.sources')!.after(popup);
  popup.showPopover();
  popup.focus();
});
