import { z } from 'zod';

/** Ids of rulebooks, steps and rules. */
export const id = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, '标识只用小写字母、数字、连字符和点');
export const strength = z.enum(['hard', 'soft']);
/** Step → how strongly it is waited for. */
export const gates = z.record(id, strength);
export const role = z.string().min(1);
/** One role or unit, or several. */
export const roles = z.union([role, z.array(role).min(1)]);
/** Code → what it is called. */
export const titles = z.record(z.string(), z.string());
