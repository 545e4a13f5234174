/**
 * @param form the URL of the form for outdated pages, which may have parameters
 * @param field `title` or `body`, a parameter of GitHub, Gitea and Forgejo
 * @returns the URL of the form with that field filled in
 */
export function withField(form: string, field: 'title' | 'body', text: string): string {
  const url = new URL(form);
  url.searchParams.set(field, text);
  return url.href;
}
