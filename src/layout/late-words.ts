import type { Language } from '../site.ts';
import type { LateWord } from '../words.ts';

/** Set by the configuration: the words of scripts alone, which pages need not carry. */
declare const LATE_WORDS: Record<Language, Record<LateWord, string>>;

/** The words of scripts in the page's language. */
export const lateWords = LATE_WORDS[document.documentElement.lang as Language];
