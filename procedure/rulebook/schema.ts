import { z } from 'zod';
import { LEVELS } from '../levels.ts';
import { type gates, id, role, roles, strength, titles } from './fields.ts';
import {
  distance,
  ladderSchema,
  quietSchema,
  rungSchema as rung,
  type rungSchema,
  unitLadderSchema,
  warningSchema as warning,
  type warningSchema,
} from './ladder-schema.ts';
import { SECRECIES } from './secrecy.ts';
import { STAGES } from './stages.ts';
import { type approvalSchema, stepFields, type stepSchema } from './step-schema.ts';
import { termText } from './term.ts';

/** What a deadline counts from: a fact, a parameter of the round, a planned date, another due date (D9) or the end of a period (D10), which only an express extension moves. */
export const triggerSchema = z.union([
  id,
  z.strictObject({ param: z.string() }),
  z.strictObject({ planned: id }),
  z.strictObject({ due: id }),
  z.strictObject({ end: id, of: termText, 'extended-by': id.optional() }),
]);

const deadlineFields = z.strictObject({
  title: z.string(),
  clause: z.string().optional(),
  level: z.enum(LEVELS),
  /** What there is one instance of, if not simply one per subject of the level; `occurrence` is one per trigger fact. */
  per: z
    .enum(['letter', 'inspection', 'receiver', 'hearing', 'unit', 'month', 'week', 'person', 'occurrence'])
    .optional(),
  /** Units (of letters, receivers of transfers) it is about; absent means all. */
  units: z.array(z.string()).optional(),
  /** Letters of this kind only. */
  letter: z.string().optional(),
  from: triggerSchema,
  /** Second trigger of the named units: the later of the two counts (D7). */
  'also-from': z.strictObject({ units: z.array(z.string()).min(1), fact: id }).optional(),
  within: termText.optional(),
  /**
   * `working-day` is a pure counter: no instance falls due, nobody is reminded (D17). `year`: on the month and day of
   * the parameter it counts from, that year and every later one.
   */
  every: z.enum(['month-end', 'week', 'working-day', 'year']).optional(),
  'no-number': z.boolean().optional(),
  /** Times a thing must have happened, fact → count (D18). */
  times: z.record(id, z.number().int().positive()).optional(),
  /** Fact that ends the window of `every` and `times` (D16–D18). */
  until: id.optional(),
  'met-by': id,
  'owed-by': roles,
  'owed-to': roles,
  force: strength,
  /** 县委、常委会、领导小组: only the office is told (D19). */
  'remind-only': z.boolean().optional(),
  when: z.string().optional(),
  warn: z.array(warning).optional(),
  escalate: z.array(rung).optional(),
  /** Which of the default ladders, if not the one of its force. */
  ladder: z.string().optional(),
  /** How long before the due day its light turns yellow; that of its ladder where it writes none. */
  yellow: distance.optional(),
  /** Who may extend, pause or waive it, where a document names somebody; else whom `override` names. */
  'extend-by': roles.optional(),
  note: z.string().optional(),
});

/** One dated duty (procedure.md §1). Exactly one of `within`, `every`, `times` and `no-number` says how it is counted. */
export const deadlineSchema = deadlineFields.refine(
  (d) => [d.within, d.every, d['no-number'], d.times].filter((x) => x !== undefined).length === 1,
  { message: 'within、every、times、no-number 四者恰写一个' },
);

/** A kind of letter: the step that sends it and which units get one. */
export const letterKindSchema = z.strictObject({
  title: z.string(),
  step: id,
  units: z.array(z.string()).min(1),
  /** 密级 of what comes back; ordinary where nothing is written. */
  secrecy: z.enum(SECRECIES).optional(),
  /** What comes back is 密件: `secrecy: confidential` as it was written before. */
  secret: z.literal(true).optional(),
  /** The document ends its list with “等”: a round may write to further units. */
  open: z.boolean().optional(),
  clause: z.string().optional(),
});

/** A unit that may receive clues; without a term its feedback has none yet（待填）. */
export const receiverSchema = z.strictObject({ title: z.string(), term: z.boolean().default(true) });

const receiverFields = z.strictObject({ title: z.string(), term: z.boolean() });
const stage = z.enum(Object.keys(STAGES) as [keyof typeof STAGES]);

/** What a rulebook says of the people of a round; each field is a setting of its own when rulebooks are composed. */
export const peopleSchema = z.strictObject({
  /** Steps of the round that need every group's leader named first. */
  'leader-before': z.array(id).min(1).optional(),
  /** 三个不固定: whoever held one of the roles in an inspection of an organization does not hold one there again. */
  'not-again': z.strictObject({ roles: z.array(role).min(1), clause: z.string().optional() }).optional(),
  /** The step by which a cadre declares recusal（回避）, and the one by which the office acts on it. */
  recusal: z.strictObject({ step: id, adjust: id.optional(), clause: z.string().optional() }).optional(),
  /** Replacements come from the pool（人才库）of the same unit, but for units that keep none. */
  replacement: z.strictObject({ except: z.array(role).optional(), clause: z.string().optional() }).optional(),
});

/** Who may let a gate be passed or a term be extended where the documents name nobody. */
export const overrideSchema = z.strictObject({ by: roles, note: z.string() });

/** A rulebook as written in YAML; `resolve` turns it and its parents into a `Rulebook`. */
export const rulebookSourceSchema = z.strictObject({
  id,
  title: z.string(),
  source: z.string().optional(),
  extends: z.array(z.union([id, z.record(id, z.strictObject({ from: stage }))])).optional(),
  /** Conflicts between parents: `<id>.<field>`, or `<id>.*` for all of them → the parent that wins. */
  choose: z.record(z.string(), id).optional(),
  /** Different duties sharing an id: parent → old id → new id. */
  rename: z.record(id, z.record(id, id)).optional(),
  /** The same duty under two ids: kept id → ids it replaces. */
  replaces: z.record(id, z.array(id)).optional(),
  params: titles.optional(),
  traits: titles.optional(),
  /** Sorts of numbered things that steps begin and go on with（信访件、调阅件、问题 …）and what they are called. */
  things: titles.optional(),
  words: titles.optional(),
  letters: z.record(z.string(), letterKindSchema.partial()).optional(),
  receivers: z.record(z.string(), receiverFields.partial()).optional(),
  /** Ladders of deadlines that write none, `hard` and `soft` by force, others by name: 本系统默认. */
  ladders: z.record(z.string(), ladderSchema).optional(),
  /** Units whose default ladder is another one: 纪委监委 late is for the office director to decide. */
  'unit-ladders': z.record(id, unitLadderSchema).optional(),
  /** When nothing is sent out: what falls into it waits for its end. */
  quiet: quietSchema.optional(),
  override: overrideSchema.optional(),
  hearing: z.strictObject({ form: z.enum(['combined', 'separate']) }).optional(),
  people: peopleSchema.optional(),
  steps: z.record(id, stepFields.partial()).default({}),
  deadlines: z.record(id, deadlineFields.partial()).default({}),
});

export type RulebookSource = z.infer<typeof rulebookSourceSchema>;
export type Gates = z.infer<typeof gates>;
export type StepApproval = z.infer<typeof approvalSchema>;
export type PeopleRules = z.infer<typeof peopleSchema>;
export type Rung = z.infer<typeof rungSchema>;
export type Warning = z.infer<typeof warningSchema>;
export type Ladder = z.infer<typeof ladderSchema>;
export type UnitLadder = z.infer<typeof unitLadderSchema>;
export type Quiet = z.infer<typeof quietSchema>;
export type Trigger = z.infer<typeof triggerSchema>;
export type LetterKind = z.infer<typeof letterKindSchema>;
export type Receiver = z.infer<typeof receiverSchema>;

/** `from`: the document it comes from, `base` for a 骨架步骤; `skeleton`: fields of a document's step that only base has. */
export type Step = z.infer<typeof stepSchema> & { from: string; skeleton?: string[] | undefined };

/** `source`: the document it comes from; with a `ladder`, its warnings and rungs are 本系统默认. */
export type DeadlineRule = z.infer<typeof deadlineSchema> & { source: string };

/** A resolved rulebook: parents merged, conflicts chosen, gates checked. Goes into workflow input as it is. */
export interface Rulebook {
  id: string;
  title: string;
  /** sha256 of the canonical JSON of everything else. */
  hash: string;
  lineage: string[];
  params: Record<string, string>;
  traits: Record<string, string>;
  things?: Record<string, string> | undefined;
  words: Record<string, string>;
  letters: Record<string, LetterKind>;
  receivers: Record<string, Receiver>;
  override: { by: string | string[]; note: string };
  hearing: { form: 'combined' | 'separate' };
  /**
   * 2: signatures and the rules about people are enforced; 3: what must have happened so often by the withdrawal (D18)
   * is due on the planned day; 4: each signature is another person's, nobody recused signs, of 密件 no text is taken in.
   * Absent in rulebooks resolved before, which running rounds carry: they keep their meaning until the round adopts a
   * revision.
   */
  language?: 2 | 3 | 4 | undefined;
  people?: PeopleRules | undefined;
  /** Ladders of single units, by their code. */
  unitLadders?: Record<string, Ladder & { remindBy?: string | string[] | undefined }> | undefined;
  quiet?: Quiet | undefined;
  steps: Record<string, Step>;
  deadlines: Record<string, DeadlineRule>;
}
