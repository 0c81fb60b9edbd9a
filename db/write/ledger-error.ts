/** The flush cannot be what follows the ledger; trying again changes nothing. */
export class LedgerError extends Error {
  readonly kind: 'LedgerConflict' | 'LedgerGap';

  constructor(kind: LedgerError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
