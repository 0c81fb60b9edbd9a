import proto from '@temporalio/proto';
import { describe, expect, it } from 'vitest';
import { GivenKeys } from '../../keys/key-reader.ts';
import { newKey } from '../../keys/key-set.ts';
import { ring } from '../../keys/open.ts';
import { payloadCodecs } from '../../workflows/data-converter.ts';
import type { Run } from '../evidence.ts';
import { checkReadable, keyIdsIn } from './readable.ts';

const { History } = proto.temporal.api.history.v1;
const utf8 = new TextEncoder();

/** A run whose start and update carry a text each, as a worker writes them; read from its bytes as a kept one is. */
async function run(change: (data: Uint8Array) => Uint8Array = (data) => data): Promise<Run> {
  let payloads = ['甲', '乙'].map((text) => ({
    metadata: { encoding: utf8.encode('json/plain') },
    data: utf8.encode(JSON.stringify(text)),
  })) as Parameters<(typeof payloadCodecs)[number]['encode']>[0];
  for (const codec of payloadCodecs) payloads = await codec.encode(payloads);
  const [first = {}, second = {}] = payloads;
  const changed = { ...second, data: change(second.data ?? new Uint8Array()) };
  const events = [
    { eventId: 1, workflowExecutionStartedEventAttributes: { input: { payloads: [first] } } },
    { eventId: 2, activityTaskStartedEventAttributes: { lastFailure: { encodedAttributes: changed } } },
  ];
  const history = History.decode(History.encode(History.fromObject({ events })).finish());
  return { workflowId: 'R2026-01', runId: 'run', history, from: { source: 'engine' } };
}

describe('a history', () => {
  it('is readable with the key it names', async () => {
    expect(checkReadable(await run(), ring())).toEqual([]);
    expect([...keyIdsIn([await run()])]).toEqual(['k-test']);
  });

  it('names the key it lacks, once', async () => {
    const found = checkReadable(await run(), new GivenKeys([newKey(1, new Date())]));
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([['key', '缺密钥 k-test：历史读不出来，没有重放']]);
  });

  it('names the event whose ciphertext was changed, and that of another key under the same name', async () => {
    const found = checkReadable(await run((data) => data.toReversed()), ring());
    expect(found).toMatchObject([{ kind: 'history', eventId: 2, text: expect.stringContaining('密文被改') }]);
    const other = new GivenKeys([{ ...newKey(1, new Date()), id: 'k-test' }]);
    expect(checkReadable(await run(), other)).toMatchObject([{ kind: 'history', eventId: 1 }]);
  });
});
