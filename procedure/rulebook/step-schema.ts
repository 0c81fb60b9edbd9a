import { z } from 'zod';
import { LEVELS } from '../levels.ts';
import { gates, id, role, roles, titles } from './fields.ts';
import { FIGURES } from './figures.ts';
import { SECRECIES } from './secrecy.ts';

/**
 * One signature a step needs: who may give it (any of them), what it is called, for which kind of fact only. Signatures
 * follow each other in the order written, unless one is given `beside` the one before it.
 */
export const approvalSchema = z.strictObject({
  by: roles,
  as: z.string().default('审批'),
  when: z.string().optional(),
  beside: z.literal(true).optional(),
  /** Also somebody else than any of those who signed this earlier step of the same subject. */
  'apart-from': id.optional(),
});

/** Who alone records a step. Any of them may; nobody else, the office neither. */
export const recordedBySchema = z.strictObject({
  /** Those who hold one of these roles, in the group where it is the group's. */
  by: roles.optional(),
  /** Those whom the last fact of this step names（`data.persons`）on the same subject. */
  'named-in': id.optional(),
  /** Those to whom this step's facts address the things in question（`data.addressee`）. */
  'addressed-in': id.optional(),
});

/** The fields of a step, all of them; a document may write some of them and leave the others to its parent. */
export const stepFields = z.strictObject({
  title: z.string(),
  level: z.enum(LEVELS),
  by: roles,
  approve: z.array(approvalSchema).optional(),
  /** 必 must · 可 may · 若 if · 事 event (steps.md §0) */
  demand: z.enum(['must', 'may', 'if', 'event']),
  /** Trait of the inspection that makes an `if` step due, e.g. mobile-villages. */
  when: z.string().optional(),
  /** Steps that must be done first; a soft one is only pointed out. */
  after: gates.optional(),
  /** Further gates of facts of one of the step's `kinds`, e.g. the first meeting of a mobile village. */
  'after-when': z.record(z.string(), gates).optional(),
  /** The same as `after`, written at the earlier step. */
  before: gates.optional(),
  /** Counted per week or working day of the stay（已开/应开）, without a term. */
  counted: z.enum(['week', 'working-day']).optional(),
  /** May be recorded many times for one subject. */
  many: z.boolean().optional(),
  /** Each fact begins numbered things of this sort（`things`）, e.g. petitions; their numbers are `data.numbers`. */
  opens: z.string().optional(),
  /** Each fact is about such things that were begun; a step that waits for this one waits for every one of them. */
  each: z.string().optional(),
  /** One fact tells of such things, e.g. a report of its problems: what it waits for is asked of each it names. */
  about: z.string().optional(),
  /** Who has to take part in person, e.g. the group's leader. */
  'in-person': role.optional(),
  /** What has to be kept of it beside the papers, e.g. photographs; missing is pointed out. */
  evidence: z.array(z.string()).min(1).optional(),
  /** A list of villages: none of those that this step already named. */
  besides: id.optional(),
  /** Kind of fact → the step whose list the village has to be in. */
  among: z.record(z.string(), id).optional(),
  /** Kinds a fact of this step may be of (`data.kind`) and what each is called. */
  kinds: titles.optional(),
  /** Parts that complete the step together, e.g. the two reports; a fact without a part stands for all. */
  parts: z.array(z.string()).optional(),
  /** What the parts are called, e.g. the 17 kinds of a volume. */
  'part-titles': titles.optional(),
  /** Parts that cannot be “无此项”: always, or where the round has a batch of clues for that receiver. */
  'part-owed': z.record(z.string(), z.string()).optional(),
  /** What each part of a volume is made of: the papers of these steps, or of what happened to letters and clues. */
  'part-steps': z.record(z.string(), z.array(id).min(1)).optional(),
  /** What was received so may not be refused or sent back. */
  final: z.literal(true).optional(),
  /** Steps that this one makes to be done again, of the things it is about（重新整改）. */
  undoes: z.array(id).min(1).optional(),
  /** Whom the papers go to beside whoever does the step. */
  to: roles.optional(),
  /** Steps that one record of this one also completes (a combined hearing). */
  records: z.array(id).optional(),
  /** Entity fact that also completes this step, of letters of one kind and one unit only where these are written. */
  'done-by': z.strictObject({ fact: id, letter: z.string().optional(), unit: z.string().optional() }).optional(),
  /** The fact names the inspections it is about (hearings). */
  names: z.literal('inspections').optional(),
  /** 密级 of what is recorded here; ordinary where nothing is written. Of a 密件 or sealed one no text is taken in. */
  secrecy: z.enum(SECRECIES).optional(),
  /** Who alone records it; anything else the office may enter for whoever did it. */
  'recorded-by': recordedBySchema.optional(),
  /** Of the inspected organization and the units only these see it（《关于向主要负责人的反馈意见》）. */
  'addressed-to': roles.optional(),
  /** Tells of clues（问题线索）: no inspected organization ever sees it. */
  clues: z.literal(true).optional(),
  /** The people it names（`data.persons`）serve in the group and declared no recusal. */
  'names-members': z.literal(true).optional(),
  /**
   * Each fact limits who may know of things（`data.kind` and `data.numbers`）or clues（`data.clues`）to `data.persons` and the
   * group's leader; a later one about the same number replaces it（知悉范围）.
   */
  limits: z.literal(true).optional(),
  mark: z.string().optional(),
  papers: z.array(z.string()).optional(),
  copies: z.number().int().positive().optional(),
  /** Numbers the document gives for the step that are no term, e.g. the least share of problems in a work report. */
  figures: z.partialRecord(z.enum(Object.keys(FIGURES) as [keyof typeof FIGURES]), z.number().positive()).optional(),
  /** What the step must or must not say, where two documents differ about it (procedure.md §5-22). */
  content: z.string().optional(),
  clause: z.string().optional(),
  catalogue: z.array(z.number().int()).optional(),
  note: z.string().optional(),
});

/** One step of a document: who does it, at which level, what must come first, and the clause it comes from. */
export const stepSchema = stepFields.extend({ demand: stepFields.shape.demand.default('must') });
