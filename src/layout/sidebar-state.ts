/** Keeps, for as long as the tab is open, which groups of the sidebar are unfolded and how far it is scrolled. */
const pane = document.querySelector('#starlight__sidebar');

addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden' || !pane) return;
  const open = [...pane.querySelectorAll('details')].map((group) => group.open);
  try {
    sessionStorage.setItem('sidebar', JSON.stringify({ open, scroll: pane.scrollTop }));
  } catch {
    // Storage may be denied; then the next page shows all of it, from the top.
  }
});

export {};
