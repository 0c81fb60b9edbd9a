/** The database is not as this release needs it; the message is for people and names what to do. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
}
