import { defineConfig } from 'html-validate';

export default defineConfig({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes HTML its own way; these are matters of style.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Starlight: buttons outside forms, the id _top, styles that carry a value to CSS, and a table of
    // contents that is there twice, for narrow and for wide screens, one of them always hidden.
    'no-implicit-button-type': 'off',
    'no-inline-style': 'off',
    'unique-landmark': 'off',
    'valid-id': ['error', { relaxed: true }],
    // The one form, a sum, is worked out as a reader types; there is nothing to submit.
    'wcag/h32': 'off',
    // Results of a search are a list of options that a text field controls, which <select> cannot be; SVG has
    // no elements for lists.
    'prefer-native-element': ['error', { exclude: ['listbox', 'list', 'listitem'] }],
    // A title says what the page answers; tests/site holds its length.
    'long-title': 'off',
  },
});
