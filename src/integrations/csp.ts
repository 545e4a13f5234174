import { hash } from 'node:crypto';
import { policy, policyText } from '../../deploy/headers.ts';

/**
 * Adds a Content-Security-Policy to a page that allows exactly its inline scripts and styles, by hash. Hosts
 * also send a policy without hashes (deploy/headers.ts).
 * @param html a finished page. Its inline scripts and styles have no attributes; data blocks such as JSON-LD have,
 *   and are not scripts.
 * @returns the page with its policy right after its encoding, ahead of everything that it governs
 */
export function withPolicy(html: string): string {
  const hashesOf = (element: RegExp) =>
    [...html.matchAll(element)]
      .map(([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`)
      .sort();
  const content = policyText({
    ...policy,
    'script-src': [...policy['script-src'], ...hashesOf(/<script>([^]*?)<\/script>/g)],
    'style-src': [...policy['style-src'], ...hashesOf(/<style>([^]*?)<\/style>/g)],
  });
  return html.replace(
    /<meta charset=[^>]+>/i,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${content}">`,
  );
}
