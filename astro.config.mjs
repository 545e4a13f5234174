// @ts-check
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import autoImport from 'astro-auto-import';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { markdownProcessor } from './src/markdown/processor.ts';
import { redirects } from './src/publish/redirects.ts';
import { robots } from './src/publish/robots.ts';
import { basePath, repositoryUrl, siteUrl } from './src/site.ts';

export default defineConfig({
  site: siteUrl,
  base: basePath,
  trailingSlash: 'always',
  // Content and code are two folders at the root. Starlight finds pages in <srcDir>/content/docs, so
  // with srcDir at the root nothing has to be told where they are.
  srcDir: '.',
  markdown: { processor: markdownProcessor(basePath) },
  vite: {
    build: {
      rolldownOptions: {
        // Astro marks pages with a directive of its own, and Rolldown warns of each: hide just these.
        onLog: (level, log, print) => log.code === 'MODULE_LEVEL_DIRECTIVE' || print(level, log),
      },
    },
  },
  integrations: [
    robots(),
    redirects(),
    starlight({
      title: 'ChatGPT 付费指南',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      editLink: { baseUrl: `${repositoryUrl}/edit/main/` },
      favicon: '/favicon.svg',
      customCss: ['./src/layout/site.css'],
      routeMiddleware: ['./src/layout/sidebar-links.ts', './src/layout/structured-data.ts'],
      components: {
        LastUpdated: './src/layout/LastUpdated.astro',
        MarkdownContent: './src/layout/MarkdownContent.astro',
      },
      sidebar: [
        {
          label: '先看这里',
          items: ['index', 'guides/choose-a-route', 'guides/plus-benefits'],
        },
        {
          label: '付款',
          items: [
            'guides/app-store-gift-card',
            'guides/google-play',
            'guides/virtual-card',
            'guides/api-billing',
          ],
        },
        {
          label: '遇到的问题',
          items: [
            'troubleshooting',
            { label: '在网页刷卡付款', link: '/troubleshooting/#card-checkout' },
            { label: 'App Store 和礼品卡', link: '/troubleshooting/#app-store' },
            { label: 'Google Play', link: '/troubleshooting/#google-play' },
            { label: 'API 付费', link: '/troubleshooting/#api' },
            { label: '付款之后', link: '/troubleshooting/#after-payment' },
            { label: '取消和退款', link: '/troubleshooting/#cancel-refund' },
          ],
        },
        { label: '停止付款', items: ['guides/cancel'] },
        { label: '往事', items: ['guides/subscription-pause-2023'] },
        { label: '关于本站', items: ['about/accuracy', 'about/risks'] },
      ],
      plugins: [starlightLinksValidator()],
    }),
    autoImport({
      imports: [
        { './src/components/Cite.astro': [['default', 'Cite']] },
        { './src/components/ProblemHeader.astro': [['default', 'ProblemHeader']] },
        { './src/components/ProblemFilter.astro': [['default', 'ProblemFilter']] },
        { './src/components/ProblemList.astro': [['default', 'ProblemList']] },
        { './src/components/RelatedProblems.astro': [['default', 'RelatedProblems']] },
        { './src/components/RouteStatus.astro': [['default', 'RouteStatus']] },
        { './src/components/RouteTable.astro': [['default', 'RouteTable']] },
        { './src/components/ServiceStatus.astro': [['default', 'ServiceStatus']] },
        { './src/components/SourceList.astro': [['default', 'SourceList']] },
      ],
    }),
    mdx(),
  ],
});
