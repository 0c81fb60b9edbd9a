import type { z } from 'zod';
import type { Problem } from './problem.ts';
import type { LoadedSource, Path } from './source.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  object: '一组字段',
  record: '一组字段',
  array: '列表',
};

/** Zod's issues as problems in Chinese, each at its own line. */
export function explain(issues: readonly Issue[], at: LoadedSource['problem'], base: Path = []): Problem[] {
  return issues.flatMap((issue) => explainOne(issue, at, base));
}

function explainOne(issue: Issue, at: LoadedSource['problem'], base: Path): Problem[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at([...path, key], `不认识的字段“${key}”`));
    case 'invalid_type':
      return [at(path, '类型不对或没有写', TYPES[issue.expected] ?? issue.expected)];
    case 'invalid_value':
      return [at(path, '不认识的词', issue.values.map((value) => `“${String(value)}”`).join('、'))];
    case 'invalid_key':
      return [at(path, issue.issues[0]?.message ?? '标识不对')];
    case 'invalid_union':
      return explainUnion(issue.errors, at, path);
    case 'too_small':
      return [at(path, '太少', `至少 ${String(issue.minimum)}`)];
    default:
      return [at(path, issue.message)];
  }
}

/** The alternative that went furthest is the one that was meant. */
function explainUnion(errors: readonly (readonly Issue[])[], at: LoadedSource['problem'], path: Path): Problem[] {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((i) => i.path.length + Number(i.code !== 'invalid_type')));
  const [meant] = [...errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  return meant?.length ? explain(meant, at, path) : [at(path, '写法不对')];
}
