/** The application's role: its name is the server's, not the database's. */
export interface AppRole {
  name: string;
  password: string;
}

/** The same database for another user; never print it. */
export function roleUrl(databaseUrl: string, { name, password }: AppRole): string {
  const url = new URL(databaseUrl);
  // Parameters win over what stands before the host; without a host (a socket) they are the only place.
  for (const parameter of ['user', 'password']) url.searchParams.delete(parameter);
  if (url.host === '') {
    url.searchParams.set('user', name);
    url.searchParams.set('password', password);
  } else {
    url.username = encodeURIComponent(name);
    url.password = encodeURIComponent(password);
  }
  return url.href;
}
