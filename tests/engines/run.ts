/**
 * Runs a reader's actions in each browser engine: `npm run test:browsers`. The command builds first and is not
 * part of `npm test`.
 */
import assert from 'node:assert/strict';
import { offlineCopies } from '../../src/offline/write.ts';
import { ReleaseServer } from '../browser/release-server.ts';
import { installPackages } from '../packages.ts';
import { engines, until, type Send } from './webdriver.ts';

const folder = 'dist';
const [down, enter, control] = ['\uE015', '\uE007', '\uE009'];
const copyButton = 'main button[data-copy]:not([data-copy=""], [data-copy$=".md"])';
const server = new ReleaseServer(folder);
let send: Send;

/** @returns the result of a function that runs in the page. */
async function ask<T>(question: (text: string) => T, text = ''): Promise<Awaited<T>> {
  const script = `return (${String(question)})(...arguments)`;
  return (await send('ExecuteScript', { script, args: [text] })) as Awaited<T>;
}

/** Waits until a function in the page returns a truthy value, and returns it. */
function see<T>(question: (text: string) => T, text = ''): Promise<NonNullable<Awaited<T>>> {
  return until(async () => {
    const answer = await ask(question, text);
    assert.ok(answer, `not seen: ${String(question)} ${text}`);
    return answer;
  });
}

const seeHeading = () => see(() => document.querySelector('h1')?.checkVisibility());

/** Opens a page and waits for its scripts, which run after the first paint. */
async function open(path: string): Promise<void> {
  await send('Navigate', { url: server.url + path });
  await see(() => customElements.get('site-search') !== undefined);
}

/** Presses keys in turn, holding down the first if it is Control. */
async function press(text: string): Promise<void> {
  const act = (type: string, keys: string) => [...keys].map((value) => ({ type, value }));
  const actions = text.startsWith(control!)
    ? [...act('keyDown', text), ...act('keyUp', text)]
    : [...text].flatMap((key) => [...act('keyDown', key), ...act('keyUp', key)]);
  await send('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
}

/** Taps or clicks the first visible element that matches a selector. */
async function tap(selector: string, pointerType = 'touch'): Promise<void> {
  const [x, y] = await see((one) => {
    const shown = [...document.querySelectorAll(one)].find((element) => element.checkVisibility());
    shown?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = shown?.getBoundingClientRect() ?? new DOMRect();
    return shown && [Math.round(left + width / 2), Math.round(top + height / 2)];
  }, selector);
  const actions = [
    { type: 'pointerMove', duration: 0, x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await send('PerformActions', {
    actions: [{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }],
  });
}

/** Types into the open search, then waits for `goOn` to lead to another page. */
async function search(query: string, goOn: () => Promise<void>): Promise<void> {
  const page = await ask(() => location.pathname);
  await see(() => document.activeElement?.matches('input'));
  await press(query);
  await see(() => document.querySelector('[data-search-results][aria-busy=false] a') !== null);
  await goOn();
  // Following a result first writes the query into the URL.
  await see((before) => location.pathname !== before && document.readyState === 'complete', page);
  await seeHeading();
}

/** Run in this order, in one window. */
const deeds: Record<string, () => Promise<void>> = {
  'reads a page on a narrow screen': async () => {
    await send('SetWindowRect', { width: 390, height: 844 });
    await open('en/guides/cancel/');
    await seeHeading();
    assert.equal(await ask(() => (scrollTo(1000, 0), scrollX)), 0, 'the page moves sideways');
  },
  'searches by touch': async () => {
    await tap('site-search button');
    await search('refund', () => tap('[data-search-results] a'));
  },
  'searches by keyboard': async () => {
    await send('SetWindowRect', { width: 1280, height: 800 });
    await open('guides/cancel/');
    await press('/');
    await search('礼品卡', () => press(`${down}${enter}`));
  },
  'copies a text, and pastes it': async () => {
    await open('troubleshooting/card-declined/');
    const copied = await see((one) => {
      const all = [...document.querySelectorAll<HTMLElement>(one)];
      return all.find((element) => element.checkVisibility())?.dataset['copy'];
    }, copyButton);
    await tap(copyButton, 'mouse');
    await press('/');
    await see(() => document.activeElement?.matches('input'));
    await press(`${control}v`);
    await see((text) => (document.activeElement as HTMLInputElement).value === text, copied);
  },
  'changes the language': async () => {
    await open('guides/cancel/');
    await tap('a[hreflang=en]', 'mouse');
    await see(() => document.documentElement.lang === 'en');
    await seeHeading();
  },
  'reloads without a network': async () => {
    await open('guides/cancel/');
    const { release, packs } = offlineCopies(folder)['zh-CN']!;
    const count = async (end: string) => {
      const name = (await caches.keys()).find((one) => one.endsWith(end));
      return name && (await (await caches.open(name)).keys()).length;
    };
    // The packs and their list.
    const all = packs.length + 1;
    await until(async () => assert.equal(await ask(count, `zh-CN ${release}`), all, 'files kept'));
    server.network = 'dead';
    // The driver's own reload bypasses the worker in Firefox, like a reload with Shift.
    await ask(() => ((document.body.hidden = true), location.reload()));
    await see(() => !document.body.hidden && document.readyState === 'complete');
    await seeHeading();
    await open('guides/google-play/');
    await seeHeading();
  },
  prints: async () => {
    await open('troubleshooting/card-declined/');
    try {
      const pdf = Buffer.from((await send('Print')) as string, 'base64').toString('latin1');
      assert.match(pdf, /^%PDF-[^]{20000}/);
    } catch (error) {
      // WebKit's driver cannot print, so apply the print styles to the screen.
      if (error instanceof assert.AssertionError) throw error;
      await ask(() => {
        for (const { cssRules } of document.styleSheets) {
          for (const rule of cssRules) {
            if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') {
              rule.media.mediaText = 'all';
            }
          }
        }
      });
      await see(() => document.querySelector('site-search')?.checkVisibility() === false);
    }
    await seeHeading();
  },
};

let failed = 0;
const fail = (what: string, error: unknown) => {
  failed += 1;
  console.error(`FAILED  ${what}: ${(error as Error).message}`);
};
await server.start();
for (const [engine, { programs, packages, start }] of Object.entries(engines)) {
  try {
    installPackages(engine, programs, packages);
    send = await start();
  } catch (error) {
    fail(engine, error);
    continue;
  }
  for (const [deed, run] of Object.entries(deeds)) {
    server.network = 'quick';
    await run().then(
      () => console.log(`passed  ${engine} ${deed}`),
      (error: unknown) => fail(`${engine} ${deed}`, error),
    );
  }
}
console.log(`${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
