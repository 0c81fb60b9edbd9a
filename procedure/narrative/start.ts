import type { EntryBody } from '../entry.ts';
import type { Transfer } from '../heart/state.ts';
import { bracketed, type Context } from './context.ts';

type StartBody = Extract<EntryBody, { type: `${string}.started` | 'transfer.assembled' }>;

/** How a workflow began, or asked for another one. */
export function startWords(body: StartBody, context: Context): string {
  const { names } = context;
  switch (body.type) {
    case 'round.started': {
      const organizations = body.groups.flatMap((group) => group.inspections.map(({ name }) => name));
      return `轮次开始：${body.groups.length} 个组，巡察${organizations.join('、')}`;
    }
    case 'inspection.started': {
      const { no, inspections } = body.group;
      const [inspection] = inspections;
      return `开始登记：${names.subject({ group: no, ...(inspection && { org: inspection.no }) })}`;
    }
    case 'transfer.started':
      return `开始跟踪：${batchWords(body.transfer, context)}`;
    case 'transfer.assembled':
      return `汇总线索${bracketed(names.batch(body.transfer.no))}共 ${body.transfer.clues.length} 条${early(body.transfer)}`;
    case 'office.started':
      return '巡察办常设建立';
    case 'peer.started':
      return `建立台账：${names.workflow(body.workflowId)}`;
  }
}

function batchWords(transfer: Transfer, { names }: Context): string {
  return `${names.batch(transfer.no)}，共 ${transfer.clues.length} 条${early(transfer)}`;
}

function early({ early: before }: Transfer): string {
  return before ? '（提前移交）' : '';
}
