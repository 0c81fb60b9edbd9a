import type { Row } from '../../../papers/told.ts';
import { subjectOf } from '../../../procedure/heart/subject.ts';
import { factTitle } from '../../words.ts';
import type { Printable } from '../context.ts';
import { day, numbered } from '../names.ts';

/** 卷内目录: for each kind of a volume the papers there are for it, or that there are none. A group's own, or the office's. */
export function volumeRows({ book, facts }: Printable, group?: number): Row[] {
  const level = group === undefined ? 'round' : 'group';
  const volumes = Object.entries(book.steps).filter(([, step]) => step['part-steps'] && step.level === level);
  const isOwn = (subject: string) => {
    const of = subjectOf(subject).group;
    return group === undefined || of === undefined || of === group;
  };
  const lines = volumes.flatMap(([name, step]) =>
    (step.parts ?? []).flatMap((part): Row[] => {
      const title = step['part-titles']?.[part] ?? part;
      const made = step['part-steps']?.[part] ?? [];
      const papers = facts.filter(({ fact, subject }) => made.includes(fact) && isOwn(subject));
      const filed = facts.findLast(
        ({ fact, subject, data }) => fact === name && isOwn(subject) && (data.part === undefined || data.part === part),
      );
      const note = filed?.data.kind === 'none' ? (filed.data.note ?? '无此项') : filed && `${day(filed.date)}归卷`;
      if (papers.length === 0) return [{ title, note }];
      return papers.map(({ fact, date }) => ({ title, paper: factTitle(book, fact), date: day(date), note }));
    }),
  );
  return numbered(lines);
}
