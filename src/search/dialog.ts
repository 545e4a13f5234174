import { SearchEngine, type Answer, type Found, type Pagefind } from './engine.ts';
import { hasten, savesData } from './hasten.ts';
import { markWords } from './marks.ts';
import type { SignpostFile } from './signposts.ts';
import type { Spelling } from './spelling.ts';
import { markTarget } from './mark-target.ts';
import { rememberWords } from './target.ts';

const recentKey = 'recent-searches';
const mostRecent = 5;
/** After so long without the index, in milliseconds, the reader sees what is known without it. */
const early = 300;
/** After so long the reader is told, and shown a way on, while loading goes on. */
const patience = 6000;

interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

let engine: Promise<SearchEngine> | undefined;
let said: SignpostFile['said'] | undefined;
let spelling: Promise<Spelling> | undefined;
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

  // Only now are there results to choose from.
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  input.ariaAutoComplete = 'list';
  input.setAttribute('aria-controls', results.id);

  let turn = 0;
  const composing = () => input.dataset['composing'] !== undefined;
  let selected = -1;
  let words: string[] = [];

  input.addEventListener('input', () => composing() || void ask());
  input.addEventListener('compositionend', () => void ask());
  input.addEventListener('keydown', onKey);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  trouble.querySelector('button')!.addEventListener('click', forget);
  host.querySelector('[data-clear]')!.addEventListener('click', () => {
    remember([]);
    showRecent();
    input.focus();
  });
  results.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    remember([input.value.trim(), ...recall()]);
    rememberWords(link, words);
    dialog.close();
    // Within the page nothing is loaded that would mark them.
    if (link.hash && link.pathname === location.pathname && link.search === location.search)
      markTarget(link.hash);
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
    let soon: ReturnType<typeof setTimeout> | undefined;
    const late = setTimeout(() => mine === turn && (trouble.hidden = false), patience);
    try {
      const engine = await load(host);
      soon = setTimeout(() => {
        const known = engine.suggest(query);
        if (mine === turn && known.found.length > 0) show(known);
      }, early);
      const answer = await engine.search(query);
      if (mine !== turn) return;
      show(answer);
      trouble.hidden = !answer.incomplete;
    } catch {
      if (mine !== turn) return;
      show(undefined);
      recent.hidden = true;
      trouble.hidden = false;
    } finally {
      clearTimeout(soon);
      clearTimeout(late);
      if (mine === turn) results.ariaBusy = 'false';
    }
  }

  function show(answer: Answer | undefined): void {
    const chosen = (results.children[selected] as HTMLAnchorElement | undefined)?.href;
    select(-1);
    words = answer?.words ?? [];
    const options = (answer?.found ?? []).map((found, index) => optionOf(found, index, words));
    results.replaceChildren(...options);
    // More may have come while the reader was choosing already.
    if (chosen) select(options.findIndex(({ href }) => href === chosen));
    input.ariaExpanded = String(results.childElementCount > 0);
    if (answer && said)
      status.textContent =
        results.childElementCount === 0
          ? said.none
          : said.count.replace('{{count}}', String(results.childElementCount));
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
    option.href = host.dataset['base'] + signpost.url.slice(1);
    option.append(line('strong', signpost.title, words));
    if (signpost.place) option.append(line('small', signpost.place, []));
    if (signpost.first) option.append(line('span', signpost.first, words));
    else if (excerpt) {
      const text = line('span', '', []);
      option.append(text);
      whenSeen(option, () =>
        excerpt().then(
          (found) => text.replaceWith(line('span', found, words)),
          // The place is found all the same; it is shown without its text.
          () => text.remove(),
        ),
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

/** Loads the signposts once; after a failure the next call tries again. The rest follows when a query needs it. */
function load({ dataset: { bundle = '' } }: HTMLElement): Promise<SearchEngine> {
  engine ??= json<SignpostFile>(`${bundle}signposts.json`).then((file) => {
    said = file.said;
    const sources = {
      pagefind: () => loadPagefind(bundle, file.index),
      spelling: () => (spelling ??= json<Spelling>(`${bundle}spelling.json`)),
    };
    // Its failure is told when a query needs it.
    if (!savesData()) sources.pagefind().catch(() => undefined);
    return new SearchEngine(sources, file);
  });
  engine.catch(forget);
  return engine;
}

/** What has failed, or may have, is loaded anew by the next search. */
function forget(): void {
  engine = undefined;
  spelling = undefined;
  pagefind = undefined;
  attempt = `?again=${Date.now()}`;
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

function loadPagefind(bundle: string, index: string): Promise<Pagefind> {
  pagefind ??= (async () => {
    const entry = 'pagefind-entry.json?ts=';
    const files = [`pagefind.js${attempt}`, entry, index, 'wasm.unknown.pagefind'];
    if (!attempt) hasten(bundle, files);
    const module = (await import(
      /* @vite-ignore */ `${bundle}pagefind.js${attempt}`
    )) as PagefindModule;
    await module.options({ basePath: bundle, noWorker: true, metaCacheTag: '' });
    await module.init();
    return module;
  })();
  pagefind.catch(forget);
  return pagefind;
}

/** What lies below the edge of the list costs nothing until it is scrolled to. */
function whenSeen(element: Element, act: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    act();
  });
  observer.observe(element);
}

function line(tag: string, text: string, words: string[]): HTMLElement {
  const element = document.createElement(tag);
  for (const part of markWords(text, words)) {
    if (!part.marked) element.append(part.text);
    else element.append(Object.assign(document.createElement('mark'), { textContent: part.text }));
  }
  return element;
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
