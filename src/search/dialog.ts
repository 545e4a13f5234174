import { SearchEngine, type Answer, type Found, type Pagefind } from './engine.ts';
import { markWords } from './marks.ts';
import type { SignpostFile } from './signposts.ts';

const recentKey = 'recent-searches';
const mostRecent = 5;
/** After so long without an index the reader is told, and shown a way on, while loading goes on. */
const patience = 6000;

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

let engine: Promise<SearchEngine> | undefined;
let pagefind: Promise<Pagefind> | undefined;
/** Browsers remember that a module failed to load; the next attempt needs another address. */
let attempt = '';

let opened: (() => void) | undefined;

/**
 * Brings the opened dialog to life, the first time and each time after.
 * @param host the element that holds button and dialog; its data attributes say where the index is
 */
export function start(host: HTMLElement): void {
  opened ??= wire(host);
  opened();
}

/** @returns what is to be done each time that the dialog has opened. */
function wire(host: HTMLElement): () => void {
  const dialog = host.querySelector('dialog')!;
  const input = host.querySelector('input')!;
  const results = host.querySelector<HTMLElement>('[data-search-results]')!;
  const status = host.querySelector<HTMLElement>('[role=status]')!;
  const trouble = host.querySelector<HTMLElement>('[data-trouble]')!;
  const recent = host.querySelector<HTMLElement>('[data-recent-searches]')!;

  let turn = 0;
  const composing = () => input.dataset['composing'] !== undefined;
  let selected = -1;

  input.addEventListener('input', () => composing() || void ask());
  input.addEventListener('compositionend', () => void ask());
  input.addEventListener('keydown', onKey);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  host.querySelector('[data-clear]')!.addEventListener('click', () => {
    remember([]);
    showRecent();
    input.focus();
  });
  results.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    remember([input.value.trim(), ...recall()]);
    dialog.close();
  });

  return () => {
    void load(host);
    input.focus();
    if (!composing()) void ask();
  };

  /** Searches for what stands in the field; of several searches under way only the last is shown. */
  async function ask(): Promise<void> {
    const mine = (turn += 1);
    const query = input.value;
    trouble.hidden = true;
    if (query.trim() === '') {
      show(undefined);
      return;
    }
    recent.hidden = true;
    results.ariaBusy = 'true';
    const late = setTimeout(() => mine === turn && (trouble.hidden = false), patience);
    try {
      const answer = await (await load(host)).search(query);
      if (mine !== turn) return;
      show(answer);
      trouble.hidden = !answer.incomplete;
    } catch {
      if (mine !== turn) return;
      show(undefined);
      recent.hidden = true;
      trouble.hidden = false;
    } finally {
      clearTimeout(late);
      if (mine === turn) results.ariaBusy = 'false';
    }
  }

  function show(answer: Answer | undefined): void {
    trouble.hidden = true;
    select(-1);
    results.replaceChildren(
      ...(answer?.found ?? []).map((found, index) => optionOf(found, index, answer!.words)),
    );
    input.ariaExpanded = String(results.childElementCount > 0);
    const { count = '', none = '' } = status.dataset;
    if (answer)
      status.textContent =
        results.childElementCount === 0
          ? none
          : count.replace('{{count}}', String(results.childElementCount));
    else {
      status.textContent = '';
      results.ariaBusy = 'false';
      showRecent();
    }
  }

  function optionOf(
    { signpost, excerpt }: Found,
    index: number,
    words: string[],
  ): HTMLAnchorElement {
    const option = document.createElement('a');
    option.id = `search-option-${index}`;
    option.role = 'option';
    option.tabIndex = -1;
    option.ariaSelected = 'false';
    option.href =
      host.dataset['base'] +
      signpost.url.slice(1) +
      (excerpt ? textFragment(signpost.url, words[0]) : '');
    option.append(line('strong', signpost.title, words));
    if (signpost.place) option.append(line('small', signpost.place, []));
    if (signpost.first) option.append(line('span', signpost.first, words));
    else if (excerpt) {
      const text = line('span', '', []);
      option.append(text);
      excerpt().then(
        (found) => text.replaceWith(line('span', found, words)),
        // The place is found all the same; it is shown without its text.
        () => text.remove(),
      );
    }
    return option;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || composing()) return;
    const options = results.children;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (options.length === 0) return;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      select(
        (selected + step + options.length + (selected === -1 && step === -1 ? 1 : 0)) %
          options.length,
      );
    } else if (event.key === 'Enter') {
      event.preventDefault();
      (options[Math.max(selected, 0)] as HTMLElement | undefined)?.click();
    }
  }

  function select(index: number): void {
    (results.children[selected] as HTMLElement | undefined)?.setAttribute('aria-selected', 'false');
    selected = index;
    const option = results.children[index] as HTMLElement | undefined;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function showRecent(): void {
    const searches = recall();
    recent.hidden = searches.length === 0;
    recent.querySelector('ul')!.replaceChildren(
      ...searches.map((search) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = search;
        button.addEventListener('click', () => {
          input.value = search;
          input.focus();
          void ask();
        });
        item.append(button);
        return item;
      }),
    );
  }
}

/** Loads the signposts once; after a failure the next call tries again. Pagefind follows when a query needs it. */
function load({ dataset: { bundle = '', lang = '' } }: HTMLElement): Promise<SearchEngine> {
  engine ??= fetch(`${bundle}signposts.${lang}.json`).then(async (response) => {
    if (!response.ok) throw new Error(`signposts: ${response.status}`);
    return new SearchEngine(() => loadPagefind(bundle), (await response.json()) as SignpostFile);
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

function loadPagefind(bundle: string): Promise<Pagefind> {
  pagefind ??= (async () => {
    const module = (await import(
      /* @vite-ignore */ `${bundle}pagefind.js${attempt}`
    )) as PagefindModule;
    await module.options({ basePath: bundle, noWorker: true, excerptLength: 24 });
    await module.init();
    return module;
  })();
  pagefind.catch(() => {
    pagefind = undefined;
    attempt = `?again=${Date.now()}`;
  });
  return pagefind;
}

function line(tag: string, text: string, words: string[]): HTMLElement {
  const element = document.createElement(tag);
  for (const part of markWords(text, words)) {
    if (!part.marked) element.append(part.text);
    else element.append(Object.assign(document.createElement('mark'), { textContent: part.text }));
  }
  return element;
}

/** Lets the browser mark the words on the page that opens (WICG: URL text directives). */
function textFragment(url: string, words = ''): string {
  return words === ''
    ? ''
    : `${url.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}

/** Recent searches stay on the device; where storage is denied there are none. */
function recall(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((search) => typeof search === 'string') : [];
  } catch {
    return [];
  }
}

function remember(searches: string[]): void {
  const kept = [...new Set(searches)].filter(Boolean).slice(0, mostRecent);
  try {
    localStorage.setItem(recentKey, JSON.stringify(kept));
  } catch {
    // Nothing is remembered then.
  }
}
