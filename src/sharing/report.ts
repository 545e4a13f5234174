/**
 * Asks for what makes a report of use: which step, what the screen says, when, beside the page, its version, the
 * section in the address and the facts that the page quotes. The form is filled in, and a button copies the same for
 * who has no account. Without this script the link names page and version.
 */
import { lateWords } from '../layout/late-words.ts';
import { withQuestions } from './report-address.ts';

const link = document.querySelector<HTMLAnchorElement>('.page-links [data-values]');
if (link) {
  const address = link.href;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-button';
  button.textContent = lateWords['late.copy'];
  link.parentElement!.after(button);
  const fill = () => {
    const text = questions(new URL(address).searchParams.get('title')!, link.dataset['values']!);
    link.href = withQuestions(address, text);
    button.dataset['copy'] = text;
  };
  fill();
  addEventListener('hashchange', fill);
}

/** @returns the questions, below what is known already. */
function questions(page: string, facts: string): string {
  const heading = document.getElementById(location.hash.slice(1));
  const section = heading?.matches('main :is(h2, h3)') && `${heading.textContent} ${location.href}`;
  return [
    lateWords['late.page'].replace('{{page}}', () => page),
    section && lateWords['late.section'].replace('{{section}}', () => section),
    facts && lateWords['late.facts'].replace('{{facts}}', facts),
    lateWords['late.report'],
  ]
    .filter(Boolean)
    .join('\n');
}
