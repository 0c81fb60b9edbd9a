import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { lettersOfRound } from '../db/queries/letters.ts';
import { formatDate } from '../procedure/counting/index.ts';
import { kindFor } from '../procedure/heart/letters.ts';
import { secrecyOfKind } from '../procedure/rights/secrecy-of.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { isSecret } from '../procedure/rulebook/secrecy.ts';
import { originalsOf } from './custody.ts';
import type { custodySchema } from './schemas/looks.ts';
import { roleTitle } from './words.ts';

type Line = z.infer<typeof custodySchema>;

/** Every original of a round with the unit it came from. */
export async function originalsShown(db: Db, round: string, book: Rulebook): Promise<Line[]> {
  const [originals, views] = await Promise.all([originalsOf(db, round), lettersOfRound(db, round)]);
  const letters = new Map(views.map((view) => [view.letter, view]));
  return originals.map((original) => {
    const { unit = original.letter, kind } = letters.get(original.letter) ?? {};
    const secret = isSecret(secrecyOfKind(book.letters[kind ?? kindFor(book, unit)]));
    return { ...original, unit, unitTitle: roleTitle(unit), secret };
  });
}

const HEAD = ['序号', '单位', '原件号', '收（登记）', '送（分送）', '退（退还）', '归（归档）'].join('\t');

/** A table for the printer: one line an original, what is still out by name at the end. */
export function originalsPrinted(round: string, lines: Line[]): string {
  const say = (date: string | undefined) => (date === undefined ? '——' : formatDate(date));
  const rows = lines.map(({ unitTitle, secret, number, registered, group, handed, returned, filed }, i) => {
    const to = group === undefined ? '——' : `第${group}组 ${say(handed)}`;
    const unit = secret ? `${unitTitle}（密件）` : unitTitle;
    return [i + 1, unit, number, say(registered), to, say(returned), say(filed)].join('\t');
  });
  const out = lines.filter(({ handed, returned }) => handed !== undefined && returned === undefined);
  const filed = lines.filter((line) => line.filed !== undefined).length;
  const named = out.map(
    ({ group, unitTitle, number, handed }) => `未退：第${group}组 ${unitTitle} ${number}，${say(handed)}领`,
  );
  const summary = `共 ${lines.length} 份，在组 ${out.length} 份，已归档 ${filed} 份。`;
  return [`轮次 ${round} 函复原件保管表`, HEAD, ...rows, summary, ...named, ''].join('\n');
}
