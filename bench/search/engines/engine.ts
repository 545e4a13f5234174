import type { Language } from '../../../src/site.ts';

/** A search engine under test: pages with a dialog like this site's (see ../page/dialog.ts). */
export interface Engine {
  name: string;
  /** The debounce of its shipped dialog, in milliseconds; excluded from all measurements. */
  pause: number;
  /** Whether its dialog is on this site's own pages or on bare ones. */
  home: 'site' | 'bare';
  /** The path of the page with the dialog. */
  start: (language: Language) => string;
  /**
   * Writes the files that the dialog loads.
   * @param folder the root of the bare pages
   * @param site the folder of the built site
   */
  build: (folder: string, site: string) => Promise<void>;
}
