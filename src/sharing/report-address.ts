/**
 * @param form where readers say that a page is out of date
 * @param page the page's path
 * @param version which version of it
 * @returns the address of the form with these as its title: GitHub, Gitea and Forgejo fill it in
 */
export function reportAddress(form: string, page: string, version: string): string {
  const title = [page, ...version.split(' ')].map(encodeURI).join('+');
  return `${form}${form.includes('?') ? '&' : '?'}title=${title}`;
}

/**
 * @param address of the form
 * @param place the address of a section
 * @param heading its heading
 * @returns the address of the form that names the section, too
 */
export function withSection(address: string, place: string, heading: string): string {
  const url = new URL(address);
  url.searchParams.set('body', `${place}\n${heading}\n\n`);
  return url.href;
}
