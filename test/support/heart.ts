import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { begin, emptyState } from '../../procedure/heart/begin.ts';
import { type Command, recordFactSchema } from '../../procedure/heart/command.ts';
import { factsForTransfer } from '../../procedure/heart/copies.ts';
import { decide, instantOf } from '../../procedure/heart/decide.ts';
import type { Event, EventBody } from '../../procedure/heart/event.ts';
import { evolve } from '../../procedure/heart/evolve.ts';
import type { Approval, Given } from '../../procedure/heart/given.ts';
import { later } from '../../procedure/heart/later.ts';
import { type CopyMessage, receive } from '../../procedure/heart/receive.ts';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import type { DeadlineState, Fact, FactData, Group, State, Transfer } from '../../procedure/heart/state.ts';
import { tick } from '../../procedure/heart/tick.ts';
import { inspectionWorkflowId, OFFICE, transferWorkflowId } from '../../procedure/ids.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';

export const CALENDAR = publishedCalendar({ years: { from: 2011, to: 2026 } });
export const ROUND = 'R2022-02';
const library = rulebookLibrary();

/** A published rulebook by its id, with parts replaced. */
export function bookOf(id: string, change: Partial<Pick<Rulebook, 'steps' | 'deadlines' | 'letters'>> = {}): Rulebook {
  const book = library.resolve(id);
  return {
    ...book,
    hash: `${book.hash}${Object.keys(change).join()}`,
    steps: { ...book.steps, ...change.steps },
    deadlines: { ...book.deadlines, ...change.deadlines },
    letters: { ...book.letters, ...change.letters },
  };
}

/** Groups of one inspection each, or of as many as `sizes` says. */
export function groupsOf(sizes: number[], villages?: number, traits: string[] = []): Group[] {
  return sizes.map((size, g) => ({
    no: g + 1,
    inspections: Array.from({ length: size }, (_, i) => ({
      ref: `${g + 1}-${i + 1}`,
      group: g + 1,
      no: i + 1,
      name: `${'甲乙丙丁戊己庚'[g] ?? ''}镇${i + 1}`,
      ...(villages === undefined ? {} : { villages }),
      traits,
    })),
  }));
}

export interface WorldOptions {
  book: Rulebook;
  calendar?: Calendar;
  groups?: Group[];
  params?: Record<string, string>;
  plans?: Record<string, string>;
  mode?: 'live' | 'backfill';
  /** First instant (UTC) or day. */
  start?: string;
}

/** Who entered when, why late, and what came with a fact. */
export interface Extra extends Given {
  entered?: string;
  late?: string;
}

/** The signatures a rulebook asks for a step, by made-up approvers, all on one day. */
export function signatures(book: Rulebook, fact: string, date: string, kind?: string): Approval[] {
  return (book.steps[fact]?.approve ?? [])
    .filter(({ when }) => when === undefined || when === kind)
    .map(({ by, as }, i) => ({ by: `批示人${i + 1}`, role: [by].flat()[0] ?? '', date, text: as }));
}

/** Freezes a value all the way down: whoever changes its input is found out. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** A round with its inspections and transfers as bare hearts: copies are delivered at once, time passes when told. */
export class World {
  readonly states = new Map<string, State>();
  readonly events = new Map<string, Event[]>();
  private count = 0;

  constructor(private readonly options: WorldOptions) {
    const { groups = groupsOf([1]), params = {}, plans = {}, start = '2022-04-01' } = options;
    const instant = start.length > 10 ? start : instantOf(start);
    this.start(OFFICE, 'office', { type: 'office.started', params }, instant);
    this.start(ROUND, 'round', { type: 'round.started', groups, params, plans }, instant);
    for (const { ref, group } of groups.flatMap((g) => g.inspections)) {
      const own = groups.find((g) => g.no === group);
      const inspections = (own?.inspections ?? []).filter((i) => i.ref === ref);
      const body: EventBody = { type: 'inspection.started', group: { no: group, inspections }, params, plans };
      this.start(inspectionWorkflowId(ROUND, ref), 'inspection', body, instant);
    }
  }

  get round(): State {
    return this.of(ROUND);
  }

  inspection(ref: string): State {
    return this.of(inspectionWorkflowId(ROUND, ref));
  }

  transfer(no: number): State {
    return this.of(transferWorkflowId(ROUND, no));
  }

  of(id: string): State {
    const state = this.states.get(id);
    if (!state) throw new Error(`no workflow ${id}`);
    return state;
  }

  /** Events a workflow recorded, of these types where given. */
  log(id: string, ...types: string[]): Event[] {
    return (this.events.get(id) ?? []).filter((event) => types.length === 0 || types.includes(event.type));
  }

  /** Lets time pass in every workflow up to an instant (UTC) or a local day or minute. */
  passTo(until: string): void {
    const instant = until.endsWith('Z') ? until : instantOf(until);
    for (const id of this.states.keys()) this.apply(id, tick(this.of(id), instant));
  }

  /** Records a fact where it belongs; returns its id. Entered at its own instant, or at `entered`. */
  fact(on: string, fact: string, at: string, data: FactData = {}, extra: Extra = {}): string {
    const id = `f${++this.count}`;
    const result = this.tryFact(on, fact, at, data, { ...extra, id });
    if (result) throw new Error(`${fact} on ${on}: ${result.detail}`);
    return id;
  }

  /** The rejection of a fact, or nothing when it was recorded. Signed by whom the rulebook names, unless told. */
  tryFact(
    on: string,
    fact: string,
    at: string,
    data: FactData = {},
    extra: Extra & { id?: string } = {},
  ): Rejection | undefined {
    const { entered = at, late, id = `f${++this.count}` } = extra;
    const { approvals = signatures(this.options.book, fact, at.slice(0, 10), data.kind), person } = extra;
    const command = recordFactSchema.parse({ type: 'record-fact', fact, on, at, data, ...(late ? { late } : {}) });
    return this.command(hostFor(on), command, instantOf(entered), id, { approvals, person });
  }

  /** The rejection of a command, or nothing when it was accepted. */
  command(
    workflow: string,
    command: Command,
    at: string,
    id = `c${++this.count}`,
    given: Given = {},
  ): Rejection | undefined {
    const state = this.of(workflow);
    const instant = later(at.endsWith('Z') ? at : instantOf(at), state.last);
    const decision = decide(state, command, id, instant, given);
    if (!decision.ok) return decision.rejection;
    this.apply(workflow, decision.events);
    return undefined;
  }

  /** The deadline of a rule: the only one, or the one whose key ends so. */
  deadline(workflow: string, rule: string, ending = ''): DeadlineState | undefined {
    return Object.values(this.of(workflow).deadlines).find((d) => d.rule === rule && d.key.endsWith(ending));
  }

  private start(
    id: string,
    host: State['host'],
    body: EventBody,
    instant: string,
    given: Fact[] = [],
    groups: Group[] = [],
  ) {
    const { book, calendar = CALENDAR, mode = 'live' } = this.options;
    const empty = { ...emptyState({ id, host, round: ROUND, mode, book, calendar }, instant), groups };
    this.states.set(id, frozen(empty));
    this.apply(id, begin(empty, body, given, ROUND, instant));
  }

  private apply(id: string, events: Event[]): void {
    for (const event of frozen(events)) {
      this.states.set(id, frozen(evolve(this.of(id), event)));
      this.events.set(id, [...(this.events.get(id) ?? []), event]);
      this.deliver(id, event);
    }
  }

  private deliver(from: string, event: Event): void {
    if (event.type === 'transfer.assembled') this.startTransfer(event.transfer, event.at);
    if (event.type === 'rulebook.revised')
      for (const { to, n, fact } of event.copies ?? []) this.send(from, to, n, event.at, { fact });
    const content = contentOf(event);
    if (!content || !('copies' in event)) return;
    for (const { to, n } of event.copies ?? []) this.send(from, to, n, event.at, content);
  }

  private send(from: string, to: string, n: number, at: string, content: Pick<CopyMessage, 'fact' | 'correction'>) {
    const state = this.of(to);
    if (n !== (state.links.applied[from] ?? 0) + 1) throw new Error(`gap on ${from} → ${to}: ${n}`);
    this.apply(to, receive(state, { from, n, instant: at, ...content }, later(at, state.last)));
  }

  private startTransfer(transfer: Transfer, at: string): void {
    const id = transferWorkflowId(ROUND, transfer.no);
    const given = factsForTransfer(this.round);
    this.start(id, 'transfer', { type: 'transfer.started', transfer }, at, given, this.round.groups);
  }
}

/** What an event tells the peers it has copies for. */
function contentOf(event: Event): Pick<CopyMessage, 'fact' | 'correction'> | undefined {
  switch (event.type) {
    case 'fact.recorded':
    case 'fact.copied':
      return { fact: event.fact };
    case 'fact.corrected':
      return { correction: { factId: event.factId, after: event.after } };
    case 'correction.copied':
      return { correction: event.correction };
    default:
      return undefined;
  }
}

/** The workflow that keeps the facts of a subject. */
export function hostFor(on: string): string {
  if (on === OFFICE) return OFFICE;
  const [kind = '', rest = ''] = on.split('/');
  if (kind === 'transfer') return transferWorkflowId(ROUND, Number(rest));
  if (kind !== 'inspection' && kind !== 'village') return ROUND;
  return inspectionWorkflowId(ROUND, rest.split('-').slice(0, 2).join('-'));
}

/** An instant in local time, `MM-DD HH:mm` of its year, for reading in tests. */
export function local(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
}
