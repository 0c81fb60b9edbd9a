import { describe, expect, it } from 'vitest';
import { isNumbered, paperText } from './paper.ts';
import { noticeText, type Told } from './wording.ts';

const told: Told = {
  round: 'R2022-02',
  rung: 'due',
  paper: null,
  wording: null,
  to: ['巡察办'],
  copyTo: [],
  rule: 'inquiry.reply',
  title: '情况函询回复',
  clause: '二（一）2',
  soft: false,
  leaders: false,
  owedBy: '审计局',
  owedTo: '巡察办',
  about: '审计局',
  unit: 'aud',
  group: null,
  due: '2022-06-24',
  provisional: false,
  status: 'open',
  metOn: null,
};
const lines = (more: Partial<Told>, today = '2022-06-24') => noticeText({ ...told, ...more }, today).lines;
const title = (more: Partial<Told>, today = '2022-06-24') => noticeText({ ...told, ...more }, today).title;

describe('a notice', () => {
  it('says what is due, of whom, when, by which clause, what to do and where to look', () => {
    expect(noticeText(told, '2022-06-22')).toEqual({
      title: '【到期】情况函询回复·审计局：2022年6月24日（周五）',
      lines: [
        '事项：情况函询回复',
        '对象：审计局',
        '轮次：R2022-02',
        '责任方：审计局，报巡察办',
        '到期：2022年6月24日（周五）',
        '情况：还有 2 天到期。',
        '出处：二（一）2',
        '请办：审计局在到期日前办理，报巡察办。',
      ],
      path: '/api/deadlines?round=R2022-02&rule=inquiry.reply&unit=aud',
    });
  });

  it.each([
    [{ rung: 'warn:1 working day before' }, '预警'],
    [{ rung: 'due' }, '到期'],
    [{ rung: 'after:2 working days' }, '逾期'],
    [{ rung: 'urged' }, '提醒'],
    [{ paper: '催办函' }, '催办函'],
    [{ paper: '督办单', rung: 'after:5 working days' }, '督办单'],
    [{ soft: true, rung: 'due' }, '提示'],
    [{ leaders: true, rung: 'after:1 working days' }, '提示'],
  ])('%o is a %s', (more, head) => {
    expect(title(more)).toMatch(new RegExp(`^【${head}】`));
  });

  it.each([
    ['2022-06-24', {}, '今天到期。'],
    ['2022-06-27', {}, '已逾期 3 天。'],
    ['2022-06-27', { provisional: true }, '预计的日期已过，日期未定，不判逾期。'],
    ['2022-06-27', { status: 'met', metOn: '2022-06-25' } as const, '已于2022年6月25日（周六）办结，不必再办。'],
    ['2022-06-27', { status: 'waived' } as const, '已经批准免除，不必再办。'],
    ['2022-06-27', { status: 'withdrawn' } as const, '此项已撤销，不必再办。'],
  ])('on %s with %o: %s', (today, more, said) => {
    expect(lines(more, today)).toContain(`情况：${said}`);
  });

  it('marks an estimate', () => {
    expect(title({ provisional: true })).toContain('2022年6月24日（周五）（暂定）');
    expect(lines({ provisional: true })).toContain('到期：2022年6月24日（周五）（暂定：放假安排公布后重算）');
  });

  it('asks nothing of what is done, and chases neither soft duties nor leaders', () => {
    const asked = (more: Partial<Told>) => lines(more, '2022-07-01').filter((line) => line.startsWith('请办'));
    expect(asked({ status: 'met', metOn: '2022-06-24' })).toEqual([]);
    expect(asked({ soft: true })).toEqual(['请办：文件对此没有硬性要求，请巡察办掌握进度。']);
    for (const more of [{ soft: true }, { leaders: true }]) {
      const whole = JSON.stringify(noticeText({ ...told, ...more }, '2022-07-01'));
      expect(whole).not.toMatch(/催办|督办|抓紧/);
    }
  });

  it('fills in what the rulebook would have it say, and leaves what it does not know', () => {
    const wording = '{责任方}的{事项}（{对象}，{出处}）应于{到期}报{报送}，已逾期{逾期天数}天{别的}';
    expect(lines({ wording }, '2022-06-27')[0]).toBe(
      '审计局的情况函询回复（审计局，二（一）2）应于2022年6月24日（周五）报巡察办，已逾期3天{别的}',
    );
  });

  it('names copies and the number of its paper', () => {
    const said = noticeText({ ...told, copyTo: ['常务副组长'] }, '2022-06-27', '催办函〔2022〕第 3 号');
    expect(said.lines).toContain('抄送：常务副组长');
    expect(said.lines).toContain('文书：催办函〔2022〕第 3 号');
  });
});

describe('a numbered paper', () => {
  it('is for whoever owes, in full sentences', () => {
    expect(paperText({ ...told, paper: '督办单', about: '第1批·审计局' }, '2022-06-27')).toEqual({
      title: '关于情况函询回复的督办单',
      addressee: '审计局',
      lines: [
        '按二（一）2，“情况函询回复”（第1批·审计局）应于2022年6月24日（周五）前报巡察办，至今未收到，已逾期 3 天。',
        '现予督办，请查明原因，限期办结并书面报告。',
        '县委巡察工作领导小组办公室　2022年6月27日（周一）',
      ],
    });
  });

  it('is never one for soft duties or the leaders, nor any other paper', () => {
    expect(isNumbered({ ...told, paper: '催办函' })).toBe(true);
    expect(isNumbered({ ...told, paper: '催办函', soft: true })).toBe(false);
    expect(isNumbered({ ...told, paper: '催办函', leaders: true })).toBe(false);
    expect(isNumbered({ ...told, paper: '通报' })).toBe(false);
    expect(isNumbered(told)).toBe(false);
  });
});
