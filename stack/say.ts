import { DatabaseSetupError } from '../db/setup-error.ts';
import { KeySettingError } from '../keys/key-error.ts';

/** Writes one line for the user to standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line for the user to standard error, for commands whose standard output is data. */
export function sayAside(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A failure whose message is written for the person who started the product: shown without a stack. */
export class StackError extends Error {
  override name = 'StackError';
}

const PLAIN = [StackError, DatabaseSetupError, KeySettingError];

/** The text to show for any thrown value: message only for what is written for people, stack for a bug. */
export function explain(error: unknown): string {
  if (PLAIN.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
