import { official } from '../facts/fields.ts';

/** @returns the error message for a link that refers, tracks or leads to a private chat, or undefined. */
export function trackingLink(url: string): string | undefined {
  const sign = /[?&](i|code|ref|aff|via|invit\w*|referr\w*|promo\w*|utm_\w+|fbclid|gclid)=/i;
  if (/chatgpt\.com\/(c|g|share)\//.test(url))
    return `a link to "${url}": a chat of your own: link to a page that everybody can open`;
  if (/\/invite\//.test(url)) return `a link to "${url}": no referral: link to the page itself`;
  return sign.test(url)
    ? `a link to "${url}": no referral or tracking: remove "?" and what follows`
    : undefined;
}

/** @returns the error message for a malformed address or a referral link, or undefined. */
export function wrongLink(url: string): string | undefined {
  const place = /^(\/(en\/)?(feed\.xml|llms\.txt)|(\/([a-z0-9-]+\/)*)?(#[a-z0-9-]+)?)$/;
  const tracks = trackingLink(url);
  if (tracks) return tracks;
  // A bare URL only ends at a space, so it swallows the Chinese text after it.
  const elsewhere = /^(https:\/\/[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#][!-~]*)?|mailto:\S+@\S+)$/i;
  if (!(url && place.test(url)) && !elsewhere.test(url))
    return `a link to "${url}": expected, in lower case, /guides/cancel/#refunds, #refunds, https://help.openai.com/page or mailto:support@openai.com`;
  return /^http/i.test(url) && !official.test(url)
    ? `a link to "${url}": only OpenAI, Apple and Google are linked: cite another page with <Cite id="…" />, or correct the address; a page of this site is /guides/cancel/`
    : undefined;
}
