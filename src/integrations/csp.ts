import { createHash } from 'node:crypto';
import { policy, policyText } from '../../deploy/headers.ts';

/** A script or style element with its attributes; as in HTML, only the end tag ends its text. */
const element = /<(script|style)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>([^]*?)<\/\1>/g;

/**
 * Adds a Content-Security-Policy to a page that allows exactly its inline scripts and styles, by hash. Hosts
 * also send a policy without hashes (deploy/headers.ts).
 * @param html a finished page
 * @returns the page with its policy right after its encoding, ahead of everything that it governs. Data blocks such
 *   as JSON-LD are not scripts.
 */
export function withPolicy(html: string): string {
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const [, name, attributes = '', text = ''] of html.matchAll(element)) {
    if (/ (?:src|type="application)/.test(attributes)) continue;
    const hash = createHash('sha256').update(text).digest('base64');
    hashes[name as 'script' | 'style'].add(`'sha256-${hash}'`);
  }
  const content = policyText({
    ...policy,
    'script-src': [...policy['script-src'], ...[...hashes.script].sort()],
    'style-src': [...policy['style-src'], ...[...hashes.style].sort()],
  });
  return html.replace(
    /<meta charset=[^>]+>/i,
    (charset) => `${charset}<meta http-equiv="content-security-policy" content="${content}">`,
  );
}
