import { expect, test } from 'vitest';
import { factsFrom, sampleService, sampleSource } from '../facts.ts';

const decision = `
place:
  question: { zh-CN: 在吗？, en: Are you there? }
  answers:
    - answer: { zh-CN: 不在, en: 'No' }
      to: /about/risks/#supported-countries
      instead:
        name: { zh-CN: 先读, en: Read first }
        word: { zh-CN: 没有办法, en: no way }
        risk: { zh-CN: 会被封, en: You may be banned }
        sources: [help-page]
`;
const twoQuestions = decision + decision.replace('place', 'use');

const flow = `
gift-card:
  steps:
    - from: { zh-CN: 你, en: You }
      gives: { zh-CN: 钱, en: money }
      fails: [no-such]
  to: { zh-CN: 账号, en: Account }
`;

const billing = `
web:
  place: { zh-CN: 网页, en: Web }
  biller: OpenAI
  cancel: { text: { zh-CN: 取消, en: Cancel }, to: '/guides/cancel/#Web' }
  refund: { text: { zh-CN: 退款, en: Refund } }
  cannot: { text: { zh-CN: 不能, en: Cannot } }
`;

const event = `
card:
  date: 2026-02-13
  kind: price
  text: { zh-CN: 变了, en: Changed }
  sources: [help-page]
  page: /guides/plus-benefits/
  recorded: 2026-11-20
`;

// Most mistakes are in tests/mistakes.tsv; these are in files that its site leaves empty.
test.each([
  [
    'an answer that leads nowhere',
    { decision: decision.replace(/ {6}instead:[^]*/, '') },
    'decision.yaml:5: place.answers (entry 1): expected either route or instead',
  ],
  [
    'an answer to an unknown route',
    { decision: decision.replace(/instead:[^]*/, 'route: no-such') },
    'decision.yaml:7: place.answers (entry 1).route: "no-such" is not an id in content/facts/routes.yaml',
  ],
  [
    'a question that does not lead to the next',
    { decision: twoQuestions },
    'decision.yaml:2: place.otherwise: missing',
  ],
  [
    'a last question that leads to a next one',
    { decision: `${decision}  otherwise: { zh-CN: 在, en: Yes }\n` },
    'decision.yaml:12: place.otherwise: the last question has no next one',
  ],
  [
    'an answer with the words of another',
    { decision: `${decision}  otherwise: { zh-CN: 在, en: 'No' }\n` },
    'decision.yaml:12: place.otherwise.en: "No" is there twice: remove one',
  ],
  [
    'an answer that leads where another does',
    { decision: twoQuestions },
    'decision.yaml:17: use.answers (entry 1).to: another answer leads there, too',
  ],
  [
    'an answer with the route of another',
    {
      decision: decision.replace(
        /instead:[^]*/,
        'route: card\n    - { answer: { zh-CN: 别处, en: Elsewhere }, to: /guides/pay/, route: card }',
      ),
    },
    'decision.yaml:8: place.answers (entry 2).route: another answer leads there, too',
  ],
  [
    'a status whose day is not that of its source',
    {
      sources: sampleSource.replace('undated', '2026-09-01'),
      services: sampleService.replace('exact: true', 'exact: false'),
    },
    'services.yaml:6: card.since: is not when its first source was published (2026-09-01): correct one of them',
  ],
  [
    'four failures at one step',
    { flows: flow.replace('no-such', 'a, b, c, d') },
    'flows.yaml:6: gift-card.steps (entry 1).fails: expected at most 3',
  ],
  [
    'a step that is there twice',
    {
      flows: flow
        .replace('no-such', '')
        .replace(
          '  to:',
          '    - { from: { zh-CN: 页, en: Page }, gives: { zh-CN: 钱, en: cash } }\n$&',
        ),
    },
    'flows.yaml:7: gift-card.steps (entry 2).gives.zh-CN: "钱" is there twice: remove one',
  ],
  [
    'an unknown problem as a failure',
    { flows: flow },
    'flows.yaml:6: gift-card.steps (entry 1).fails (entry 1): "no-such" is not an id in content/facts/problems.yaml',
  ],
  [
    'the flow of an unknown route',
    { flows: flow },
    'flows.yaml:2: gift-card: "gift-card" is not an id in content/facts/routes.yaml',
  ],
  [
    'a step about a charge with a malformed address',
    { billing },
    'billing.yaml:5: web.cancel.to: expected the address of a page',
  ],
  [
    'an event with the id of a service',
    { services: sampleService, events: event },
    'events.yaml:2: card: is an id in content/facts/services.yaml already',
  ],
])('%s stops the build with file, line and key', (_, texts, message) => {
  expect(() => factsFrom({ sources: sampleSource, ...texts })).toThrow(`content/facts/${message}`);
});
