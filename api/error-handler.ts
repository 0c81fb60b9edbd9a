import { DrizzleQueryError } from 'drizzle-orm';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { UnknownKeyError } from '../keys/key-error.ts';
import { databaseIsDown } from './database-down.ts';
import { EngineFailure } from './orchestrator/engine.ts';
import { engineProblem } from './orchestrator/engine-problem.ts';
import { ApiProblem, type FieldError, type Problem, problem } from './problem.ts';
import { addressed } from './trail/keep.ts';
import type { Trail } from './trail/trail.ts';
import { unknownWorkflow } from './unknown-workflow.ts';
import { fieldErrors } from './validation.ts';

const SAID: Record<number, [code: string, detail: string]> = {
  401: ['unauthenticated', '请登录：账号和口令，或本机命令的令牌'],
  404: ['not-found', '没有这个地址'],
  405: ['not-allowed', '这个地址不支持此方法'],
  413: ['too-large', '请求内容过大'],
  415: ['unsupported-media-type', '内容类型应为 application/json'],
};

/** Of the fields that are wrong; a small request is no way to a large answer. */
const MOST_ERRORS = 50;

/** Answers every error with a problem. What went wrong inside goes to the log, never to the caller. */
export function errorHandler({ db }: { db: Db }, trail: Trail) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const found = await answerTo(error, db, request).catch(() => internal());
    const answer = found.refused
      ? await noted(found, request, trail).catch((failed: FastifyError) => answerTo(failed, db, request))
      : found;
    if (answer.problem.status >= 500)
      request.log.error({ err: withoutParameters(error), code: answer.problem.code }, 'request failed');
    // Without it Fastify takes a hook that is still at work for no answer at all, and sends a second one.
    return send(reply, request, answer.problem, answer.retryAfterSeconds);
  };
}

/** Whoever is kept from something is in the trail, or is told that it could not be kept. */
async function noted(answer: ApiProblem, request: FastifyRequest, trail: Trail): Promise<ApiProblem> {
  const { code } = answer.problem;
  const event = code === 'cross-site' ? 'cross-site-refused' : 'refused';
  await trail.note(request, event, { ...addressed(request), code });
  return answer;
}

/** Answers an address that cannot be read, or is longer than any of ours, before any hook. */
export function badAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  send(reply, request, problem(error.statusCode === 414 ? 414 : 400, 'bad-address', '地址有误，或过长'));
}

export function notFoundHandler(request: FastifyRequest, reply: FastifyReply): void {
  send(reply, request, problem(404, 'not-found', '没有这个地址'));
}

function send(reply: FastifyReply, request: FastifyRequest, told: Problem, retryAfterSeconds?: number): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  const body = JSON.stringify({ ...told, instance: `urn:xuncheng:request:${request.id}` });
  // A text is sent as it is: the route's response schemas are for answers.
  return reply.code(told.status).type('application/problem+json; charset=utf-8').send(body);
}

async function answerTo(error: FastifyError, db: Db, request: FastifyRequest): Promise<ApiProblem> {
  if (error instanceof ApiProblem) return error;
  if (error instanceof EngineFailure) {
    if (error.kind !== 'unknown-workflow') return engineProblem(error.kind);
    return unknownWorkflow(db, error.workflowId ?? '', request.routeOptions.url ?? '');
  }
  if (error instanceof z.ZodError) return invalid(error, error.validationContext);
  if (databaseIsDown(error))
    return new ApiProblem(problem(503, 'database-unreachable', '台账数据库暂不可用，请稍后重试'), 5);
  if (error instanceof UnknownKeyError) return keyMissing(error.keyId);
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return internal();
  const [code, detail] = SAID[status] ?? ['bad-request', '请求内容不是有效的 JSON，或缺少内容'];
  return new ApiProblem(problem(status, code, detail));
}

function invalid(error: z.ZodError, context: string | undefined): ApiProblem {
  const errors: FieldError[] = fieldErrors(error.issues)
    .slice(0, MOST_ERRORS)
    .map(({ field, detail }) => ({
      field: context === 'headers' && field === 'idempotency-key' ? 'Idempotency-Key' : field || 'body',
      detail,
    }));
  const detail = errors.map((one) => `${one.field}：${one.detail}`).join('；');
  return new ApiProblem(problem(400, 'bad-request', detail, { errors }));
}

/** What was asked for is there, and cannot be read; nothing else is in the way. */
function keyMissing(keyId: string): ApiProblem {
  const detail = `缺密钥 ${keyId}：要看的内容是用它加密的，读不出来；请管理员把它从备份放回去`;
  return new ApiProblem(problem(503, 'key-missing', detail));
}

/** The driver's own error: the query's message would tell its parameters to the log. */
function withoutParameters(error: Error): Error {
  return error instanceof DrizzleQueryError && error.cause instanceof Error ? error.cause : error;
}

function internal(): ApiProblem {
  return new ApiProblem(problem(500, 'internal', '内部错误，请联系管理员，并告知本次请求编号'));
}
