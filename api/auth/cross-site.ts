import type { FastifyRequest } from 'fastify';
import { ApiProblem, problem } from '../problem.ts';

const OWN_PAGE = 'xuncheng';
const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The origin of another page that may ask this with a person's cookie. */
    askedFrom?: string | undefined;
  }
}

/**
 * Refuses a change that a browser was led to by another site: a cookie goes along by itself, so a change asked with
 * one says that it comes from our own page, by a header no other site may set, its origin or the browser's own word.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  const { method, headers, routeOptions } = request;
  if (HARMLESS.has(method)) return;
  const { askedFrom } = routeOptions.config;
  if (askedFrom !== undefined && headers.origin === askedFrom) return;
  refuseForeign(request);
  if (headers['x-requested-with'] === OWN_PAGE) return;
  if (headers.origin !== undefined || headers['sec-fetch-site'] === 'same-origin') return;
  throw crossSite('改动须从本系统的页面提交：缺少请求头 x-requested-with: xuncheng');
}

/** Refuses a change that a browser says to come from another site, cookie or not: nobody is signed in by another's page. */
export function refuseForeign({ method, headers, host }: FastifyRequest): void {
  if (HARMLESS.has(method)) return;
  const { origin, 'sec-fetch-site': site } = headers;
  const foreign = origin !== undefined && hostOf(origin) !== host;
  if (foreign || site === 'cross-site' || site === 'same-site') throw crossSite('请求来自另一个网站，没有受理');
}

function crossSite(detail: string): ApiProblem {
  return new ApiProblem(problem(403, 'cross-site', detail));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
