/** Something facts are given to: acknowledged means that they are in its ledger for good. */
export interface Peer {
  name: string;
  /** Resolves when the facts are acknowledged and in the ledger. `no` is never the same twice in a run. */
  record(target: number, no: string, facts: number): Promise<void>;
  /** Facts in its ledger now. */
  count(): Promise<number>;
  close(): Promise<void>;
}
