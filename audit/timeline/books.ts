import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { StartInput, SubmitRequest } from '../../workflows/messages.ts';
import type { Run } from '../evidence.ts';
import { firstArgument } from './payloads.ts';

/** Every version of a rulebook that runs began with or adopted, by hash: what entries are told by where no ledger is. */
export async function booksIn(runs: readonly Run[]): Promise<Map<string, Rulebook>> {
  const books = new Map<string, Rulebook>();
  const learn = (book: Rulebook | undefined) => book && books.set(book.hash, book);
  for (const event of runs.flatMap(({ history }) => history.events ?? [])) {
    const input = event.workflowExecutionStartedEventAttributes?.input;
    if (input) learn((await firstArgument<StartInput>(input))?.book);
    const args = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args;
    const commands = args ? ((await firstArgument<SubmitRequest>(args))?.commands ?? []) : [];
    for (const { command } of commands) if (command.type === 'revise-rulebook') learn(command.book);
  }
  return books;
}
