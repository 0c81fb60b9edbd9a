export { calendarRevision } from './calendar-revision.ts';
export { clueTransfer } from './clue-transfer.ts';
export { inspection } from './inspection.ts';
export { office } from './office.ts';
export { round } from './round.ts';
