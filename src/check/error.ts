/**
 * What an author got wrong: sentences that say where, what and what to write instead. It has no stack, since
 * where the code found it helps nobody to mend it, and Astro prints none then.
 */
export class ContentError extends Error {
  override name = 'ContentError';

  /** @param sentences each a line, `content/docs/page.mdx:12: what is wrong: what to write instead` */
  constructor(...sentences: string[]) {
    super(sentences.join('\n'));
    this.stack = '';
  }
}
