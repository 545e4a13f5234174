import { languages } from '../../../src/site.ts';
import type { Engine } from './engine.ts';

/** This site as built. */
export const site: Engine = {
  name: 'this site',
  pause: 0,
  home: 'site',
  start: (language) => `/${languages[language]}`,
  build: () => Promise.resolve(),
};
