/** Stores the open groups and the scroll position of the sidebar for as long as the tab is open. */
const pane = document.querySelector('#starlight__sidebar');

addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden' || !pane) return;
  const open = [...pane.querySelectorAll('details')].map((group) => group.open);
  try {
    sessionStorage.setItem('sidebar', JSON.stringify({ open, scroll: pane.scrollTop }));
  } catch {
    // Storage may be denied; the next page then shows the sidebar unfolded, from the top.
  }
});

export {};
