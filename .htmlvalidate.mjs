import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of style in the HTML that Astro writes.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Starlight: buttons outside forms, the id _top, styles that pass values to CSS, and a second table of
    // contents, for narrow and wide screens, one of them always hidden.
    'no-implicit-button-type': 'off',
    'no-inline-style': 'off',
    'unique-landmark': 'off',
    'valid-id': ['error', { relaxed: true }],
    // tests/site/html.test.ts limits the length of titles.
    'long-title': 'off',
  },
});
