/**
 * Fills in the report form: asks for the step, the message and the time, and adds the page, its version, the
 * section and the values that the page quotes. A button copies the same text for readers without an account.
 * Without this script the form gets page and version only.
 */
import { lateText } from './late-text.ts';

const link = document.querySelector<HTMLAnchorElement>('.page-links [data-values]');
if (link) {
  const form = new URL(link.href);
  const button = document.querySelector<HTMLElement>('.page-links [data-copy]')!;
  const page = form.searchParams.get('title')!;
  const facts = link.dataset['values'];
  const fill = () => {
    const heading = document.getElementById(location.hash.slice(1));
    const section =
      heading?.matches('main :is(h2, h3)') && `${heading.textContent} ${location.href}`;
    const lines = [
      lateText['late.page'].replace('{{page}}', () => page),
      section && lateText['late.section'].replace('{{section}}', () => section),
      facts && lateText['late.facts'].replace('{{facts}}', facts),
      lateText['late.report'],
    ];
    const text = lines.filter(Boolean).join('\n');
    form.searchParams.set('body', text);
    link.href = form.href;
    button.dataset['copy'] = text;
  };
  fill();
  addEventListener('hashchange', fill);
}
