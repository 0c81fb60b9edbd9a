import type { Rulebook, RuleDeadline } from '../../api/rulebooks.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { messages } from '../../messages.ts';
import { type Listed, stepsOf, titlesOf } from '../facts/step-list.ts';

const words = messages.rules;
const LEVELS = ['office', 'round', 'group', 'inspection', 'village', 'person', 'transfer'] as const;

/** A rulebook's steps and deadlines with the clause each comes from. */
export function BookReader({ book }: { book: Rulebook }) {
  const deadlines = Object.entries(book.deadlines).map(([id, rule]) => ({ id, ...rule }));
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.steps}</h2>
      <DataList
        name={`${book.title} ${words.steps}`}
        columns={stepColumns(book)}
        rows={stepsOf(book, LEVELS)}
        rowKey={({ id }) => id}
        loading={false}
      />
      <h2 style={{ fontSize: 16 }}>{words.deadlines}</h2>
      <DataList
        name={`${book.title} ${words.deadlines}`}
        columns={deadlineColumns(book)}
        rows={deadlines}
        rowKey={({ id }) => id}
        loading={false}
      />
    </>
  );
}

function stepColumns(book: Rulebook): Column<Listed>[] {
  const before = (after: Listed['after']) =>
    Object.keys(after ?? {})
      .map((id) => book.steps[id]?.title ?? id)
      .join('、');
  return [
    { key: 'stage', title: messages.facts.stage, text: ({ stage }) => stage },
    { key: 'title', title: messages.fields.step, text: ({ title }) => title },
    { key: 'demand', title: words.fields.demand, text: ({ demand }) => messages.facts.demand[demand] },
    { key: 'by', title: words.fields.by, text: ({ by }) => titlesOf(book, by) },
    {
      key: 'approve',
      title: words.fields.approve,
      text: ({ approve = [] }) => approve.map((one) => `${titlesOf(book, one.by)}${one.as}`).join('、'),
    },
    { key: 'after', title: words.fields.after, text: ({ after }) => before(after) },
    {
      key: 'clause',
      title: words.fields.clause,
      text: ({ from, clause }) => (from === 'base' ? messages.facts.skeleton : (clause ?? '')),
    },
    { key: 'note', title: messages.fields.note, text: ({ note }) => note ?? '', hidden: true },
  ];
}

function deadlineColumns(book: Rulebook): Column<RuleDeadline & { id: string }>[] {
  return [
    { key: 'title', title: messages.fields.title, text: ({ title }) => title },
    { key: 'within', title: words.within, text: ({ within }) => within ?? '' },
    { key: 'owedBy', title: messages.fields.owedBy, text: (rule) => titlesOf(book, rule['owed-by']) },
    { key: 'owedTo', title: messages.fields.owedTo, text: (rule) => titlesOf(book, rule['owed-to']) },
    { key: 'clause', title: words.fields.clause, text: ({ clause }) => clause ?? '' },
    { key: 'note', title: messages.fields.note, text: ({ note }) => note ?? '', hidden: true },
  ];
}
