import type { Db } from '../../db/client.ts';
import { lettersOfRound } from '../../db/queries/letters.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { secrecyOf } from '../../procedure/rights/secrecy-of.ts';
import { isSecret } from '../../procedure/rulebook/secrecy.ts';
import type { Books } from '../books.ts';

/** A fact or a paper on its way, as lists show it. */
export interface Told {
  fact: string;
  on: string;
  data: FactData;
}

/** Tells which facts of any round are 密件 or sealed; what it read of a round it keeps for the one request. */
export class Levels {
  readonly #letters = new Map<string, ReturnType<typeof lettersOfRound>>();

  constructor(
    private readonly db: Db,
    private readonly books: Books,
  ) {}

  async isSecret(round: string, { fact, on, data }: Told): Promise<boolean> {
    const book = await this.books.ofRound(round);
    const subject = subjectOf(on);
    const letter = subject.letter === undefined ? undefined : await this.#letter(round, subject.letter);
    const kind = letter?.kind ?? undefined;
    return isSecret(secrecyOf(book, { fact, subject, data, unit: letter?.unit, letterKind: kind }));
  }

  async #letter(round: string, id: string) {
    const letters = this.#letters.get(round) ?? lettersOfRound(this.db, round);
    this.#letters.set(round, letters);
    return (await letters).find(({ letter }) => letter === id);
  }
}

/** The facts that an entry tells of. */
export function toldIn(body: EntryBody): Told[] {
  switch (body.type) {
    case 'fact.recorded':
    case 'fact.copied':
      return [body.fact];
    case 'fact.corrected':
      return body.after;
    case 'correction.copied':
      return body.correction.after;
    case 'draft.begun':
      return [body.draft];
    default:
      return [];
  }
}
