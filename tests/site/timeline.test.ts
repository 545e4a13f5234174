import { readFileSync } from 'node:fs';
import { parse, type HTMLElement } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import {
  datedFacts,
  factsByRecordedDate,
  formatEventDate,
  timelinePage,
} from '../../src/facts/events.ts';
import { readFacts } from '../../src/facts/load.ts';
import { uiText } from '../../src/i18n.ts';
import { allLanguages, languages, type Language } from '../../src/site.ts';
import { builds } from '../builds.ts';
import { attributes, readContentPages } from '../pages.ts';

const facts = readFacts();
const dated = datedFacts(facts);
const pages = new Map(readContentPages().map((page) => [page.url, page]));
const pageOf = (lang: Language, name: string) => pages.get(`/${languages[lang]}${name}`)!;

describe.each(allLanguages)('the timeline in %s', (lang) => {
  const timelines = ['about/timeline/', 'about/timeline-2023/'].map((name) => pageOf(lang, name));
  const all = (selector: string) =>
    timelines.flatMap(({ root }) => root.querySelectorAll(selector));

  test('lists every dated fact once, under its year, with date, text, kind, status and sources', () => {
    const entries = all('.timeline > li');
    expect(entries.map(({ id }) => id).sort()).toEqual(dated.map(({ id }) => id).sort());
    for (const { id, date, dating, text, kind, sources, status } of dated) {
      const entry = entries.find((element) => element.id === id)!;
      expect(entry.parentNode?.previousElementSibling?.querySelector('h2')?.id).toBe(
        `y${date.slice(0, 4)}`,
      );
      const link = entry.querySelector(`a[href="#${id}"]`);
      expect(link?.text.trim()).toBe(formatEventDate({ date, dating }, lang));
      expect(entry.text).toContain(text[lang]);
      expect(entry.querySelector('small')?.text).toBe(uiText[lang][`timeline.kind.${kind}`]);
      expect(entry.querySelector('.status')?.getAttribute('data-status')).toBe(status);
      const cited = entry.querySelectorAll('.cite a').map((mark) => mark.getAttribute('href'));
      expect(cited.sort(), id).toEqual(sources.map((source) => `#source-${source}`).sort());
    }
  });

  test('is sorted newest first', () => {
    const ids = all('.timeline > li').map(({ id }) => id);
    const dates = ids.map((id) => dated.find((fact) => fact.id === id)!.date);
    expect(dates).toEqual(dates.toSorted().reverse());
  });

  test('supplies the page about the pause with its part, oldest first, with links back', () => {
    const pause = pageOf(lang, 'guides/subscription-pause-2023/');
    expect(attributes(pause, '.timeline > li > a', 'href')).toEqual(
      ['devday', 'plus-paused', 'pause-workaround', 'plus-reopened'].map(
        (id) => `/${languages[lang]}about/timeline${id === 'plus-reopened' ? '' : '-2023'}/#${id}`,
      ),
    );
    expect(attributes(pause, '.timeline [id]', 'id')).toEqual([]);
  });

  test('supplies the recent changes, newest first', () => {
    const { root } = pageOf(lang, 'about/accuracy/');
    const list = root
      .querySelectorAll('main ul')
      .find((element) => element.querySelector('a[href*="about/timeline/#"]'))!;
    const lines = list.querySelectorAll('li').slice(0, -1);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const dates = lines.map((line) => {
      const id = line.querySelector('a')!.getAttribute('href')!.split('#')[1]!;
      const { text, date, kind } = dated.find((fact) => fact.id === id)!;
      expect(kind).not.toBe('report');
      expect(line.text).toContain(text[lang]);
      return date;
    });
    expect(dates).toEqual(dates.toSorted().reverse());
  });
});

describe.each(Object.values(builds))('the feeds of the build in $folder', ({ folder, env }) => {
  const home = env.SITE_URL + env.BASE_PATH;
  const readFeed = (lang: Language, dir = folder) =>
    parse(readFileSync(`${dir}/${languages[lang]}feed.xml`, 'utf8'), { voidTag: { tags: [] } });
  const pages = new Map(readContentPages(folder).map((page) => [page.url, page]));
  /** Whether an address is a page of this build, and its hash an element on it. */
  const leads = (address: string) => {
    const [url, hash] = address.slice(home.length - 1).split('#');
    const page = pages.get(url!);
    return Boolean(page && (!hash || page.root.querySelector(`[id=${hash}]`)));
  };

  test.each(allLanguages)('in %s contain all dated facts', (lang) => {
    const channel = readFeed(lang).querySelector('rss[version="2.0"] > channel')!;
    const textIn = (element: HTMLElement, name: string) => {
      const found = element.children.filter(({ rawTagName }) => rawTagName === name);
      expect(found, name).toHaveLength(1);
      return parse(found[0]!.innerHTML).text;
    };
    expect(textIn(channel, 'language')).toBe(lang);
    for (const name of ['title', 'description']) expect(textIn(channel, name)).toBeTruthy();
    expect(textIn(channel, 'link')).toBe(`${home}${languages[lang]}about/timeline/`);

    const items = channel.querySelectorAll(':scope > item');
    const learned = factsByRecordedDate(facts);
    expect(items).toHaveLength(learned.length);
    items.forEach((item, index) => {
      const fact = learned[index]!;
      expect(textIn(item, 'title')).toContain(fact.text[lang]);
      expect(textIn(item, 'pubDate')).toBe(new Date(fact.recorded).toUTCString());
      const timeline = languages[lang] + timelinePage(fact.date).slice(1);
      const link = `${home}${timeline}#${fact.id}`;
      expect(textIn(item, 'link')).toBe(link);
      expect(leads(link), fact.id).toBe(true);
      const content = parse(textIn(item, 'content:encoded'));
      const links = content.querySelectorAll('a').map((link) => link.getAttribute('href')!);
      expect(links.filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
      expect(links.at(-1)).toBe(`${home}${languages[lang]}${fact.page.slice(1)}`);
      expect(leads(links.at(-1)!), links.at(-1)).toBe(true);
    });
  });

  test('are linked from the home page and the timeline', () => {
    const linking = [...pages.values()].flatMap((page) =>
      attributes(page, 'link[type="application/rss+xml"]', 'href').map((feed) => [page.url, feed]),
    );
    const expected = Object.values(languages).flatMap((dir) =>
      [`/${dir}`, `/${dir}about/timeline/`].map((url) => [url, `${env.BASE_PATH}${dir}feed.xml`]),
    );
    expect(linking.sort()).toEqual(expected.sort());
  });

  test('have ids that do not depend on where the site is served', () => {
    const idsIn = (dir: string) => readFeed('zh-CN', dir).querySelectorAll('guid').join();
    expect(idsIn(folder)).toEqual(idsIn(builds.root.folder));
  });
});
