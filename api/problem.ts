import { z } from 'zod';
import type { Rejection } from '../procedure/heart/rejection.ts';

/** One field that is wrong and why, in Chinese. */
export const fieldErrorSchema = z.object({ field: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

const missingGateSchema = z.object({
  step: z.string(),
  title: z.string(),
  by: z.string(),
  on: z.string(),
  since: z.string().optional(),
  thing: z.string().optional().describe('逐件的，是哪一件'),
  approval: z.string().optional().describe('缺的是这一步的哪一签'),
});

/** A rule about people that was not kept. */
export const breachSchema = z.object({
  rule: z.enum([
    'recusal',
    'not-again',
    'replacement',
    'leader',
    'figure',
    'copies',
    'archive',
    'in-person',
    'village',
  ]),
  detail: z.string(),
  clause: z.string().optional(),
});

/** RFC 9457: what every refusal and failure looks like. `detail` is written for the clerk. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(fieldErrorSchema).optional(),
    missing: z.array(missingGateSchema).optional(),
    breaches: z.array(breachSchema).optional().describe('没有照办的用人规定，各带条款'),
  })
  .describe('RFC 9457 问题说明');
export type Problem = z.infer<typeof problemSchema>;

const TITLES: Record<number, string> = {
  400: '请求有误',
  401: '未登录',
  403: '无权操作',
  404: '没有找到',
  405: '不支持的方法',
  406: '不能这样回答',
  408: '请求超时',
  409: '与已登记的不一致',
  413: '请求过大',
  414: '地址过长',
  415: '不支持的内容类型',
  422: '不能登记',
  429: '请稍后再试',
  431: '请求头过大',
  500: '内部错误',
  503: '暂不可用',
};

/** A problem with its type and title filled in. */
export function problem(
  status: number,
  code: string,
  detail: string,
  more: Pick<Problem, 'errors' | 'missing' | 'breaches'> = {},
): Problem {
  return { type: `urn:xuncheng:problem:${code}`, title: TITLES[status] ?? '请求失败', status, code, detail, ...more };
}

/** Thrown to answer a request with a problem. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds?: number,
    /** Kept from this caller, whatever it says: goes into the trail as a 403 does. */
    readonly refused = problem.status === 403 && problem.code !== 'password-change',
  ) {
    super(problem.detail);
  }
}

/** 400 for fields that are wrong beyond what their schema can say. */
export function badFields(...errors: FieldError[]): ApiProblem {
  const detail = errors.map((error) => error.detail).join('；');
  return new ApiProblem(problem(400, 'bad-request', detail, { errors }));
}

/** 404 naming the field whose value does not exist. */
export function notFound(field: string, detail: string): ApiProblem {
  return new ApiProblem(problem(404, 'not-found', detail, { errors: [{ field, detail }] }));
}

/** 404: there is nothing of the standing office to tell or to record in before it was set up. */
export function noOffice(): ApiProblem {
  const detail = '巡察办常设还没有建立：先登记 POST /api/office，写明所用规程（rulebook）';
  return new ApiProblem(problem(404, 'no-office', detail));
}

/** 409: the key stands for something else already. */
export function keyReused(): ApiProblem {
  return new ApiProblem(problem(409, 'key-reused', '同一 Idempotency-Key 已用于另一内容，请换一个编号'));
}

/** What a refusal of the heart looks like to the caller. */
export function problemOf({ code, status, detail, field, missing, breaches }: Rejection): Problem {
  return problem(status, code, detail, {
    ...(field !== undefined && { errors: [{ field, detail }] }),
    ...(missing && { missing }),
    ...(breaches && { breaches }),
  });
}
