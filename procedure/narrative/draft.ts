import type { EntryBody } from '../entry.ts';
import type { Approval } from '../heart/given.ts';
import { roleTitle } from '../words.ts';
import { because, type Context, inParentheses } from './context.ts';
import { factMore, factWhat } from './fact.ts';

type DraftBody = Extract<EntryBody, { type: `draft.${string}` }>;

/** A paper on its way from hand to hand（呈批件）. */
export function draftWords(body: DraftBody, workflowId: string, context: Context): string {
  const draft = body.type === 'draft.begun' ? body.draft : context.memory.draft(workflowId, body.draftId);
  const what = draft === undefined ? '先前的一件呈批' : factWhat(draft, context);
  switch (body.type) {
    case 'draft.begun':
      return `呈批：${what}${inParentheses([...factMore(body.draft, context), signedWords(body.draft.signed)])}`;
    case 'draft.signed':
      return `呈批件签批：${what}${inParentheses([signedWords(body.signed)])}`;
    case 'draft.returned':
      return `呈批件退回：${what}${because(body.reason)}`;
  }
}

function signedWords(signed: readonly Approval[]): string {
  return signed.length === 0 ? '' : `已签：${signed.map(({ role }) => roleTitle(role)).join('、')}`;
}
