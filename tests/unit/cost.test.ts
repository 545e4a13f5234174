import { describe, expect, test } from 'vitest';
import { readNumber } from '../../src/cost/numbers.ts';
import { fields, inYuan, sumOf, written } from '../../src/cost/sum.ts';

/** @returns per cent as the sum takes it. */
const percent = (text: string) => readNumber(text, fields.percent)!;

describe('a number as people type it', () => {
  test.each([
    ['', 0],
    ['  ', 0],
    ['0', 0],
    ['20', 2000],
    ['19.99', 1999],
    ['19,99', 1999],
    ['.5', 50],
    ['5.', 500],
    ['0,125', 13],
    ['１９．９９', 1999],
    ['１９，９９', 1999],
    ['19。99', 1999],
    ['1,234.5', 123450],
    ['12,345.00', 1234500],
    [' US$20 ', 2000],
    ['$ 20', 2000],
    ['＄２０', 2000],
    ['100000', 10_000_000],
  ])('“%s” is %s cents', (text, cents) => {
    expect(readNumber(text, fields.price)).toBe(cents);
  });

  test.each([
    '-1',
    '－1',
    '−1',
    'abc',
    '1e5',
    '0x10',
    'NaN',
    'Infinity',
    '1.2.3',
    '1,2,3',
    '1,2345.6',
    '.',
    ',',
    '$',
    '20 30',
    '二十',
    '100000.01',
    '9'.repeat(400),
  ])('“%s” is no price', (text) => {
    expect(readNumber(text, fields.price)).toBeUndefined();
  });

  test('what could be a thousand or one and a bit is not guessed at', () => {
    expect(readNumber('1,234', fields.price)).toBeUndefined();
    expect(readNumber('7,125', fields.rate)).toBeUndefined();
  });

  test('digits beyond those that count round up, not down', () => {
    expect(readNumber('19.991', fields.price)).toBe(2000);
    expect(readNumber('19.9900', fields.price)).toBe(1999);
  });

  test('a per cent sign may stand, and more than a hundred may not', () => {
    expect(percent('8.875%')).toBe(8875);
    expect(percent('８．８７５％')).toBe(8875);
    expect(readNumber('100', fields.percent)).toBe(100_000);
    expect(readNumber('100.001', fields.percent)).toBeUndefined();
  });
});

describe('the sum', () => {
  test('without fees is the price', () => {
    expect(sumOf(2000, [])).toEqual({ fees: [], total: 2000 });
    expect(sumOf(2000, [0, 0, 0])).toEqual({ fees: [0, 0, 0], total: 2000 });
    expect(sumOf(0, [10_000])).toEqual({ fees: [0], total: 0 });
  });

  test('takes each fee of all that stands above it', () => {
    expect(sumOf(2000, [percent('10'), percent('5'), percent('10')])).toEqual({
      fees: [200, 110, 231],
      total: 2541,
    });
  });

  test('rounds each fee up to the cent, and no exact one', () => {
    expect(sumOf(1999, [percent('8.875')]).fees).toEqual([178]);
    expect(sumOf(1, [percent('0.001')]).fees).toEqual([1]);
    expect(sumOf(2000, [percent('0.35')]).fees).toEqual([7]);
  });

  test('is exact for the largest figures that the fields take', () => {
    const most = 10_000_000;
    const { total } = sumOf(most, [100_000, 100_000, 100_000]);
    expect(total).toBe(8 * most);
    const rate = fields.rate.most * 10 ** fields.rate.places;
    expect(Number.isSafeInteger(total * rate)).toBe(true);
    expect(inYuan(total, rate)).toBe(8 * most * 1000);
  });

  test('in yuan rounds up, too', () => {
    expect(inYuan(2000, readNumber('7.1234', fields.rate)!)).toBe(14247);
    expect(inYuan(2000, readNumber('7', fields.rate)!)).toBe(14000);
  });

  test('is written with its cents', () => {
    expect([0, 5, 1999, 2000, 80_000_000].map(written)).toEqual([
      '0.00',
      '0.05',
      '19.99',
      '20.00',
      '800000.00',
    ]);
  });
});
