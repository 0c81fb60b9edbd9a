import { daysBetween } from '../procedure/calendar/date.ts';
import { formatDate, formatDue } from '../procedure/counting/index.ts';
import type { DeadlineStatus } from '../procedure/heart/state.ts';
import { verdictOf } from '../procedure/verdict.ts';

/** What a notice is about, in codes already turned to words. Dates are days in Asia/Shanghai. */
export interface Told {
  round: string;
  /** `warn:…`, `due`, `after:…`, `rework` or `manual:…`; a repeat ends in `#n`. */
  rung: string;
  /** 催办函 or 督办单, where the rung is one on paper. */
  paper: string | null;
  /** Text of the rulebook with places to fill in. */
  wording: string | null;
  to: string[];
  copyTo: string[];
  rule: string;
  title: string;
  clause: string | null;
  soft: boolean;
  /** A duty of 县委、常委会、领导小组. */
  leaders: boolean;
  owedBy: string;
  owedTo: string;
  /** 审计局, 第1组·甲镇党委 …; empty for the whole round. */
  about: string;
  unit: string | null;
  group: number | null;
  due: string;
  provisional: boolean;
  status: DeadlineStatus;
  metOn: string | null;
}

/** A notice in words: `path` leads to the deadline. */
export interface NoticeText {
  title: string;
  lines: string[];
  path: string;
}

/** What a notice says on a day. Numbers, titles and dates only: no word of a letter or a clue is known here. */
export function noticeText(told: Told, today: string, number: string | null = null): NoticeText {
  const { title, about, due, clause, owedBy, owedTo, copyTo } = told;
  const estimate = told.provisional ? '（暂定：放假安排公布后重算）' : '';
  return {
    title: `【${headOf(told)}】${title}${about && `·${about}`}：${formatDue(due, told.provisional)}`,
    lines: [
      ...(told.wording ? [filled(told.wording, told, today)] : []),
      `事项：${title}`,
      ...(about ? [`对象：${about}`] : []),
      `轮次：${told.round === 'office' ? '轮外常设' : told.round}`,
      `责任方：${owedBy}${owedTo && `，报${owedTo}`}`,
      `到期：${formatDate(due)}${estimate}`,
      `情况：${standing(told, today)}`,
      ...(clause ? [`出处：${clause}`] : []),
      ...asked(told, today).map((line) => `请办：${line}`),
      ...(number ? [`文书：${number}`] : []),
      ...(copyTo.length > 0 ? [`抄送：${copyTo.join('、')}`] : []),
    ],
    path: pathOf(told),
  };
}

/** How many days late the duty is on a day; none when it is kept, provisional or not yet due. */
export function lateDaysOf(told: Told, today: string): number {
  return told.status === 'open' ? verdictOf(told, today).lateDays : 0;
}

const HEADS = { warn: '预警', due: '到期', after: '逾期', rework: '补正', manual: '催办' };

function headOf({ soft, leaders, paper, rung }: Told): string {
  if (soft || leaders) return '提示';
  if (paper) return paper;
  const head = Object.entries(HEADS).find(([start]) => rung.startsWith(start));
  return head?.[1] ?? '提醒';
}

function standing(told: Told, today: string): string {
  const { status, metOn, due } = told;
  if (status === 'met') return `已于${metOn ? formatDate(metOn) : '此前'}办结，不必再办。`;
  if (status === 'waived') return '已经批准免除，不必再办。';
  if (status === 'withdrawn') return '此项已撤销，不必再办。';
  const late = lateDaysOf(told, today);
  if (late > 0) return `已逾期 ${late} 天。`;
  if (due < today) return '预计的日期已过，日期未定，不判逾期。';
  const left = daysBetween(today, due);
  return left === 0 ? '今天到期。' : `还有 ${left} 天到期。`;
}

function asked(told: Told, today: string): string[] {
  const { owedBy, owedTo, to, paper } = told;
  if (told.status !== 'open' && told.status !== 'waiting') return [];
  if (told.leaders) return ['由巡察办做好准备和衔接；县委、常委会、领导小组的期限只提醒，不另行发函。'];
  if (told.soft) return ['文件对此没有硬性要求，请巡察办掌握进度。'];
  const report = owedTo ? `，报${owedTo}` : '';
  if (lateDaysOf(told, today) === 0) return [`${owedBy}在到期日前办理${report}。`];
  return [
    `${owedBy}抓紧办理${report}；确有困难的，书面说明原因。`,
    ...(paper ? [`${paper}送${owedBy}签收。`] : []),
    ...(to.includes('巡察办主任') && told.rung.startsWith('after') ? ['由巡察办主任决定是否督办。'] : []),
  ];
}

function filled(wording: string, told: Told, today: string): string {
  const values: Record<string, string> = {
    事项: told.title,
    对象: told.about,
    责任方: told.owedBy,
    报送: told.owedTo,
    到期: formatDate(told.due),
    逾期天数: String(lateDaysOf(told, today)),
    出处: told.clause ?? '',
  };
  return wording.replace(/\{([^{}]+)\}/g, (place, name: string) => values[name] ?? place);
}

function pathOf({ round, rule, unit, group }: Told): string {
  const query = new URLSearchParams({ round, rule });
  if (unit !== null) query.set('unit', unit);
  if (group !== null) query.set('group', String(group));
  return `/api/deadlines?${query}`;
}
