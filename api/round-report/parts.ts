import { formatDate } from '../../procedure/counting/index.ts';
import { type Html, html } from '../html.ts';
import type { Report } from './sheet.ts';
import { percent, section, table } from './table.ts';

const n = (title: string) => ({ title, n: true });

/** Every inspection with the days of its stages: recorded where they were, else as planned. */
export function groupsPart({ gantt }: Report): Html {
  const day = (date: string) => formatDate(date);
  const words = ({ title, planned, real }: Report['gantt']['inspections'][number]['stages'][number]) => {
    const span = real ?? planned;
    if (!span) return title;
    const days = span.from === span.to ? day(span.from) : `${day(span.from)}至${day(span.to)}`;
    return `${title}${real ? '' : '（计划）'} ${days}`;
  };
  const rows = gantt.inspections.map(({ title, stages }) => [title, stages.map(words).join('；')]);
  return section('各组·单位', table([{ title: '组·单位' }, { title: '各阶段的日子' }], rows));
}

export function keptTable(items: Report['byParty']['items']): Html {
  const heads = [{ title: '名称' }, ...['按时', '迟办', '逾期未办', '未到期', '按时率'].map(n)];
  return table(
    heads,
    items.map(({ title, met, late, overdue, open, rate }) => [title, met, late, overdue, open, percent(rate)]),
  );
}

export function lettersPart({ receipts }: Report): Html {
  const heads = [{ title: '协作单位' }, ...['发出', '签收', '回复', '签收率'].map(n)];
  const rows = receipts.items.map(({ title, sent, received, replied, rate }) => [
    ...[title, sent, received, replied, percent(rate)],
  ]);
  return section('函件', table(heads, rows, '没有发函。'));
}

export function transfersPart({ round: { transfers } }: Report): Html {
  const heads = [{ title: '批次' }, { title: '接收单位' }, ...['线索', '已办结'].map(n)];
  const rows = transfers.map(({ no, receiverTitle, early, clues }) => {
    const closed = clues.filter(({ closedOn }) => closedOn !== null).length;
    return [`第${no}批${early ? '（提前）' : ''}`, receiverTitle, clues.length, closed];
  });
  return section('线索移交', table(heads, rows, '没有移交。'));
}

export function rectificationPart({ signOffs }: Report): Html {
  const heads = [{ title: '组·单位' }, ...['整改问题', '已销号', '销号率'].map(n)];
  const rows = signOffs.items.map(({ title, items, signedOff, rate }) => [title, items, signedOff, percent(rate)]);
  return section('整改', table(heads, rows, '还没有整改问题建账。'));
}

export function overduePart({ overdue: { items, total } }: Report): Html {
  const heads = [{ title: '时限' }, { title: '对象' }, { title: '责任方' }, { title: '到期日' }, n('逾期')];
  const rows = items.map(({ title, about, owedBy, dueText, lateDays }) => [
    ...[title, about, owedBy, dueText ?? '', `${lateDays} 天`],
  ]);
  const more = total > items.length ? html`<p>另有 ${total - items.length} 条，见时限台账。</p>` : null;
  return section(`逾期未办（${total}）`, table(heads, rows, '没有逾期未办的。'), more);
}
