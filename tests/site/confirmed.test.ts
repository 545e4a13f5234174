import { expect, test } from 'vitest';
import { currentVersions, fileOf, readConfirmed, translatedPages } from '../../tools/confirm.ts';

const confirmed = readConfirmed();

test.each(translatedPages())('%s is confirmed to say the same in both languages', (page) => {
  const command = `compare ${fileOf(page, 'zh-CN')} with ${fileOf(page, 'en')}, then run: npm run confirm -- ${page}`;
  expect(confirmed[page], `never confirmed: ${command}`).toBeDefined();
  expect(confirmed[page], `changed since it was confirmed: ${command}`).toEqual(
    currentVersions(page),
  );
});
