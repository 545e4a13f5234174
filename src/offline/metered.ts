/** What is used of the Network Information API, which not every browser has and TypeScript does not know whole. */
interface Connection {
  saveData?: boolean;
  type?: string;
}

/**
 * @param navigator the browser's, in a page or in a worker
 * @returns whether the reader pays for each megabyte or has asked to save them. A connection of which the
 *   browser says nothing counts as free.
 */
export function metered(navigator: object): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === 'cellular';
}
