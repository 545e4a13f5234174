import type { Language } from '../site.ts';
import type { LateWord } from '../words.ts';

/** Defined in the configuration: interface text that only scripts use, which pages need not contain. */
declare const LATE_WORDS: Record<Language, Record<LateWord, string>>;

/** The interface text for scripts in the page's language. */
export const lateWords = LATE_WORDS[document.documentElement.lang as Language];
