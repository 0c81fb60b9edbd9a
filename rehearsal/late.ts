import type { StaffCommand } from '../procedure/heart/command.ts';
import type { Rejection } from '../procedure/heart/rejection.ts';

const REASON = '演练：前一步不在本轮次之内';

/**
 * The command as 补办, where it was refused because of a gate: a rulebook may ask for what the standing office does,
 * and a rehearsal has none.
 */
export function enteredLate(command: StaffCommand, rejection: Rejection | null | undefined): StaffCommand {
  const gated = command.type === 'record-fact' && command.late === undefined && rejection?.code === 'gate';
  return gated ? { ...command, late: REASON } : command;
}
