/** The ledger of the rehearsals unless told otherwise: `<database>_rehearsal` on the same server, with the same user. */
export function rehearsalUrl(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  url.pathname = `/${url.pathname.slice(1) || url.username || 'postgres'}_rehearsal`;
  return url.href;
}
