/**
 * @param form the URL of the form for outdated pages
 * @param page the page's path
 * @param version the version of the page
 * @returns the URL of the form with both as its title, a parameter of GitHub, Gitea and Forgejo
 */
export function reportAddress(form: string, page: string, version: string): string {
  const title = [page, ...version.split(' ')].map(encodeURI).join('+');
  return `${form}${form.includes('?') ? '&' : '?'}title=${title}`;
}

/**
 * @param address the URL of the form
 * @param text the questions for the reader
 * @returns the URL of the form with the questions as its body
 */
export function withQuestions(address: string, text: string): string {
  const url = new URL(address);
  url.searchParams.set('body', text);
  return url.href;
}
