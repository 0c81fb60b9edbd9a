import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Api } from '../deps.ts';
import { tooMany } from './refusals.ts';

/** Attempts of one address, whatever the logins: an office behind one address signs in less often. */
const ATTEMPTS = 30;
const WINDOW_MS = 60_000;

/** Counts one attempt of the request's address; refuses when there were too many. */
export type AddressLimit = (request: FastifyRequest) => Promise<void>;

/** A limit for the attempts at signing in that a scope sees. */
export async function addressLimit(api: Api): Promise<AddressLimit> {
  await api.register(rateLimit, { global: false, max: ATTEMPTS, timeWindow: WINDOW_MS });
  const count = api.createRateLimit();
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    await request.server.trail.note(request, 'sign-in-waits', { of: 'address' });
    throw tooMany(counted.ttlInSeconds);
  };
}
