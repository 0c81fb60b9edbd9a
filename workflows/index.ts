export { clueTransfer } from './clue-transfer.ts';
export { inspection } from './inspection.ts';
export { round } from './round.ts';
