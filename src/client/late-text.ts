import type { Language } from '../site.ts';
import type { LateTextKey } from '../i18n.ts';

/** Defined in the configuration: interface text that only scripts use, which pages need not contain. */
declare const LATE_TEXT: Record<Language, Record<LateTextKey, string>>;

/** The page's language: not its `lang`, which browsers change when they translate a page. */
export const language: Language = location.pathname.startsWith(`${import.meta.env.BASE_URL}en/`)
  ? 'en'
  : 'zh-CN';

/** The interface text for scripts in the page's language. */
export const lateText = LATE_TEXT[language];
