import { expect, test } from './test.ts';
import { builds } from '../builds.ts';

test('the home page leads to a guide with its status and sources', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '答几个问题' }).first().click();
  await expect(page).toHaveURL(/\/guides\/choose-a-route\/$/);
  await page.getByText('放在一起比').click();
  await page.getByRole('table').first().getByRole('link', { name: '虚拟卡', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('虚拟卡');
  await expect(page.getByText('已停用').first()).toBeVisible();
  await expect(page.getByText('核对于').first()).toBeVisible();
});

test('a citation mark opens its source in place and regains focus', async ({ page }) => {
  await page.goto('/guides/cancel/');
  const mark = page.getByRole('main').locator('.cite a').first();
  await expect(mark).toHaveAccessibleName(/^来源 1：.+（官方）$/);
  await mark.focus();
  await page.keyboard.press('Enter');
  const source = page.getByRole('dialog', { name: /^来源 1：/ });
  await expect(source).toBeInViewport();
  await expect(source.getByRole('link')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(source).toBeHidden();
  await expect(mark).toBeFocused();
});

test('no bar covers the text at 400 % zoom', { tag: '@phone' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 211 });
  await page.goto('/troubleshooting/card-declined/');
  await page.locator('#meaning').scrollIntoViewIfNeeded();
  for (const bar of ['.page > .header', 'mobile-starlight-toc nav', '.menu-button'])
    await expect(page.locator(bar)).not.toBeInViewport();
});

test('the URL of a source opens the list at that source', async ({ page }) => {
  await page.goto('/guides/cancel/');
  const mark = page.locator('.cite a').first();
  const href = await mark.evaluate((link: HTMLAnchorElement) => link.href);
  await page.goto('/');
  await page.goto(href);
  await expect(page.locator('.source-list li').first()).toBeInViewport();
});

test('a deep link shows its heading below the header and highlights it in the table of contents', async ({
  page,
}) => {
  await page.goto('/guides/cancel/#cancel-ios');
  const heading = page.locator('#cancel-ios');
  await expect(heading).toBeInViewport();
  const bars = page.locator('header, mobile-starlight-toc nav').filter({ visible: true });
  const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
  const below = Math.max(...boxes.map((box) => box!.y + box!.height));
  const { y } = (await heading.boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(below);
  expect(y).toBeLessThan(below + 48);
  const current = page.locator(':is(starlight-toc, mobile-starlight-toc) [aria-current=true]');
  await expect(current.first()).toHaveText('在 iPhone 上取消');
});

for (const [address, other] of [
  [`${builds.root.url}troubleshooting/#api-credits-expired`, '#api-card-declined'],
  [`${builds.base.url}about/timeline/#wildcard`, '#dupay'],
] as const) {
  test(`${address} shows its entry below the header and highlights it`, async ({ page }) => {
    await page.goto(address);
    const { hash } = new URL(address);
    const entry = page.locator(hash);
    await expect(entry).toBeInViewport();
    const header = (await page.locator('header').first().boundingBox())!;
    expect((await entry.boundingBox())!.y).toBeGreaterThanOrEqual(header.y + header.height);
    const colour = (id: string) =>
      page.locator(id).evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect.poll(() => colour(hash)).not.toBe(await colour(other));
  });
}

test('a link to a section of a problem shows its heading below the header', async ({ page }) => {
  await page.goto(`${builds.root.url}troubleshooting/codex-plan-not-recognized/#meaning`, {
    waitUntil: 'networkidle',
  });
  const bars = page.locator('header, mobile-starlight-toc nav').filter({ visible: true });
  const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
  const below = Math.max(...boxes.map((box) => box!.y + box!.height));
  const { y } = (await page.locator('#meaning').boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(below);
  expect(y).toBeLessThan(below + 48);
});

for (const { url } of Object.values(builds)) {
  test(`an unknown address below ${url} returns 404 in its language and links to the guides`, async ({
    page,
  }) => {
    const response = await page.goto(`${url}guides/no-such-page/`);
    expect(response!.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
    await page.getByRole('main').getByRole('link', { name: '选择付款方式' }).click();
    await expect(page).toHaveURL(`${url}guides/choose-a-route/`);
    await page.goto(`${url}en/no-such-page/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^There is no page/);
  });
}

test('a printed problem has its steps on the first sheet, and only sources expand', async ({
  page,
}) => {
  // A4 without its margins.
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print' });
  await page.goto('/troubleshooting/card-declined/');
  const steps = page.locator('#what-to-do').locator('xpath=../following-sibling::ol[1]');
  await expect(steps).toBeInViewport({ ratio: 1 });
  await page.goto('/guides/cancel/');
  await expect(page.locator('.source-list')).toBeVisible();
  await expect(page.locator('main details:not(.sources) table').first()).toBeHidden();
});

test('every link and control is tall enough to tap', { tag: '@phone' }, async ({ page }) => {
  for (const url of ['/', '/troubleshooting/', '/troubleshooting/card-declined/', '/en/']) {
    await page.goto(url);
    const low = await page
      .locator('main')
      .evaluate((main) =>
        [...main.querySelectorAll('a, button, summary, select, input')]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
          .map((one) => one.outerHTML),
      );
    expect(low, url).toEqual([]);
  }
});

test('the first Tab reaches the skip link', async ({ page }) => {
  await page.goto('/guides/cancel/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳转到内容' })).toBeFocused();
});
