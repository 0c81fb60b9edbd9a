import type { Template } from '../../papers/template.ts';
import { OFFICE } from '../../procedure/ids.ts';
import type { Matter } from '../../procedure/rights/matter.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import { secrecyOf } from '../../procedure/rights/secrecy-of.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { isSecret } from '../../procedure/rulebook/secrecy.ts';
import { hasWholeRound } from '../permissions/reach.ts';
import type { Right } from '../permissions/rights.ts';
import type { Choice } from './choice.ts';
import type { Printable } from './context.ts';

type Subject = Template['subject'];

/** What one must be able to see to print a paper of it. */
const RIGHT: Record<Subject, Right> = {
  round: 'facts.see',
  group: 'facts.see',
  inspection: 'facts.see',
  letter: 'letters.see',
  transfer: 'transfers.see',
  person: 'work.see',
  thing: 'facts.see',
  notice: 'ledger.see',
  consultation: 'registers.see',
};

/** Rights of which any leads to some paper. */
export const PRINTING = [...new Set(Object.values(RIGHT))];

/** Whose papers tell of everybody in the round. */
const WHOLE: readonly Subject[] = ['round', 'notice', 'consultation'];

/** The step of the round's rulebook that a template is the paper of. */
export function stepOf(book: Rulebook, { steps }: Template): string | undefined {
  return steps.find((id) => Object.hasOwn(book.steps, id));
}

function matterOf({ round, book, letters, transfers }: Printable, template: Template, choice: Choice): Matter {
  const { subject, no } = choice;
  const letter = letters.find((one) => one.letter === subject.letter);
  const batch = transfers.find((one) => one.no === subject.transfer);
  const fact = subject.letter === undefined ? stepOf(book, template) : 'letter.sent';
  return {
    ...{ round, fact, subject },
    ...(no !== undefined && { data: { numbers: [no] } }),
    ...(subject.unit !== undefined && { unit: subject.unit }),
    ...(letter?.kind && { letterKind: letter.kind }),
    ...(letter?.inspections && { inspections: letter.inspections }),
    ...(batch && { inspections: batch.inspections }),
  };
}

/**
 * Whether somebody may print a paper of it: their right goes as far, and they may know of the step. Letters, batches and
 * things are among the choices only where they may be seen.
 */
export function mayPrint(context: Printable, template: Template, choice: Choice): boolean {
  const { book, round } = context;
  const right = RIGHT[template.subject];
  if (stepOf(book, template) === undefined) return false;
  const reach = context.reach(right);
  if (WHOLE.includes(template.subject) && !hasWholeRound(reach, round)) return false;
  if (template.subject === 'notice' || round === OFFICE) return reach.scopes.length > 0;
  if (template.subject === 'letter') return true;
  return maySee(book, matterOf(context, template, choice), context.viewer(right));
}

/** Whether printing it is a look at what is 密件 or sealed. */
export function isSecretPaper(context: Printable, template: Template, choice: Choice): boolean {
  const { round: _, ...matter } = matterOf(context, template, choice);
  return isSecret(secrecyOf(context.book, matter));
}
