import { describe, expect, test } from 'vitest';
import { decisionSteps } from '../../src/facts/decision.ts';
import { readFacts } from '../../src/facts/load.ts';
import { boxWidth, decisionFigure, textLeft, textRight } from '../../src/figures/decision.ts';
import { breakLines, widthOf } from '../../src/figures/lines.ts';

describe('lines', () => {
  test.each([
    ['zh-CN', 'Apple 账户或 Google 账号本来就属于支持的地区吗？', 12],
    ['zh-CN', '有自己名下的普通信用卡（或借记卡），在网页上付', 7],
    ['en', 'Does your Apple Account or Google Account already belong to a supported place?', 12],
    ['en', 'One sentence. Another one? A third', 30],
  ])('of %s are the text again, each within its width: %s', (lang, text, width) => {
    const lines = breakLines(text, width, lang);
    expect(lines.join('')).toBe(text);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthOf(line.trimEnd()), line).toBeLessThanOrEqual(width);
  });

  test('no line begins with closing punctuation or a particle, and none ends with an opening bracket', () => {
    const text = '能不能用卡（虚拟卡）付，有没有人试过“成功”的吗？没有的话，先不要付。';
    for (let width = 4; width < 20; width++) {
      for (const line of breakLines(text, width, 'zh-CN')) {
        expect(line, `${width}`).not.toMatch(/^[，。？）”的吗]|[（“]$/);
      }
    }
  });

  test('Chinese words and Latin words stay whole', () => {
    expect(breakLines('普通信用卡或借记卡', 5, 'zh-CN')).toEqual(['普通信用卡', '或借记卡']);
    expect(breakLines('a supercalifragilistic card', 6, 'en')).toEqual([
      'a ',
      'supercalifragilistic ',
      'card',
    ]);
  });

  test('a sentence begins its own line, and lines are about equally long', () => {
    expect(breakLines('在吗？不在名单上。', 40, 'zh-CN')).toEqual(['在吗？', '不在名单上。']);
    expect(breakLines('one two three four five six', 11, 'en')).toEqual([
      'one two three ',
      'four five six',
    ]);
  });

  test('a Han character is as wide as its size, a Latin one narrower', () => {
    expect(widthOf('支付宝，')).toBe(4);
    expect(widthOf('App Store')).toBeLessThan(6);
    expect(widthOf('App Store')).toBeGreaterThan(4);
  });
});

describe.each(['zh-CN', 'en'])('the figure of the decision in %s', (lang) => {
  const steps = decisionSteps(readFacts(), lang).map((step) => ({
    ...step,
    outcomes: step.outcomes.map((outcome) => ({ ...outcome, said: `✕ ${outcome.status}` })),
  }));
  const figure = decisionFigure(steps, lang);
  const em = 16;

  test('has every text, whole and in order', () => {
    const drawn = figure.steps.flatMap(({ question, boxes, otherwise }) => [
      question.lines.join(''),
      ...boxes.flatMap(({ answer, name }) => [answer.lines.join(''), name.lines.join('')]),
      otherwise?.lines.join(''),
    ]);
    const said = steps.flatMap(({ question, outcomes, otherwise }) => [
      question,
      ...outcomes.flatMap(({ answer, name }) => [answer, name]),
      otherwise,
    ]);
    expect(drawn).toEqual(said);
  });

  test('lets no text leave its box or meet another', () => {
    let bottom = 0;
    for (const { question, boxes, otherwise } of figure.steps) {
      for (const line of question.lines) expect(widthOf(line) * em).toBeLessThanOrEqual(boxWidth);
      expect(question.y - em).toBeGreaterThanOrEqual(bottom - 4);
      bottom = question.y + (question.lines.length - 1) * 24;
      for (const { outcome, y, height, answer, status, name } of boxes) {
        expect(y).toBeGreaterThan(bottom);
        expect(answer.y - em).toBeGreaterThanOrEqual(y);
        expect(name.y).toBeGreaterThan(status);
        bottom = y + height;
        expect(name.y + (name.lines.length - 1) * 24).toBeLessThan(bottom);
        if (status === answer.y) {
          const room = textRight - textLeft - widthOf(answer.lines[0]!) * em;
          expect(widthOf(outcome.said) * em).toBeLessThan(room);
        }
      }
      if (otherwise) {
        expect(otherwise.y - em).toBeGreaterThanOrEqual(bottom);
        bottom = otherwise.y;
      }
    }
    expect(figure.height).toBeGreaterThanOrEqual(bottom);
  });

  test('has one branch for each answer that ends it and one point for each question', () => {
    const answers = steps.flatMap(({ outcomes }) => outcomes);
    expect(figure.lines.match(/H0/g)).toHaveLength(answers.length);
    expect(figure.points.match(/h0/g)).toHaveLength(steps.length);
  });
});

test('a status too long to stand beside its answer stands below it', () => {
  const outcome = {
    answer: 'An answer of some length',
    name: 'A name',
    said: '✕ no reliable way at all',
  };
  const { steps } = decisionFigure([{ question: 'Which?', outcomes: [outcome] }], 'en');
  const box = steps[0]!.boxes[0]!;
  expect(box.status).toBe(box.answer.y + 24);
  expect(box.name.y).toBe(box.status + 24);
});
