import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fixOf } from '../../procedure/rulebook/advice.ts';
import { FIELD_WORDS } from '../../procedure/rulebook/field-words.ts';
import { RULEBOOK_DIR } from '../../procedure/rulebook/library.ts';
import { loadSource, loadSources, type Sources } from '../../procedure/rulebook/load.ts';
import { type Problem, RulebookError } from '../../procedure/rulebook/problem.ts';
import { resolveRulebook } from '../../procedure/rulebook/resolve.ts';
import { roleWords } from '../../procedure/rulebook/roles.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { LoadedSource } from '../../procedure/rulebook/source.ts';
import { summarize } from '../../procedure/rulebook/summary.ts';
import { StackError } from '../../stack/say.ts';

/** The rulebook of a file, resolved with what it extends: files beside it, then those of this repository. */
export function checkFile(file: string): Rulebook {
  if (!existsSync(file)) throw new StackError(`没有这个文件：${file}`);
  const source = loadSource(file);
  if (!file.endsWith(`${source.book.id}.yaml`)) {
    throw new RulebookError([source.problem(['id'], '标识与文件名不同', `文件名 ${source.book.id}.yaml`)]);
  }
  return resolveRulebook(source.book.id, withParents(source, dirname(resolve(file))));
}

function withParents(source: LoadedSource, folder: string): Sources {
  const sources = new Map(loadSources(RULEBOOK_DIR));
  const add = (one: LoadedSource) => {
    sources.set(one.book.id, one);
    const parents = (one.book.extends ?? []).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.keys(entry),
    );
    for (const parent of parents) {
      const beside = join(folder, `${parent}.yaml`);
      if (!sources.has(parent) && existsSync(beside)) add(loadSource(beside));
    }
  };
  add(source);
  return sources;
}

/** Every problem with its place and what to do about it. One in a parent's file is put right in `own`, which extends it. */
export function problemLines(problems: readonly Problem[], own?: string): string[] {
  return problems.flatMap((problem) => {
    const { file, line, column, path, message } = problem;
    const inherited = own !== undefined && file !== own;
    const fix = inherited ? `在${own}里重写这一项，或${fixOf(problem)}` : fixOf(problem);
    return [`${file}:${line}:${column} ${path}`, `  ${message}`, `  改法：${fix}`];
  });
}

/** What a good rulebook consists of, and what in it no document says. */
export function summaryLines(book: Rulebook): string[] {
  const { steps, gates, deadlines, skeleton, completed, ladders, approvers, override } = summarize(book);
  const title = (id: string) => `${book.steps[id]?.title ?? id}（${id}）`;
  return [
    `✓ ${book.title}（${book.id}）：${steps} 个步骤，${gates.hard + gates.soft} 道前置（硬 ${gates.hard}、软 ${gates.soft}），${deadlines} 条时限`,
    `  由来：${book.lineage.join(' → ')}`,
    ...list('本县文件未规定（骨架步骤）', skeleton.map(title)),
    ...list(
      '部分取自骨架',
      completed.map(
        ({ step, fields }) => `${title(step)}的${fields.map((field) => FIELD_WORDS[field] ?? field).join('、')}`,
      ),
    ),
    ...list('签批人是本系统默认', approvers.map(title)),
    ...Object.entries(ladders).map(([name, rules]) => `  升级阶梯“${name}”是本系统默认：${rules.join('、')}`),
    `  放行闸、批准顺延：${roleWords(override.by)}（${override.note}）`,
  ];
}

function list(what: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${what} ${items.length} 项：${items.join('、')}`];
}
