import { expect, test } from './test.ts';
import { readFacts } from '../../src/facts/load.ts';
import { builds } from '../builds.ts';

const walks = [
  { home: '/', index: '全部问题', problem: /^银行卡被拒/ },
  { home: '/en/', index: 'All problems', problem: /^Your card (was|has been) declined/ },
];

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const { home, index, problem } of walks) {
      test(`a problem is two links away from ${home}`, async ({ page }) => {
        await page.goto(home);
        await page.getByRole('main').getByRole('link', { name: index }).first().click();
        await page.getByRole('main').getByRole('link', { name: problem }).first().click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(problem);
        await expect(page.locator('ol > li').first()).toBeInViewport();
      });
    }
  });
}

test('screen readers get problems as headings under their groups', async ({ page }) => {
  await page.goto('/troubleshooting/');
  const group = page.getByRole('heading', { level: 2, name: 'API 报错，余额不对' });
  await expect(group).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: /额度不够/ })).toBeVisible();
});

test('the index has a field that opens the search', async ({ page }) => {
  await page.goto('/troubleshooting/');
  await page.getByRole('main').getByRole('link', { name: '粘贴报错' }).click();
  await expect(page.locator('dialog input')).toBeFocused();
});

test('a group in the menu closes it on the index itself', async ({ page }) => {
  await page.goto('/troubleshooting/');
  await page.getByRole('button', { name: '菜单' }).click();
  await page.locator('.sidebar-list').getByRole('link', { name: 'API 报错，余额不对' }).click();
  await expect(page.locator('.sidebar-list')).toBeHidden();
  await expect(page.locator('#api')).toBeInViewport();
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = () => navigator.clipboard.readText();

  test('a message is copied exactly, by keyboard, and confirmed', async ({ page }) => {
    await page.goto('/troubleshooting/card-declined/');
    const button = page.getByRole('button', { name: '复制“Your card has been declined.”' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    expect(await page.evaluate(clipboard)).toBe('Your card has been declined.');
  });

  test('a section’s link is copied as a full URL and followed', async ({ page }) => {
    await page.goto('/guides/cancel/#cancel-ios');
    await page.getByRole('link', { name: '复制本节链接：“退款”' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeAttached();
    expect(await page.evaluate(clipboard)).toBe(`${builds.root.url}guides/cancel/#refunds`);
    await expect(page.locator('#refunds')).toBeInViewport();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const { url } of Object.values(builds)) {
    test(`a moved address redirects to the new one (${url})`, async ({ page }) => {
      await page.goto(`${url}guides/`);
      await expect(page).toHaveURL(`${url}#all-guides`);
      await expect(page.locator('#all-guides')).toBeInViewport();
    });
  }

  test('the index is complete and has no dead controls', async ({ page }) => {
    await page.goto('/troubleshooting/');
    await expect(page.locator('.problem-list article:visible')).toHaveCount(
      readFacts().problems.size,
    );
    await expect(page.locator('.search-field')).toBeHidden();
    await expect(page.getByRole('button', { name: /复制/ })).toHaveCount(0);
  });
});
