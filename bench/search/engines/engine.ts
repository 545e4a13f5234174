import type { Language } from '../../../src/site.ts';

/** A search that is measured: pages with a dialog like this site's (see ../page/dialog.ts). */
export interface Engine {
  name: string;
  /** The milliseconds that its shipped dialog waits after the last key; not part of any time measured here. */
  pause: number;
  /** Whether its dialog stands on this site's own pages, or on a bare one. */
  home: 'site' | 'bare';
  /** The path of the page whose dialog is opened. */
  start: (language: Language) => string;
  /**
   * Writes what the dialog loads.
   * @param folder the root of the bare pages
   * @param site the folder of the built site
   */
  build: (folder: string, site: string) => Promise<void>;
}
