/** What went wrong, for a log: without the query and its parameters, which drizzle puts before the database's own words. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
