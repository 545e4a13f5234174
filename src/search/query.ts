/** Words around a question that say nothing about it. */
const filler = [
  '请问大佬们',
  '请问大家',
  '有没有大佬',
  '有没有人',
  '求大佬',
  '求助',
  '求解',
  '求问',
  '请问',
  '请教',
  '大佬们',
  '大佬',
  '大家',
  '怎么回事',
  '怎么办',
  '怎么解决',
  '怎么弄',
  '怎么搞',
  '怎样',
  '怎么',
  '如何',
  '为什么',
  '为啥',
  '为何',
  '什么意思',
  '啥意思',
  '到底',
  '是不是',
  '能不能',
  '可不可以',
  '有没有',
  '好像',
  '一直说',
  '一直',
  '总是',
  '老是',
  '刚才',
  '刚刚',
  '今天',
  '昨天',
  '现在',
  '突然',
  '弹出来',
  '弹出',
  '跳出来',
  '跳出',
  '显示',
  '提示',
  '报错',
  '出现',
  '会出现',
  '遇到',
  '我的',
  '我们',
  '你们',
  '这个',
  '那个',
  '一下',
  '的时候',
  '的话',
  '了吗',
  '了呢',
  '吗',
  '呢',
  '吧',
  '啊',
  '呀',
  '哦',
  '谢谢',
  '在线等',
  '急',
  '详细',
  '完整',
  '教程',
  '方法',
  '解决方案',
  '解决',
  '攻略',
  '逐步指南',
  '指南',
];
const askers =
  /\b(?:how (?:do|can|to|should)(?: i| we)?|why (?:was|is|does|did|do|are)|what (?:is|does|do|are)(?: this| that)?|please help|please|help|hi|hello|thanks|thank you|(?:i )?(?:am|keep|keeps|kept) getting)\b/;

/** Words that stand in any sentence: they say nothing of what is meant, but they belong to a phrase. */
const functionWords =
  /\b(?:i|my|me|we|you|your|the|a|an|to|for|of|on|in|at|it|its|is|was|be|been|do|does|did|can|could|will|would|am|are|has|have|had|as|by|from|keeps?|get|got|fix|after|only|and|or|with|but|so|this|that|there|while|when|where|if|not|no|any|just)\b/g;

const fillers = new RegExp(
  filler
    .slice()
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

/**
 * Takes off a query what readers put around their question: greetings, dates, card numbers, `怎么办`, `how do I`.
 * @param query a folded query
 * @returns what is left, or the query itself if nothing would be
 */
export function stripFiller(query: string): string {
  return leftOr(
    query,
    query
      .replace(/<[^>]{0,200}>/g, ' ')
      .replace(/\b\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?\b/g, ' ')
      .replace(/[*x•]{2,}\s*\d{2,4}|\b\d{4}(?:[ -]?\d{4}){2,3}\b/g, ' ')
      .replace(fillers, ' ')
      .replace(new RegExp(askers, 'g'), ' '),
  );
}

/**
 * @param query a folded query
 * @returns whether it asks how or why: such words stand in front of anything, so that finding them is chance
 */
export function isQuestion(query: string): boolean {
  return (
    /怎么|怎样|如何|为什么|为啥|为何|请问|请教|求助|求解|求问|意思|能不能|可不可以|[吗呢]$/.test(
      query,
    ) || askers.test(query)
  );
}

/**
 * @param question a folded query without filler
 * @returns it without function words, or itself if nothing would be left
 */
export function stripFunctionWords(question: string): string {
  return leftOr(question, question.replace(functionWords, ' '));
}

function leftOr(text: string, left: string): string {
  const tidy = left.replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : text;
}
