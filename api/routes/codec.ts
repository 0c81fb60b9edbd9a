import cors from '@fastify/cors';
import { z } from 'zod';
import { UnknownKeyError } from '../../keys/key-error.ts';
import { payloadCodecs } from '../../workflows/data-converter.ts';
import { guard } from '../auth.ts';
import type { Api, ApiDeps } from '../deps.ts';
import { ApiProblem, problem } from '../problem.ts';
import { isCode } from '../trail/keep.ts';

/** A payload as protobuf writes it in JSON: bytes in base64. */
const payloadSchema = z.object({
  metadata: z.record(z.string(), z.base64('应为 base64')).nullish(),
  data: z.base64('应为 base64').nullish(),
});
type PayloadJson = z.infer<typeof payloadSchema>;

const bodySchema = z.object({ payloads: z.array(payloadSchema).max(1000) });
/** Which namespace they are of, as the engine's page says; only for the trail. */
const headersSchema = z.looseObject({ 'x-namespace': z.string().max(255).optional() });

/** The engine refuses anything above 2 MiB, which is a third more in base64. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Temporal's remote codec, `POST /api/codec/decode`: its Web UI, or its command line, has payloads made readable for an
 * account that may audit. Nothing is encoded: that page changes nothing. Each answer is in the trail, without what is in it.
 */
export async function codecRoutes(app: Api, deps: ApiDeps): Promise<void> {
  const { temporalUiUrl } = deps.about;
  await app.register(
    async (scope: Api) => {
      scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
      // Before the guard: a browser asks whether it may ask without saying who it is.
      await scope.register(cors, {
        origin: temporalUiUrl ? [new URL(temporalUiUrl).origin] : false,
        methods: ['POST'],
        allowedHeaders: ['content-type', 'x-namespace', 'authorization'],
        credentials: true,
      });
      await guard(scope, deps);
      scope.post(
        '/decode',
        {
          bodyLimit: MAX_BODY_BYTES,
          config: { right: 'payloads.decode', askedFrom: temporalUiUrl && new URL(temporalUiUrl).origin },
          schema: { hide: true, headers: headersSchema, body: bodySchema },
        },
        async (request) => {
          const { headers, body } = request;
          const payloads: PayloadJson[] = [];
          for (const [index, payload] of body.payloads.entries()) payloads.push(await decoded(payload, index));
          const namespace = headers['x-namespace'];
          const detail = { payloads: payloads.length, ...(isCode(namespace) && { namespace }) };
          await app.trail.note(request, 'payloads-decoded', detail);
          return { payloads };
        },
      );
    },
    { prefix: '/api/codec' },
  );
}

/** One payload through every codec, the last one first; 422 naming it when one of them cannot read it. */
async function decoded({ metadata, data }: PayloadJson, index: number): Promise<PayloadJson> {
  try {
    let payloads = [{ metadata: mapped(metadata, fromBase64), data: fromBase64(data ?? '') }];
    for (const codec of payloadCodecs.toReversed()) payloads = (await codec.decode(payloads)).map(whole);
    const [payload] = payloads;
    return { metadata: mapped(payload?.metadata, toBase64), data: toBase64(payload?.data ?? new Uint8Array()) };
  } catch (error) {
    const why = error instanceof UnknownKeyError ? `缺密钥 ${error.keyId}` : '不是本系统写的，或已损坏';
    const detail = `第 ${index + 1} 项内容解不开：${why}`;
    const told = problem(422, 'undecodable', detail, { errors: [{ field: `payloads.${index}`, detail }] });
    throw new ApiProblem({ ...told, title: '解不开' });
  }
}

type Metadata = Record<string, Uint8Array>;

function whole({ metadata, data }: { metadata?: Metadata | null; data?: Uint8Array | null }) {
  return { metadata: metadata ?? {}, data: data ?? new Uint8Array() };
}

function mapped<A, B>(record: Record<string, A> | null | undefined, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
}

const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
