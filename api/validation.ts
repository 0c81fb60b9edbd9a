import type { z } from 'zod';
import type { FieldError } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Zod's issues as fields with Chinese reasons: `items.0.at`, one for each unknown key. */
export function fieldErrors(issues: readonly Issue[], base: PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), detail: `不认识的字段“${key}”` }));
    }
    if (issue.code === 'invalid_union') {
      const meant = meantBranch(issue.errors);
      if (meant) return fieldErrors(meant, path);
    }
    return [{ field: path.map(String).join('.'), detail: detailOf(issue) }];
  });
}

/** The alternative that was meant: it knows the keys that are there; of those the one that went furthest. None for plain values. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const strangers = (issues: readonly Issue[]) => issues.filter((issue) => issue.code === 'unrecognized_keys').length;
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  const [meant] = [...branches].sort((a, b) => strangers(a) - strangers(b) || depth(b) - depth(a));
  return meant && depth(meant) > 0 ? meant : undefined;
}

function detailOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('undefined')) return '没有填写';
  if (issue.code === 'too_small' && issue.origin === 'string') return '不能为空';
  if (issue.code === 'too_small' && issue.origin === 'array') return `至少 ${issue.minimum} 项`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `至多 ${issue.maximum} 项`;
  return issue.message;
}
