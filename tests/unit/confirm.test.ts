import { describe, expect, test } from 'vitest';
import { changedSections, sectionsOf } from '../../tools/confirm.ts';

const page = `---
title: 取消
---

先查清。

## 退款 [#refunds]

找扣款的那一家。

## 期限 [#deadline]

24 小时。
`;

describe('the versions of a page', () => {
  test('are kept for frontmatter, opening and each section', () => {
    expect(Object.keys(sectionsOf(page))).toEqual([
      'frontmatter',
      'opening',
      'refunds',
      'deadline',
    ]);
  });

  test.each([
    ['a changed sentence', page.replace('24 小时', '48 小时'), ['deadline']],
    ['a changed title', page.replace('title: 取消', 'title: 退订'), ['frontmatter']],
    ['a new section', `${page}\n## 更多 [#more]\n\n字。\n`, ['more']],
    ['a section that is gone', page.slice(0, page.indexOf('## 期限')), ['deadline']],
    ['white space at the end', `${page}\n\n`, []],
  ])('%s is told by its section', (_, changed, sections) => {
    expect(changedSections(sectionsOf(page), sectionsOf(changed))).toEqual(sections);
  });
});
