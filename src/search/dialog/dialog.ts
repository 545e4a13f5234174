import type { Answer, SearchEngine } from '../engine/engine.ts';
import { loadEngine } from './load.ts';
import { ResultList } from './results.ts';

/** Delay before results are shown without waiting for exact matches, in milliseconds. */
const early = 300;
/** Delay in milliseconds before a notice and a retry button; loading continues. */
const noticeDelay = 6000;
/** Delay before results are announced and kept in the URL, so as not to interrupt typing. */
const announceDelay = 500;

let opened: SearchDialog | undefined;

/**
 * Starts search in the dialog, each time it is opened.
 * @param host the element with the button and the dialog; its data attributes locate the index
 */
export function start(host: HTMLElement): void {
  opened ??= new SearchDialog(host);
  opened.open();
}

class SearchDialog {
  readonly #bundle: string;
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #list: ResultList;
  readonly #part: (name: string) => HTMLElement;
  #engine: SearchEngine | undefined;
  /** Of concurrent searches, only the last is shown. */
  #turn = 0;
  /** The query whose full results are displayed. */
  #answered = '';
  #settled: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement) {
    const { bundle = '', base = '' } = host.dataset;
    this.#bundle = bundle;
    this.#part = (name) => host.querySelector<HTMLElement>(`[data-${name}]`)!;
    this.#dialog = host.querySelector('dialog')!;
    this.#input = host.querySelector('input')!;
    this.#results = this.#part('search-results');
    this.#list = new ResultList(this.#input, this.#results, base);
    this.#input.addEventListener('input', () => {
      // An Enter was meant for the previous text.
      delete this.#input.dataset['entered'];
      if (!this.#composing) void this.#ask();
    });
    this.#input.addEventListener('compositionend', () => void this.#ask());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#dialog.addEventListener('close', () => this.#onClose());
    this.#dialog.addEventListener(
      'click',
      (event) => event.target === this.#dialog && this.#dialog.close(),
    );
    this.#results.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (link) this.#follow(link, event);
    });
  }

  get #composing(): boolean {
    return this.#input.dataset['composing'] !== undefined;
  }

  open(): void {
    void loadEngine(this.#bundle).catch(() => undefined);
    this.#input.focus();
    if (!this.#composing) void this.#ask();
  }

  /** Searches for the text in the field. */
  async #ask(): Promise<void> {
    const mine = (this.#turn += 1);
    const isLast = () => mine === this.#turn;
    const query = this.#input.value;
    this.#answered = '';
    clearTimeout(this.#settled);
    this.#part('trouble').hidden = true;
    this.#part('start').hidden = true;
    if (query.trim() === '') {
      this.#show(undefined);
      this.#results.ariaBusy = 'false';
      keepQuery('');
      this.#showExamples();
      return;
    }
    this.#results.ariaBusy = 'true';
    const late = setTimeout(() => isLast() && (this.#part('trouble').hidden = false), noticeDelay);
    let soon: ReturnType<typeof setTimeout> | undefined;
    try {
      this.#engine = await loadEngine(this.#bundle);
      const answer = await this.#engine.search(query, (known) => {
        soon = setTimeout(() => isLast() && known.found.length > 0 && this.#show(known), early);
      });
      if (!isLast()) return;
      this.#show(answer);
      this.#part('trouble').hidden = !answer.incomplete;
      this.#settle(query, answer);
    } catch {
      if (!isLast()) return;
      this.#show(undefined);
      this.#part('trouble').hidden = false;
      delete this.#input.dataset['entered'];
    } finally {
      clearTimeout(soon);
      clearTimeout(late);
      if (isLast()) this.#results.ariaBusy = 'false';
    }
  }

  #show(answer: Answer | undefined): void {
    const labels = this.#engine?.manifest.labels;
    this.#list.show(answer, labels?.near ?? '');
    const note = this.#part('note');
    // An incomplete answer must not claim that nothing fits.
    note.textContent =
      !answer || !labels || answer.fit === 'good' || answer.incomplete ? '' : labels[answer.fit];
    if (answer?.fit === 'none' && !answer.incomplete) this.#showExamples();
    if (!answer) this.#part('status').textContent = '';
  }

  /** Opens the first result if Enter was pressed, else announces the count after `announceDelay`. */
  #settle(query: string, { fit, incomplete }: Answer): void {
    this.#answered = query;
    const [first] = this.#list.options;
    if (this.#input.dataset['entered'] !== undefined) {
      delete this.#input.dataset['entered'];
      if (first) {
        first.click();
        return;
      }
    }
    this.#settled = setTimeout(() => {
      const { labels } = this.#engine!.manifest;
      const { length } = this.#list.options;
      const count = labels.count.replace('{{count}}', String(length));
      const said = fit === 'good' ? [count] : fit === 'weak' ? [labels.weak, count] : [labels.none];
      this.#part('status').textContent = incomplete && length === 0 ? '' : said.join(' ');
      keepQuery(query);
    }, announceDelay);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.#composing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#list.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const whole = this.#answered === this.#input.value;
      const link = this.#list.selected ?? (whole ? this.#list.options[0] : undefined);
      if (link) link.click();
      // Kept until the results for the current text arrive.
      else if (!whole) this.#input.dataset['entered'] = '';
    }
  }

  #follow(link: HTMLAnchorElement, event: Event): void {
    const query = this.#input.value.trim();
    // So Back returns to the results.
    keepQuery(query);
    this.#answered = '';
    clearTimeout(this.#settled);
    this.#dialog.dataset['followed'] = '';
    this.#dialog.close();
    if (link.pathname !== location.pathname) return;
    // Same page: avoid the reload caused by the query in the URL.
    event.preventDefault();
    history.pushState(null, '', link.pathname);
    location.replace(link.hash || '#');
  }

  #onClose(): void {
    // Discard a pending search.
    this.#turn += 1;
    clearTimeout(this.#settled);
    delete this.#input.dataset['entered'];
    if (this.#dialog.dataset['followed'] === undefined) keepQuery('');
    delete this.#dialog.dataset['followed'];
  }

  /** Shows suggestions while nothing is typed or found. */
  #showExamples(): void {
    this.#part('start').hidden = false;
    void loadEngine(this.#bundle).then(
      ({ manifest: { examples } }) =>
        this.#part('examples').replaceChildren(
          ...examples.map((text) => {
            const button = Object.assign(document.createElement('button'), { textContent: text });
            button.type = 'button';
            button.addEventListener('click', () => {
              this.#input.value = text;
              this.#input.focus();
              void this.#ask();
            });
            const item = document.createElement('li');
            item.append(button);
            return item;
          }),
        ),
      () => undefined,
    );
  }
}

/** Keeps a query in the URL, for Back and for sharing; an empty one is removed. */
function keepQuery(query: string): void {
  const address = new URL(location.href);
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
