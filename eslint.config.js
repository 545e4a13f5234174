import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', 'test-results/', '.astro/']),
  typescript.configs.strict,
  astro.configs.recommended,
  { rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
