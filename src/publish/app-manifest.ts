import type { AstroIntegration } from 'astro';
import { languages } from '../site.ts';

/** Serves a web app manifest for each language, so that the site can be put on a phone's home screen. */
export function appManifest(): AstroIntegration {
  return {
    name: 'app-manifest',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const folder of Object.values(languages)) {
          injectRoute({
            pattern: `/${folder}manifest.webmanifest`,
            entrypoint: './src/publish/manifest.webmanifest.ts',
          });
        }
      },
    },
  };
}
