import type { RouteOptions } from 'fastify';
import type { Api } from '../deps.ts';

/** The API does not start with a route of which nobody decided who may ask it. */
export function refuseUndecided(api: Api): void {
  api.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    if (config?.open || config?.right !== undefined) return;
    throw new Error(`${[method].flat().join(',')} ${url}: config.right is not decided`);
  });
}
