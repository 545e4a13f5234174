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
 * @param text the questions to a reader
 * @returns the address of the form with the questions in it, too
 */
export function withQuestions(address: string, text: string): string {
  const url = new URL(address);
  url.searchParams.set('body', text);
  return url.href;
}
