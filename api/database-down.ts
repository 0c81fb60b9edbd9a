const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  // PostgreSQL: shutting down, crashed, starting up, too many connections, statement took too long.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
]);

/** What the driver says without a code. */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout|Cannot use a pool)/;

/** Whether the database could not be asked, as against: said no. Drizzle wraps the driver's error. */
export function databaseIsDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && CODES.has(error.code)) return true;
  if (SAID.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(databaseIsDown);
  return databaseIsDown(error.cause);
}
