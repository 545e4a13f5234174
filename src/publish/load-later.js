/**
 * Fetches what a page does without until its first paint: its later styles and its scripts. Its text stands at
 * the end of every page (page-scripts.ts).
 */
{
  const addresses = document.currentScript.dataset.later.split(' ');
  const load = () => {
    for (const address of addresses) {
      if (address.endsWith('.css')) {
        const link = { rel: 'stylesheet', href: address };
        document.head.append(Object.assign(document.createElement('link'), link));
      } else {
        // Not an element: a policy of trusted types would not let its address be set.
        import(address);
      }
    }
  };
  // A frame begins before it is painted; a task after it comes when it has been.
  requestAnimationFrame(() => setTimeout(load));
}
