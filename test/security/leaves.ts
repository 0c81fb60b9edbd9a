import type { Json } from '../support/api.ts';

/** A place in a body where any text may stand: `.items[].data.note`; `*` is the name of a record's entry. */
export type Leaf = string;

/** Every text of a JSON Schema that no pattern, format or list of words limits: a new field is among them by itself. */
export function textLeaves(schema: Json, path = ''): Leaf[] {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return [...new Set<Leaf>(choices.flatMap((choice: Json) => textLeaves(choice, path)))];
  if (schema.type === 'array') {
    return [schema.items ?? [], schema.prefixItems ?? []].flat().flatMap((item: Json) => textLeaves(item, `${path}[]`));
  }
  if (schema.type === 'object') {
    const own = Object.entries<Json>(schema.properties ?? {}).flatMap(([name, field]) =>
      textLeaves(field, `${path}.${name}`),
    );
    return typeof schema.additionalProperties === 'object' ? [...own, `${path}.*`] : own;
  }
  const limited = ['pattern', 'format', 'enum', 'const'].some((word) => schema[word] !== undefined);
  return schema.type === 'string' && !limited ? [path] : [];
}

/** The body with a text at a leaf; what the base has once is put in a list where the leaf is in one. */
export function plant(base: Json, leaf: Leaf, text: string): Json {
  return put(base, leaf.match(/\[\]|\.[^.[]+/g) ?? [], text);
}

function put(value: Json, [step, ...rest]: string[], text: string): Json {
  if (step === undefined) return text;
  if (step === '[]') {
    const [first, ...others] = Array.isArray(value) ? value : value === undefined ? [undefined] : [value];
    return [put(first, rest, text), ...others];
  }
  const name = step.slice(1);
  if (name === '*') return { ...value, [text]: '2026-11-20' };
  if (name === 'items' && value?.items === undefined) return { items: [put(value, rest.slice(1), text)] };
  return { ...value, [name]: put(value?.[name], rest, text) };
}

/**
 * Of these leaves those a refusal of this field is about: its own name before what it stands in, before what begins
 * alike. A role is what is refused of a signature.
 */
export function leavesAt(field: string, leaves: readonly Leaf[]): Leaf[] {
  const steps = (path: string) =>
    path
      .replace(/\[\]/g, '')
      .split('.')
      .filter((step) => /^[^\d]/.test(step));
  const [first, last] = [steps(field).at(0), steps(field).at(-1)];
  const named = leaves.filter((leaf) => steps(leaf.replace(/\.\*$/, '')).at(-1) === last);
  if (named.length > 0) return named;
  const inside = leaves.filter((leaf) => steps(leaf).some((step) => step === last || step === first));
  const roles = inside.filter((leaf) => leaf.endsWith('.role'));
  return roles.length > 0 ? roles : inside;
}
