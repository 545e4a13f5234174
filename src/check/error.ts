/**
 * An author's mistake: where it is, what is wrong and what to write instead. The stack is empty, so that
 * Astro prints none: it would not help to fix the mistake.
 */
export class ContentError extends Error {
  override name = 'ContentError';

  /** @param sentences one line each, `content/docs/page.mdx:12: what is wrong: what to write instead` */
  constructor(...sentences: string[]) {
    super(sentences.join('\n'));
    this.stack = '';
  }
}

/**
 * @param mistakes gets the sentences of a ContentError
 * @returns what the function returns, or undefined if it throws one
 */
export function attempt<T>(mistakes: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    mistakes.push(...error.message.split('\n'));
    return undefined;
  }
}
