/** Why a file cannot be read as a ledger, in words for who uploaded it. */
export class UnreadableSheet extends Error {}
