import { formatDate } from '../counting/index.ts';
import { hasDefaultApprovers, missingApprovals, sparedSignatures } from './approvals.ts';
import { basis } from './clause.ts';
import type { RecordFact } from './command.ts';
import { copiesOf } from './copies.ts';
import { ownerOf } from './crossings.ts';
import { entityFactTitle } from './entity-facts.ts';
import type { Event } from './event.ts';
import { judged } from './figures.ts';
import { gateText, missingGates } from './gates.ts';
import type { Given } from './given.ts';
import { impliedFacts } from './implied.ts';
import { type Moment, momentOf } from './moment.ts';
import { breachesOf, checkBreaches, leaderless } from './people.ts';
import { Recorder } from './recorder.ts';
import { refuse } from './rejection.ts';
import { checkOnce } from './repeats.ts';
import { keptSigners } from './signers.ts';
import type { Fact, State } from './state.ts';
import { checkSubject } from './subject-check.ts';
import { withNumbers } from './things.ts';

/** What holds for a fact and for a paper that is to become one; tells when it happened. */
export function admit(state: State, command: RecordFact, id: string, instant: string): Moment {
  const { fact: name, on, data } = command;
  const step = state.book.steps[name];
  if (!step && !entityFactTitle(name)) unknownFact(`规程“${state.book.title}”没有“${name}”这一步`);
  if (ownerOf(state.book, name) !== state.host) unknownFact(`“${step?.title ?? name}”不在这一层登记`);
  if (command.historic && state.host !== 'office') {
    refuse({ code: 'not-allowed', status: 400, field: 'historic', detail: '只有轮外常设的事项逐件补录；轮次整轮补录' });
  }
  const moment = momentOf(state, command.at, instant);
  checkSubject(state, step?.level, name, on, data, moment.date);
  checkOpen(state);
  checkOnce(state, name, on, data, moment.date);
  if (state.facts.some((f) => f.id === id)) {
    refuse({ code: 'already', status: 409, detail: `编号 ${id} 已用于另一登记` });
  }
  return moment;
}

/** The events of a fact that may be recorded: its gates are open, its signatures there, its document kept. */
export function recorded(
  state: State,
  command: Pick<RecordFact, 'fact' | 'on' | 'data' | 'late' | 'historic'>,
  id: string,
  { at, date }: Moment,
  instant: string,
  given: Given,
): Event[] {
  const { fact: name, on } = command;
  const data = withNumbers(state, name, on, command.data);
  const gates = missingGates(state, name, on, date, data);
  const { breaches, hints } = leaderless(state, name, date);
  const told = judged(state, name, on, data, given);
  const unsigned = missingApprovals(state, name, on, date, data, given);
  // Approvers that only the skeleton names are our own default: pointed out, never demanded.
  const asked = hasDefaultApprovers(state.book.steps[name]);
  const hard = [...gates.hard, ...(asked ? [] : unsigned)];
  const soft = [...gates.soft, ...(asked ? unsigned : []), ...hints, ...told.hints];
  if (hard.length > 0 && command.late === undefined) {
    const field = gates.hard.length > 0 ? 'fact' : 'approval';
    refuse({
      code: 'gate',
      status: 422,
      detail: `${gateText(state, hard)}${basis(state.book, name, on, data)}`,
      missing: hard,
      field,
    });
  }
  const overridden = [...breaches, ...told.breaches, ...breachesOf(state, name, on, data, given)];
  checkBreaches(state, overridden, sparedSignatures(state, name, on, data, given), date);
  const signers = keptSigners(state, name, on, given.approvals ?? []);
  const fact: Fact = {
    ...{ id, fact: name, on, at, date, data },
    ...(command.historic ? { historic: true } : {}),
    ...(signers ? { signers } : {}),
  };
  const passed = {
    ...(hard.length > 0 ? { missing: hard, late: command.late } : {}),
    ...(soft.length > 0 ? { warnings: soft } : {}),
    ...(overridden.length > 0 ? { overridden } : {}),
  };
  const recorder = new Recorder(state, instant);
  recorder.emit({ type: 'fact.recorded', fact, copies: copiesOf(state, fact), ...passed });
  for (const implied of impliedFacts(recorder.state, fact)) {
    recorder.emit({ type: 'fact.recorded', fact: implied, copies: copiesOf(recorder.state, implied) });
  }
  return recorder.events;
}

function checkOpen(state: State): void {
  if (state.closed === undefined) return;
  refuse({ code: 'closed', status: 422, detail: `本轮次已于${formatDate(state.closed)}办结，不再登记；有误请用更正` });
}

function unknownFact(detail: string): never {
  refuse({ code: 'unknown-fact', status: 400, field: 'fact', detail });
}
