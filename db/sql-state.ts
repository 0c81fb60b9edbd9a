/** PostgreSQL's code of what went wrong; drizzle wraps the driver's error. Undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return sqlState(error.cause);
}

/** The user may not do that. */
export const NOT_ALLOWED = '42501';
