import type { Problem } from '../procedure/rulebook/problem.ts';
import type { LoadedSource, Path } from '../procedure/rulebook/source.ts';
import type { Block } from './blocks.ts';
import { namesIn } from './placeholders.ts';
import { HOUSE, subjectWords } from './subjects.ts';
import type { Template } from './template.ts';

type At = LoadedSource['problem'];

/** What a well-formed template still asks for that does not exist: values, rows, fields; and fields that nothing prints. */
export function checkTemplate(template: Template, at: At): Problem[] {
  const used = new Set<string>();
  const problems = [
    ...sourcesOf(template, at),
    ...template.blocks.flatMap((block, i) => inBlock(template, block, ['blocks', i], at, used)),
  ];
  const idle = Object.keys(template.fields).filter((name) => !used.has(name));
  return [...problems, ...idle.map((name) => at(['fields', name], `没有一处印出字段“${name}”`))];
}

function sourcesOf({ subject, fields }: Template, at: At): Problem[] {
  const { own } = subjectWords(subject);
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(field.own !== undefined && !Object.hasOwn(own, field.own)
      ? [at(['fields', name, 'own'], `台账里没有“${field.own}”`, listed(own))]
      : []),
    ...(field.house !== undefined && !Object.hasOwn(HOUSE, field.house)
      ? [at(['fields', name, 'house'], `house.yaml 里没有“${field.house}”`, listed(HOUSE))]
      : []),
  ]);
}

function inBlock(template: Template, block: Block, path: Path, at: At, used: Set<string>): Problem[] {
  if ('rows' in block) {
    const { problems, columns } = rowsOf(template, block.rows, [...path, 'rows'], at);
    return [...problems, ...inTexts(template, block.columns, [...path, 'columns'], at, { used, columns })];
  }
  if ('each' in block) {
    const { problems, columns } = rowsOf(template, block.each, [...path, 'each'], at);
    return [...problems, ...inTexts(template, block.print, [...path, 'print'], at, { used, columns })];
  }
  const of = 'choose' in block ? block.choose : 'when' in block ? block.when : undefined;
  if (of === undefined) return inTexts(template, block, path, at, { used, columns: {} });
  const unknown = Object.hasOwn(template.fields, of) ? [] : [notDeclared(template, of, path, at)];
  used.add(of);
  const branches: [Path, Block[]][] =
    'choose' in block
      ? [
          ...Object.entries(block.of).map(([key, blocks]): [Path, Block[]] => [['of', key], blocks]),
          [['else'], block.else],
        ]
      : 'when' in block
        ? [[['print'], block.print]]
        : [];
  return [
    ...unknown,
    ...branches.flatMap(([key, blocks]) =>
      blocks.flatMap((one, i) => inBlock(template, one, [...path, ...key, i], at, used)),
    ),
  ];
}

function rowsOf({ subject }: Template, name: string, path: Path, at: At) {
  const { rows, title } = subjectWords(subject);
  const columns = Object.hasOwn(rows, name) ? rows[name] : undefined;
  const problems = columns ? [] : [at(path, `“${title}”没有逐行的“${name}”`, listed(rows))];
  return { problems, columns: columns ?? {} };
}

interface Known {
  used: Set<string>;
  columns: Readonly<Record<string, string>>;
}

/** Every text in a part of the template. */
function inTexts(template: Template, part: unknown, path: Path, at: At, known: Known): Problem[] {
  if (typeof part === 'string') {
    return namesIn(part).flatMap((name) => {
      known.used.add(name);
      if (Object.hasOwn(known.columns, name) || Object.hasOwn(template.fields, name)) return [];
      return [notDeclared(template, name, path, at, known.columns)];
    });
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) =>
    inTexts(template, inner, [...path, Array.isArray(part) ? Number(key) : key], at, known),
  );
}

function notDeclared({ fields }: Template, name: string, path: Path, at: At, columns = {}): Problem {
  return at(path, `没有声明的字段“${name}”`, [...Object.keys(fields), ...Object.keys(columns)].join('、'));
}

function listed(words: object): string {
  return Object.keys(words).join('、') || '（没有）';
}
