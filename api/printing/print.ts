import { fillPaper } from '../../papers/fill.ts';
import type { FilledPaper } from '../../papers/filled.ts';
import type { PaperLibrary } from '../../papers/library.ts';
import type { Template } from '../../papers/template.ts';
import type { ApiDeps } from '../deps.ts';
import { outOfReach } from '../permissions/permit.ts';
import { badFields, notFound } from '../problem.ts';
import type { Choice } from './choice.ts';
import { choicesOf } from './choices.ts';
import type { Printable } from './context.ts';
import { isSecretPaper, mayPrint } from './may-print.ts';
import { toldOf } from './told.ts';

/** Of a round everything of one kind is printed in one file at most so often. */
const MOST = 300;

export interface AskedPaper {
  paper: string;
  /** Address of the subject; all of them without. */
  on?: string | undefined;
  no?: string | undefined;
}

/** Papers set out for whoever asked, with the addresses of what is 密件 among them. */
export interface Printed {
  template: Template;
  papers: FilledPaper[];
  secret: string[];
}

/** Fills in one paper, or one for each subject there is; what is not the asker's is not there. */
export async function printed(
  { db }: Pick<ApiDeps, 'db'>,
  context: Printable,
  { house, templates }: PaperLibrary,
  { paper, on, no }: AskedPaper,
): Promise<Printed> {
  const template = templates.get(paper);
  if (!template) throw notFound('paper', `没有公文样式 ${paper}`);
  const all = (await choicesOf(db, context, template)).filter((choice) => mayPrint(context, template, choice));
  const chosen =
    on === undefined
      ? all.filter((one) => !isEmptyForm(template, one))
      : all.filter((one) => one.on === on && one.no === no);
  if (chosen.length === 0) throw outOfReach();
  if (chosen.length > MOST)
    throw badFields({ field: 'on', detail: `共 ${chosen.length} 件，一次至多 ${MOST} 件，请逐件打印` });
  const follow = (template.with ?? []).flatMap((id) => templates.get(id) ?? []);
  return {
    template,
    papers: chosen.flatMap((choice) => {
      const told = toldOf(context, choice, house);
      const later = follow.filter((one) => mayPrint(context, one, choice));
      return [template, ...later].map((one) => fillPaper(one, told));
    }),
    secret: chosen.filter((one) => isSecretPaper(context, template, one)).map((one) => one.on),
  };
}

/** Nobody wants the empty forms when all are asked for. */
function isEmptyForm({ subject }: Template, { no }: Choice): boolean {
  return subject === 'thing' && no === undefined;
}
