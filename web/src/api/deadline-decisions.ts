import { api, contentOf } from './client.ts';
import type { Recorded } from './facts.ts';
import type { paths } from './schema.d.ts';

type Body<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
type At<W extends string> = `/api/workflows/{workflowId}/deadlines/${W}`;
type Extension = Body<At<'extensions'>>;
type Pause = Body<At<'pauses'>>;
type Resumption = Body<At<'resumptions'>>;
type Waiver = Body<At<'waivers'>>;
type Reminder = Body<At<'reminders'>>;
type Wish = Body<At<'requests'>>;
export type Decided = Extension['approval'] & object;

/** What may be decided of one deadline, or asked for. */
export type Decision =
  | { kind: 'extend'; body: Extension }
  | { kind: 'pause'; body: Pause }
  | { kind: 'resume'; body: Resumption }
  | { kind: 'waive'; body: Waiver }
  | { kind: 'remind'; body: Reminder }
  | { kind: 'ask'; body: Wish };

/** Records a decision about one deadline of a workflow. */
export function decide(workflowId: string, { kind, body }: Decision, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId } };
  switch (kind) {
    case 'extend':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/extensions', { params, body }));
    case 'pause':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/pauses', { params, body }));
    case 'resume':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/resumptions', { params, body }));
    case 'waive':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/waivers', { params, body }));
    case 'remind':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/reminders', { params, body }));
    case 'ask':
      return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/requests', { params, body }));
  }
}

/** 不同意顺延: the request is decided, the due date stands. */
export function refuseExtension(workflowId: string, body: Body<At<'refusals'>>, key: string): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId } };
  return contentOf(api.POST('/api/workflows/{workflowId}/deadlines/refusals', { params, body }));
}
