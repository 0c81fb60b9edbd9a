import { createHash } from 'node:crypto';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Envelope } from '../../workflows/messages.ts';
import type { Caller, Item } from '../orchestrator.ts';

/** Command id of an item: the same caller, key and workflow always give the same one. It also becomes the fact's id. */
export function commandId({ account, key }: Caller, workflowId: string, index: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([account, key, workflowId]))
    .digest('hex');
  return `${digest.slice(0, 32)}.${index}`;
}

/** The items as the workflow takes them. */
export function envelopesOf(caller: Caller, workflowId: string, items: Item[]): Envelope[] {
  return items.map(({ command, approval, evidence, index, key, owner = caller.account }, position) => {
    const hash = hashOf({ command, approval, evidence });
    const own = key === undefined ? undefined : commandId({ account: owner, key }, workflowId, 0);
    const id = own ?? commandId(caller, workflowId, index ?? position);
    const signed = Array.isArray(approval) ? { approvals: approval } : { approval };
    return { id, hash, typedBy: caller.account, command, ...signed, evidence };
  });
}

/**
 * The engine answers a known update id without looking at its body, so the id tells the contents too: other commands
 * under the same key, or fewer of them after a refusal, are another update and are looked at.
 */
export function updateId(envelopes: Envelope[]): string {
  return hashOf(envelopes.map(({ id, hash }) => [id, hash])).slice(0, 32);
}
