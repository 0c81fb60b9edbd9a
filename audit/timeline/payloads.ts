import { decodeArrayFromPayloads, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type proto from '@temporalio/proto';
import { replayConverter } from '../../workflows/data-converter.ts';

type Payloads = proto.temporal.api.common.v1.IPayloads;

/** The first argument of a message or an activity; undefined where it cannot be read, e.g. without its key. */
export async function firstArgument<T>(input: Payloads | null | undefined): Promise<T | undefined> {
  try {
    const [first] = await decodeArrayFromPayloads(loadDataConverter(replayConverter()), input?.payloads);
    return first as T | undefined;
  } catch {
    return undefined;
  }
}
