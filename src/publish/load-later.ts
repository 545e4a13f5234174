/**
 * Fetches what a page does without until its first paint: its later styles, its scripts in their order. It runs
 * in the page, where its text stands at the end (first-flight.ts), and so mentions nothing outside itself.
 */
export function loadLater(): void {
  const { later = '' } = document.currentScript!.dataset;
  const load = () => {
    for (const address of later.split(' ')) {
      document.head.append(
        address.endsWith('.css')
          ? Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address })
          : Object.assign(document.createElement('script'), {
              type: 'module',
              async: false,
              src: address,
            }),
      );
    }
  };
  // A frame begins before it is painted; a task after it comes when it has been.
  requestAnimationFrame(() => setTimeout(load));
}
