import { gunzipSync } from 'node:zlib';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import type { History } from '../../workflows/replay.ts';
import type { Run } from '../evidence.ts';

const { History: HistoryType } = proto.temporal.api.history.v1;
/** A run ends at 50 MB in the engine. */
const MOST_BYTES = 128 * 1024 * 1024;

/** A file that is not a history, or not one that can be replayed; the message says why, to the person who gave it. */
export class HistoryFileError extends Error {
  override readonly name = 'HistoryFileError';
}

/**
 * A history out of a file: as this product keeps it (protobuf, gzip or not), or as the engine's Web UI downloads it
 * (JSON). Refused: what was decoded or shortened on the way, since that is not what the engine holds.
 */
export function readHistoryFile(content: Uint8Array, name: string): Run {
  const history = decoded(content);
  const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
  if (!started) throw new HistoryFileError('历史不是从开始事件起的：开头被截去，或不是历史');
  const { workflowId, originalExecutionRunId: runId } = started;
  if (!workflowId || !runId) throw new HistoryFileError('历史没有写明工作流和运行的编号');
  return { workflowId, runId, history, from: { source: 'file', name } };
}

function decoded(content: Uint8Array): History {
  const bytes = content[0] === 0x1f && content[1] === 0x8b ? expanded(content) : content;
  // Its first byte is a line feed, as that of a JSON file may be.
  const history = fromProtobuf(bytes);
  if (history) return history;
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('{')) return fromJson(text);
  throw new HistoryFileError('不是历史文件，或被截短：读不出事件');
}

function fromProtobuf(bytes: Uint8Array): History | undefined {
  try {
    const history = HistoryType.decode(bytes);
    return history.events.some(({ eventType }) => eventType) ? history : undefined;
  } catch {
    return undefined;
  }
}

function expanded(content: Uint8Array): Uint8Array {
  try {
    return gunzipSync(content, { maxOutputLength: MOST_BYTES });
  } catch {
    throw new HistoryFileError('压缩文件读不出来：被截短或被改');
  }
}

function fromJson(text: string): History {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new HistoryFileError('不是完整的 JSON：文件被截短或被改');
  }
  const outer = parsed as { events?: unknown; history?: { events?: unknown } };
  const events = outer.events ?? outer.history?.events;
  if (!Array.isArray(events) || events.length === 0) throw new HistoryFileError('不是历史：没有 events');
  checkPayloads(events, 'events');
  try {
    return historyFromJSON({ events });
  } catch {
    throw new HistoryFileError('不是引擎的历史：事件的写法认不出');
  }
}

/** Payloads must be the engine's own: base64 with their encoding. What the Web UI adds for readers is taken off again. */
function checkPayloads(value: unknown, path: string): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) checkPayloads(item, `${path}[${index}]`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, field] of Object.entries(value)) {
    const here = `${path}.${name}`;
    if (PAYLOADS.has(name) && Array.isArray(field))
      throw new HistoryFileError(`${here} 是命令行的简写，不是原样的载荷`);
    if (name === 'payloads' && Array.isArray(field)) for (const payload of field) checkPayload(payload, here);
    else if (isPayload(field)) checkPayload(field, here);
    else checkPayloads(field, here);
  }
}

/** Fields that hold `{ payloads: […] }`; the command line's short form has the values themselves there. */
const PAYLOADS = new Set(['input', 'result', 'args', 'details']);

/** Search attributes and headers hold payloads by name. */
function isPayload(value: unknown): boolean {
  const { metadata } = (value ?? {}) as { metadata?: { encoding?: unknown } };
  return typeof metadata === 'object' && metadata !== null && 'encoding' in metadata;
}

function checkPayload(payload: unknown, path: string): void {
  const { metadata, data } = (payload ?? {}) as { metadata?: Record<string, unknown>; data?: unknown };
  if (typeof metadata?.encoding !== 'string' || (data !== undefined && typeof data !== 'string')) {
    throw new HistoryFileError(`${path} 的载荷已被解码，不是引擎所存的：下载时请不要选“解码”`);
  }
  delete metadata.encodingDecoded;
}
