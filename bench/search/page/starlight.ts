/** Returns the results that a bare page shows. */
export type Search = (query: string) => Promise<{ url: string; title: string }[]>;

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(term: string): Promise<{ results: { data(): Promise<Result> }[] }>;
}

interface Result {
  url: string;
  meta: { title: string };
  sub_results: { url: string; title: string }[];
}

const bundle = '/pagefind/';

/** The ranking in Starlight's schemas/pagefind.js. */
const ranking = {
  pageLength: 0.1,
  termFrequency: 0.1,
  termSaturation: 2,
  termSimilarity: 9,
  diacriticSimilarity: 0.8,
};

/** The number of pages that Pagefind's dialog fetches and shows at first. */
const pageSize = 5;

/** Loads Pagefind and its index. */
export async function load(): Promise<Search> {
  const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
  // Chromium cannot throttle a worker's network and processor. The results are the same.
  await pagefind.options({ bundlePath: bundle, baseUrl: '/', ranking, noWorker: true });
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, pageSize).map((result) => result.data()));
    return pages.flatMap(({ url, meta, sub_results }) => [
      { url, title: meta.title },
      ...sub_results.filter((sub) => sub.url !== url),
    ]);
  };
}
