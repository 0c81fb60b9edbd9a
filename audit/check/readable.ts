import type { KeyReader } from '../../keys/key-reader.ts';
import { decrypted, keyIdOf } from '../../workflows/encryption-codec.ts';
import { payloadsIn } from '../../workflows/payloads.ts';
import type { Run } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import type { Unreadable } from '../source/unreadable.ts';

/** Whether everything in a history opens: under which keys it is that are not there, and the first place that is damaged. */
export function checkReadable({ workflowId, runId, history }: Run, keys: KeyReader): Finding[] {
  const missing = new Set<string>();
  let damaged: number | undefined;
  for (const { eventId, payload } of payloadsIn(history)) {
    const keyId = keyIdOf(payload);
    if (keyId === undefined) continue;
    if (!keys.has(keyId)) missing.add(keyId);
    else if (damaged === undefined && !opens(payload, keys)) damaged = eventId;
  }
  const where = { workflowId, runId };
  const found: Finding[] = [...missing].map((keyId) => ({
    kind: 'key',
    ...where,
    text: `缺密钥 ${keyId || '（没有写明）'}：历史读不出来，没有重放`,
  }));
  if (damaged !== undefined) {
    found.push({ kind: 'history', ...where, eventId: damaged, text: '历史的载荷解不开：密文被改，不能重放' });
  }
  return found;
}

/** What is said of a part of the ledger that could not be decrypted. */
export function unreadableIn(workflowId: string, part: '条目' | '行', { why, keyId }: Unreadable): Finding {
  if (why === 'missing-key')
    return { kind: 'key', workflowId, text: `缺密钥 ${keyId}：台账的${part}读不出来，没有核对` };
  const kind = part === '条目' ? 'entry' : 'row';
  return { kind, workflowId, text: `台账的${part}解不开：密文被改，或密钥 ${keyId} 不是原来那把` };
}

function opens(payload: Parameters<typeof decrypted>[0], keys: KeyReader): boolean {
  try {
    decrypted(payload, keys);
    return true;
  } catch {
    return false;
  }
}

/** Keys that histories are kept under, each once. */
export function keyIdsIn(runs: readonly Pick<Run, 'history'>[]): Set<string> {
  const ids = new Set<string>();
  for (const { history } of runs) for (const { payload } of payloadsIn(history)) ids.add(keyIdOf(payload) ?? '');
  ids.delete('');
  return ids;
}
