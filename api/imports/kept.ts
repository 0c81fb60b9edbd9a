import { randomUUID } from 'node:crypto';
import type { LedgerKind } from '../../sheets/import/field.ts';
import type { Headings, Mapping } from '../../sheets/import/headings.ts';
import type { Plan } from '../../sheets/import/plan.ts';
import type { Row } from '../../sheets/import/rows.ts';

/** An uploaded ledger, as far as its columns were chosen; nothing else of the file is kept. */
export interface Upload {
  id: string;
  account: string;
  round: string;
  mode: 'live' | 'backfill';
  ledger: LedgerKind;
  /** sha256 of the file. */
  hash: string;
  sheet: string;
  sheets: string[];
  headings: Headings;
  mapping: Mapping;
  rows: Row[];
  plan: Plan;
  run?: Run;
}

/** How far a confirmed ledger is recorded. */
export interface Run {
  state: 'running' | 'done' | 'stopped';
  stopped: string | null;
  done: number;
  total: number;
  plan: Plan;
  /** What was refused, by row. */
  refused: Map<number, string>;
  /** Rows with something still to be recorded. */
  waiting: Map<number, number>;
}

const KEPT_MS = 3_600_000;
const MOST = 20;

/** Uploads in the memory of this process, for an hour; one that is gone is uploaded again, and records nothing twice. */
export class Uploads {
  readonly #kept = new Map<string, { upload: Upload; until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  keep(upload: Omit<Upload, 'id'>): Upload {
    const kept = { ...upload, id: randomUUID() };
    this.#kept.set(kept.id, { upload: kept, until: this.now() + KEPT_MS });
    for (const [id, one] of this.#kept) {
      const isOld = one.until < this.now() || this.#kept.size > MOST;
      if (isOld && id !== kept.id && one.upload.run?.state !== 'running') this.#kept.delete(id);
    }
    return kept;
  }

  /** An upload of this account to this round and ledger. */
  find(id: string, { account, round, ledger }: Pick<Upload, 'account' | 'round' | 'ledger'>): Upload | undefined {
    const upload = this.#kept.get(id)?.upload;
    const isOwn = upload?.account === account && upload.round === round && upload.ledger === ledger;
    return isOwn ? upload : undefined;
  }
}
