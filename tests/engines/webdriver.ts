/** Drives browser engines from Debian's packages: Firefox over Marionette, the others over WebDriver. */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { browserArguments } from '../browser/browser.ts';
import { freePort } from '../site/web-servers.ts';

/** The WebDriver commands in use, with their paths (https://www.w3.org/TR/webdriver2/). */
const addresses = {
  Navigate: 'url',
  ExecuteScript: 'execute/sync',
  PerformActions: 'actions',
  SetWindowRect: 'window/rect',
  Print: 'print',
};

/** Sends a command to a running browser and returns its answer. */
export type Send = (command: keyof typeof addresses, parameters?: object) => Promise<unknown>;

/** The programs of each engine, Debian's packages for them, and how to start it. */
export const engines: Record<
  string,
  { programs: string[]; packages: string[]; start: () => Promise<Send> }
> = {
  Chromium: {
    programs: ['/usr/bin/chromedriver'],
    packages: ['chromium', 'chromium-driver'],
    start: () =>
      overHttp(['chromedriver'], {
        'goog:chromeOptions': {
          binary: '/usr/bin/chromium',
          args: [...browserArguments, '--headless'],
        },
      }),
  },
  Firefox: {
    programs: ['/usr/bin/firefox-esr'],
    packages: ['firefox-esr'],
    start: overMarionette,
  },
  WebKit: {
    programs: ['/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run', '/usr/bin/xauth'],
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    start: () => overHttp(['xvfb-run', '-a', 'WebKitWebDriver'], {}),
  },
};

async function overHttp([command = '', ...args]: string[], options: object): Promise<Send> {
  const port = await freePort();
  run(command, ...args, `--port=${port}`);
  const post = async (address: string, parameters: object) => {
    const url = `http://127.0.0.1:${port}/session${address}`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(parameters) });
    const { value } = (await response.json()) as { value: { message: string } };
    if (!response.ok) throw new Error(value.message);
    return value;
  };
  await until(() => fetch(`http://127.0.0.1:${port}/status`));
  const session: unknown = await post('', { capabilities: { alwaysMatch: options } });
  const { sessionId } = session as { sessionId: string };
  return (name, parameters = {}) => post(`/${sessionId}/${addresses[name]}`, parameters);
}

/** Debian does not package geckodriver; this is the protocol it uses. */
async function overMarionette(): Promise<Send> {
  const port = await freePort();
  const profile = mkdtempSync(`${tmpdir()}/firefox-`);
  writeFileSync(`${profile}/user.js`, `user_pref('marionette.port', ${port});`);
  run('firefox-esr', '--headless', '--marionette', '--profile', profile);
  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket)).on('error', reject);
    });
  const socket = await until(open);
  const waiting: ((answer: [error: unknown, result: unknown]) => void)[] = [];
  let received = Buffer.alloc(0);
  // Each message is its length in bytes, a colon and JSON. The first is a greeting, the rest are answers, in
  // order.
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const [head = ''] = /^\d+:/.exec(received.toString('latin1')) ?? [];
      const end = head.length + Number.parseInt(head);
      if (!head || received.length < end) return;
      const message: unknown = JSON.parse(received.subarray(head.length, end).toString());
      received = received.subarray(end);
      if (Array.isArray(message)) waiting.shift()!([message[2], message[3]]);
    }
  });
  const send = async (name: string, parameters: object = {}) => {
    const text = JSON.stringify([0, 1, `WebDriver:${name}`, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [error, result] = await new Promise<[unknown, unknown]>((got) => waiting.push(got));
    if (error) throw new Error((error as { message: string }).message);
    return (result as { value?: unknown } | null)?.value;
  };
  await send('NewSession');
  return send;
}

/** Starts a program, and kills it and its child processes when this process exits. */
function run(command: string, ...args: string[]): void {
  const { pid } = spawn(command, args, { stdio: 'ignore', detached: true });
  process.on('exit', () => pid && process.kill(-pid));
}

/**
 * Retries until an attempt succeeds, for half a minute.
 * @throws the error of the last attempt
 */
export async function until<T>(attempt: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 30_000; ; await setTimeout(100)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
