import { expect, test } from './test.ts';
import type { Locator, Page } from '@playwright/test';

/** The answers to choose, one per question. */
const answers = ['在', '要 Plus', '没有，或在网页上付不了', 'Google 账号是'];

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the decision works by keyboard and ends with a way to pay and its risks', async ({
      page,
    }) => {
      await page.goto('/guides/choose-a-route/');
      const questions = page.locator('.decision');
      await expect(questions.getByRole('group')).toHaveCount(1);
      await expect(questions.getByRole('link')).toHaveCount(0);

      await questions.getByRole('radio').first().focus();
      await page.keyboard.press('Shift+Tab');
      for (const answer of answers) await choose(page, questions, answer);

      await expect(questions.getByRole('group')).toHaveCount(answers.length);
      const outcome = questions.locator('.fact-box:visible');
      await expect(outcome).toHaveCount(1);
      await expect(outcome).toContainText('可用');
      await expect(outcome).toContainText('国家一年只能改一次');
      await page.keyboard.press('Tab');
      await expect(outcome.getByRole('link', { name: 'Google Play', exact: true })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/guides\/choose-a-route\/#google-play$/);
      await expect(page.getByRole('heading', { name: 'Google Play' })).toBeInViewport();
    });
  });
}

test('outside supported countries the decision ends at the first question and says why', async ({
  page,
}) => {
  await page.goto('/en/guides/choose-a-route/');
  const questions = page.locator('.decision');
  await questions.getByLabel('Yes', { exact: true }).check();
  await questions.getByLabel('No', { exact: true }).check();
  await expect(questions.getByRole('group')).toHaveCount(1);
  const outcome = questions.locator('.fact-box:visible');
  await expect(outcome).toContainText('There is no official way to pay');
  await outcome.getByRole('link', { name: 'Read supported countries first' }).click();
  await expect(page).toHaveURL(/\/en\/about\/risks\/#supported-countries$/);
});

test('the billing figure links a lane to its section on cancelling', async ({ page }) => {
  await page.goto('/guides/cancel/');
  await page.getByText('在哪里付的，找谁取消，找谁退款').click();
  const figure = page.getByRole('figure', { name: '谁在扣款，去哪里取消和退款' });
  await figure
    .getByRole('listitem')
    .filter({ hasText: 'Apple' })
    .getByRole('link', { name: '在 iPhone 上取消' })
    .click();
  await expect(page).toHaveURL(/#cancel-ios$/);
  await expect(page.locator('#cancel-ios')).toBeInViewport();
});

/** Tabs to the first answer of the current question and moves to the intended one with arrow keys. */
async function choose(page: Page, questions: Locator, answer: string): Promise<void> {
  await page.keyboard.press('Tab');
  const choice = questions.getByLabel(answer, { exact: true });
  const first = questions.getByRole('group').last().getByRole('radio').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  for (let step = 0; step < 3 && !(await choice.isChecked()); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(choice).toBeChecked();
  await expect(choice).toBeFocused();
}
