/**
 * Links the web app manifest of the page's language, so that the site can be installed on a phone. By script,
 * because browsers fetch a manifest in the HTML, and its icon, before they paint.
 */
import { language } from './late-text.ts';

const folder = language === 'en' ? 'en/' : '';
const href = `${import.meta.env.BASE_URL}${folder}manifest.webmanifest`;
document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href }));
