/**
 * Turns on the styles that the first paint does without (publish/first-flight.ts). Until then they count for
 * print only, so that the page does not wait for them; without JavaScript the page links to them outright.
 */
function turnOn(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[media=print]')) {
    link.media = 'all';
  }
}

if (document.readyState === 'complete') turnOn();
else addEventListener('load', turnOn);

export {};
