// @ts-check
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/check/integration.ts';
import { groups } from './src/facts/schema.ts';
import { markdownProcessor } from './src/markdown/processor.ts';
import { oldestBrowsers } from './src/integrations/bundle-scripts.ts';
import { devServer } from './src/integrations/dev-server.ts';
import { finishPages } from './src/integrations/finish-pages.ts';
import { basePath, repositoryUrl, siteUrl } from './src/site.ts';
import { lateText, uiText } from './src/i18n.ts';

/** Later stylesheets override earlier ones. */
const styles = [
  'colors',
  'text',
  'facts',
  'tables',
  'problems',
  'sidebar',
  'frame',
  'forced-colors',
  'print',
];

/** Lists every guide and every page about this site. */
const sidebar = [
  {
    label: '先看这里',
    translations: { en: 'Start here' },
    items: ['index', 'guides/choose-a-route', 'guides/plus-benefits'],
  },
  {
    label: '付款',
    translations: { en: 'Pay' },
    items: [
      'guides/pay-with-a-card',
      'guides/app-store-gift-card',
      'guides/google-play',
      'guides/virtual-card',
      'guides/business',
      'guides/codex',
      'guides/api-billing',
    ],
  },
  {
    label: uiText['zh-CN']['problem.index'],
    translations: { en: uiText.en['problem.index'] },
    items: [
      'troubleshooting',
      // The sections of the index, except the last: history.
      ...groups.slice(0, -1).map((group) => ({
        label: uiText['zh-CN'][`group.${group}`],
        translations: { en: uiText.en[`group.${group}`] },
        link: `/troubleshooting/#${group}`,
      })),
    ],
  },
  { label: '停止付款', translations: { en: 'Stop paying' }, items: ['guides/cancel'] },
  {
    label: '往事',
    translations: { en: 'History' },
    items: ['guides/subscription-pause-2023'],
  },
  {
    label: '关于本站',
    translations: { en: 'About this site' },
    items: [
      'about/accuracy',
      'about/timeline',
      'about/timeline-2023',
      'about/risks',
      'about/glossary',
    ],
  },
];

export default defineConfig({
  site: siteUrl,
  base: basePath,
  trailingSlash: 'always',
  // Starlight looks for pages in <srcDir>/content/docs, and content/ is at the root, beside src/.
  srcDir: '.',
  // src/integrations/inline-css.ts inlines what the first paint needs.
  build: { inlineStylesheets: 'never' },
  markdown: { processor: markdownProcessor() },
  vite: {
    define: { LATE_TEXT: JSON.stringify(lateText) },
    build: {
      target: oldestBrowsers,
      // See src/integrations/bundle-scripts.ts.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Rolldown warns about a directive that Astro adds to pages; hide only that warning.
        onLog: (level, log, print) => log.code === 'MODULE_LEVEL_DIRECTIVE' || print(level, log),
      },
    },
  },
  integrations: [
    // Before everything that reads content.
    contentCheck(sidebar.flatMap(({ items }) => items.filter((item) => typeof item === 'string'))),
    devServer(),
    starlight({
      title: { 'zh-CN': uiText['zh-CN']['site.title'], en: uiText.en['site.title'] },
      locales: {
        root: { label: '简体中文', lang: 'zh-CN' },
        en: { label: 'English', lang: 'en' },
      },
      editLink: { baseUrl: `${repositoryUrl}/edit/main/` },
      favicon: '/favicon.svg',
      pagination: false,
      // No page shows program code, so skip the highlighter.
      expressiveCode: false,
      // src/search/ builds the index with Pagefind and queries it.
      pagefind: false,
      // src/markdown/presentation.ts adds links without Starlight's SVG at each heading.
      markdown: { headingLinks: false },
      customCss: styles.map((name) => `./src/styles/${name}.css`),
      routeMiddleware: './src/route-data.ts',
      components: {
        Footer: './src/overrides/Footer.astro',
        LanguageSelect: './src/overrides/LanguageSelect.astro',
        MarkdownContent: './src/overrides/MarkdownContent.astro',
        MobileMenuToggle: './src/overrides/MobileMenuToggle.astro',
        PageTitle: './src/overrides/PageTitle.astro',
        Search: './src/search/Search.astro',
        Sidebar: './src/overrides/Sidebar.astro',
        ThemeProvider: './src/overrides/ThemeProvider.astro',
        ThemeSelect: './src/overrides/ThemeSelect.astro',
      },
      sidebar,
    }),
    // Compiles static content to HTML strings instead of one element at a time.
    mdx({ optimize: true }),
    sitemap({
      filter: (page) => !page.endsWith('/404/'),
      i18n: { defaultLocale: 'root', locales: { root: 'zh-CN', en: 'en' } },
    }),
    finishPages(),
  ],
});
