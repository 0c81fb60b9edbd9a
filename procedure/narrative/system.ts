import type { EntryBody } from '../entry.ts';
import { roleTitle } from '../words.ts';
import type { Context } from './context.ts';
import { correctionKind } from './correction.ts';
import { factWhat } from './fact.ts';

type Of<T extends EntryBody['type']> = Extract<EntryBody, { type: T }>;

/** What the system did by itself: copies from other workflows, effects, what it kept. */
export type SystemBody = Of<
  'fact.copied' | 'correction.copied' | 'effect.failed' | 'letter.issued' | 'history.exported'
>;

export function systemWords(body: SystemBody, workflowId: string, context: Context): string {
  const { names } = context;
  switch (body.type) {
    case 'fact.copied':
      return `收到抄送：${factWhat(body.fact, context)}（来自${names.workflow(body.from)}）`;
    case 'correction.copied':
      return `收到${copiedWords(body, workflowId, context)}（来自${names.workflow(body.from)}）`;
    case 'effect.failed':
      return `未办成：${effectWords(body.effect, context)}`;
    case 'letter.issued':
      return `函件编号：${roleTitle(body.letter)}，${body.number}`;
    case 'history.exported':
      return `前一次运行的历史已另存，${body.events} 个事件`;
  }
}

function copiedWords({ correction }: Of<'correction.copied'>, workflowId: string, context: Context): string {
  const { factId, after } = correction;
  const about = context.memory.fact(workflowId, factId) ?? after[0];
  const kind = correctionKind({ void: after.length === 0 || undefined, returned: after[0]?.returned });
  return `${kind}的抄送：${about === undefined ? '先前的一件登记' : factWhat(about, context)}`;
}

/** start/R2022-02-01-1, copy/R2022-02/3, export/…: as the workflow names its effects. */
function effectWords(effect: string, { names }: Context): string {
  const [kind, to = ''] = effect.split('/');
  if (kind === 'start') return `建立台账 ${names.workflow(to)}`;
  if (kind === 'copy') return `抄送给${names.workflow(to)}`;
  return kind === 'export' ? '另存前一次运行的历史' : effect;
}
