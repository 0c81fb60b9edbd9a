import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Api } from '../deps.ts';
import type { Asked } from './permit.ts';

/** Who may ask a route: everybody, or whoever has a right there. */
export interface Decision extends Partial<Asked> {
  method: string;
  url: string;
  open: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** One of every route, in the order they were made. */
    decisions: Decision[];
  }
}

/** Keeps what was decided of every route that is made from now on. */
export function keepDecisions(app: FastifyInstance): void {
  app.decorate('decisions', []);
  app.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    const { open, right, at } = config ?? {};
    for (const one of [method].flat()) {
      if (one === 'HEAD' || one === 'OPTIONS') continue;
      const asked = right !== undefined && { right, ...(at && { at }) };
      app.decisions.push({ method: one, url, open: open === true || right === undefined, ...asked });
    }
  });
}

/** A guarded part of the API does not start with a route of which nobody decided who may ask it. */
export function refuseUndecided(api: Api): void {
  api.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    if (config?.open || config?.right !== undefined) return;
    throw new Error(`${[method].flat().join(',')} ${url}: config.right is not decided`);
  });
}
