import { lateText } from '../../client/late-text.ts';
import type { Answer } from '../engine/engine.ts';
import { loadEngine } from './load.ts';
import { linkTo } from './results.ts';

/** Delay in milliseconds before a notice and a retry button; loading continues. */
const noticeDelay = 6000;
/** Delay before results are announced and kept in the URL, so as not to interrupt typing. */
const announceDelay = 500;

/** The search button and its dialog. */
class SiteSearch extends HTMLElement {
  readonly #button = this.querySelector('button')!;
  readonly #dialog = this.querySelector('dialog')!;
  readonly #input = this.querySelector('input')!;
  readonly #results = this.#part('search-results');
  readonly #trouble = this.#part('trouble');
  /** Of concurrent searches, only the last is shown. */
  #turn = 0;
  /** The text for which Enter was pressed before its results arrived. */
  #entered: string | undefined;
  #notice: ReturnType<typeof setTimeout> | undefined;

  #part(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-${name}]`)!;
  }

  connectedCallback(): void {
    this.#button.removeAttribute('inert');
    // Safari before 15.4, Firefox before 98: the index of problems, where links to the search lead anyway.
    if (typeof this.#dialog.showModal !== 'function') {
      const { href } = this.#dialog.querySelector('a')!;
      this.#button.addEventListener('click', () => location.assign(href));
      return;
    }
    this.#dialog.hidden = false;
    this.#button.addEventListener('click', () => this.#open());
    // `data-search` searches for a text; without JavaScript, it is a plain link. Examples have it, too.
    document.addEventListener('click', (event) => {
      const asks = (event.target as Element).closest?.<HTMLElement>('[data-search]');
      if (!asks || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#open(asks.dataset['search']);
    });
    addEventListener('keydown', (event) => {
      const typing = (event.target as Element).closest?.(
        'input, textarea, select, [contenteditable]',
      );
      const asked =
        (event.key === 'k' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing);
      if (!asked || event.isComposing) return;
      event.preventDefault();
      this.#open();
    });
    this.#input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) void this.#ask();
    });
    this.#input.addEventListener('compositionend', () => void this.#ask());
    this.#dialog.addEventListener('keydown', (event) => this.#onKey(event));
    this.#results.addEventListener('click', (event) => this.#follow(event));
    this.#trouble.querySelector('button')!.addEventListener('click', () => void this.#retry());
    this.#dialog.addEventListener('close', () => {
      // Discard a pending search.
      this.#turn += 1;
      this.#entered = undefined;
      keepQuery('');
    });
    this.#openFromAddress();
    // Back, from the back/forward cache or within the page.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#openFromAddress());
    addEventListener('popstate', () => this.#openFromAddress());
  }

  /** Opens the dialog at once; the engine and its data load while the reader types. */
  #open(query = ''): void {
    // Browsers restore the focus on closing; if a key opens the dialog, there may be none to restore.
    if (document.activeElement === document.body) this.#button.focus();
    if (!this.#dialog.open) this.#dialog.showModal();
    if (query) this.#input.value = query;
    this.#input.focus();
    void this.#ask();
  }

  #openFromAddress(): void {
    const query = new URLSearchParams(location.search).get('q');
    if (query === null) this.#dialog.close();
    else if (!this.#dialog.open) this.#open(query);
  }

  /** Searches for the text in the field. */
  async #ask(): Promise<void> {
    const mine = (this.#turn += 1);
    const isLast = () => mine === this.#turn;
    const query = this.#input.value;
    this.#results.setAttribute('aria-busy', 'true');
    this.#noticeLater();
    try {
      const engine = await loadEngine();
      this.#addExamples(engine.manifest.examples);
      const answer = query.trim() ? await engine.search(query) : undefined;
      if (!isLast()) return;
      this.#show(answer);
      this.#settle(query, answer, isLast);
      clearTimeout(this.#notice);
      this.#trouble.hidden = true;
    } catch {
      if (!isLast()) return;
      this.#show(undefined);
      this.#part('start').hidden = true;
      this.#part('status').textContent = '';
      this.#trouble.hidden = false;
    }
    this.#results.setAttribute('aria-busy', 'false');
  }

  /** Hides the notice of trouble, unless what is being loaded takes long. */
  #noticeLater(): void {
    this.#trouble.hidden = true;
    clearTimeout(this.#notice);
    this.#notice = setTimeout(() => (this.#trouble.hidden = false), noticeDelay);
  }

  #addExamples(examples: string[]): void {
    const list = this.#part('examples');
    if (list.hasChildNodes()) return;
    for (const example of examples) {
      const button = document.createElement('button');
      button.textContent = button.dataset['search'] = example;
      list.appendChild(document.createElement('li')).append(button);
    }
  }

  /** Shows an answer; without any, or if nothing is found, examples. */
  #show(answer: Answer | undefined): void {
    // The keys would go nowhere if the focused link disappeared.
    if (this.#results.contains(document.activeElement)) this.#input.focus();
    this.#results.dataset['searchFit'] = answer?.fit ?? '';
    this.#results.replaceChildren(...(answer?.found ?? []).map(linkTo));
    this.#part('note').textContent =
      !answer || answer.fit === 'good' ? '' : lateText[`search.${answer.fit}`];
    this.#part('start').hidden = !!answer && answer.fit !== 'none';
  }

  /** Opens the first result if Enter was pressed, else announces the count after `announceDelay`. */
  #settle(query: string, answer: Answer | undefined, isLast: () => boolean): void {
    const first = this.#results.querySelector('a');
    const isEntered = this.#entered === query;
    this.#entered = undefined;
    if (isEntered && first) {
      first.click();
      return;
    }
    setTimeout(() => {
      if (!isLast()) return;
      const { 'search.count': count, 'search.weak': weak, 'search.none': none } = lateText;
      const said = { good: count, weak: `${weak} ${count}`, none };
      this.#part('status').textContent = answer
        ? said[answer.fit].replace('{{count}}', String(answer.found.length))
        : '';
      keepQuery(query);
    }, announceDelay);
  }

  #onKey(event: KeyboardEvent): void {
    // Safari ends a composition before the key that ends it, which has the code 229.
    if (event.isComposing || event.keyCode === 229) return;
    const links = this.#results.querySelectorAll('a');
    const isText = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const places: HTMLElement[] = [this.#input, ...links];
      const from = places.indexOf(document.activeElement as HTMLElement);
      const to = from + (event.key === 'ArrowDown' ? 1 : -1);
      places[(to + places.length) % places.length]!.focus();
    } else if (event.key === 'Enter' && event.target === this.#input) {
      event.preventDefault();
      const isComplete = this.#results.getAttribute('aria-busy') === 'false';
      if (isComplete && links[0]) links[0].click();
      else this.#entered = this.#input.value;
    } else if (isText && this.#results.contains(document.activeElement)) {
      // What is typed goes into the field.
      this.#input.focus();
    }
  }

  #follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    // So Back returns to the results.
    keepQuery(this.#input.value.trim());
    if (link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    // Same page: avoid the reload caused by the query in the URL.
    event.preventDefault();
    history.pushState(null, '', link.pathname);
    // Closing moves the focus; then the hash moves it on to the section.
    this.#dialog.addEventListener('close', () => location.replace(link.hash || '#'), {
      once: true,
    });
    this.#dialog.close();
  }

  /**
   * Browsers remember scripts that failed to load, a release may have replaced them, and the browser's cache may
   * hold broken files: fetches all anew and opens the page again, unless the host is out of reach.
   */
  async #retry(): Promise<void> {
    this.#noticeLater();
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\/(_astro|pagefind)\//.test(name));
    const query = `?q=${encodeURIComponent(this.#input.value)}`;
    const anew = (url: string) => fetch(url, { cache: 'reload' }).catch(() => undefined);
    await Promise.all(files.map(anew));
    // Last, and with the text: a firewall may refuse it, or a host limit the number of requests.
    const host = await anew(location.pathname + query);
    // An open page may have been removed. A refusal, as of too many requests, would replace it.
    this.#trouble.hidden = !!host && (host.ok || host.status === 404);
    if (!this.#trouble.hidden) return;
    history.replaceState(history.state, '', query + location.hash);
    location.reload();
  }
}

/** Keeps a query in the URL, for Back and for sharing; an empty one is removed. */
function keepQuery(query: string): void {
  const address = new URL(location.href);
  if (query) address.searchParams.set('q', query);
  else address.searchParams.delete('q');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}

customElements.define('site-search', SiteSearch);
