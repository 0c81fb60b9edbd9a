import type { FastifyRequest } from 'fastify';
import { ApiProblem, problem } from '../problem.ts';

const OWN_PAGE = 'xuncheng';
const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that a browser was led to by another site: a cookie goes along by itself, so a change asked with
 * one says that it comes from our own page, with a header no other site may set or as its origin.
 */
export function refuseCrossSite({ method, headers, host }: FastifyRequest): void {
  if (HARMLESS.has(method) || headers['x-requested-with'] === OWN_PAGE) return;
  if (headers.origin !== undefined && hostOf(headers.origin) === host) return;
  const detail = '改动须从本系统的页面提交：缺少请求头 x-requested-with: xuncheng';
  throw new ApiProblem(problem(403, 'cross-site', detail));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
