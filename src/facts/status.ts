import type { Status } from './schema.ts';

/** The sign of each status, so that it never relies on colour alone. */
export const statusSigns: Record<Status, string> = { works: '✓', unclear: '?', closed: '✕' };
