import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { linesOf, type Running, refusedIn, startRunning } from './running.ts';

let running: Running;
let refused: Record<string, string>;
let lines: string[];

const ROUND = 'rounds/R2023-07';

beforeAll(async () => {
  running = await startRunning();
  const played = await running.backfill('scenarios/letters-wuyang-2023.yaml', '--json', '--verbose');
  expect(played.exitCode, played.stderr).toBe(0);
  refused = refusedIn(played.stderr);
  lines = linesOf(played.stdout);
}, 300_000);

afterAll(() => running?.stop());

const naming = (...parts: string[]) => expect.stringMatching(new RegExp(parts.join('.*')));

/** The text of a page that is made to be printed: the client reads JSON only. */
async function printed(path: string): Promise<string> {
  const asked = vi.spyOn(globalThis, 'fetch');
  await running.api.get(path);
  const [url, init] = asked.mock.calls[0] ?? [];
  asked.mockRestore();
  return (await fetch(`${url}/print`, init)).text();
}

describe('S1: the letters of a round with seven organizations', () => {
  it('refuses what comes too early, to whom nothing is sent, and who may not', () => {
    expect(refused).toEqual({
      'court-list-early': naming('发函'),
      'fin-sent': naming('“情况函询”不发给'),
      'edu-sent': naming('“情况函询”不发给'),
      'aud-replied-early': naming('签收'),
      'disc-handed-on-early': naming('函复收到'),
      'disc-handed-twice': naming('原件 函复〔2023〕1号 还在第1组，先退还再分送'),
      'aud-handed-to-two': naming('一份原件只能交给一个组'),
      'names-early': naming('进驻', '甲镇党委'),
      'names-three': naming('不超过 2 人，所填 3 人', '二（二）3'),
      'court-2-sent-early': naming('巡中协助查询', '甲镇党委'),
      'secret-early': naming('巡中协助查询', '甲镇党委'),
      'assist-unsigned': naming('报批'),
      'secret-by-member': naming('须组长本人到场', '二（十三）4'),
      'handover-holding': naming('函询、核查原件退还归档', '第1组'),
      'disc-filed-out': naming('函复〔2023〕1号 还在第1组'),
      'disc-returned-stranger': naming('第3组没有领过这份原件'),
      'disc-returned-unknown': naming('没有分送过原件 函复〔2023〕99号'),
    });
  });

  it('counts three working days from the receipt, for three units from the later half', () => {
    expect(lines.filter((line) => line.startsWith('inquiry.'))).toEqual([
      'inquiry.no-term sup · 2023-05-12 met 0',
      // 27 and 28 April, then 4 May: 29 April to 3 May are off.
      'inquiry.reply aud 2023-05-04 2023-05-09 late 5',
      // The list came on 4 May: 5 May, the working Saturday 6, Monday 8.
      'inquiry.reply court 2023-05-08 2023-05-08 met 0',
      'inquiry.reply disc 2023-05-04 2023-05-04 met 0',
      // Four organizations on 28 April, the other three on the last day: done with the last.
      'inquiry.reply orgd 2023-05-04 2023-05-04 met 0',
      // Signed on the working Saturday 6 May, which is not counted itself: 8, 9, 10 May.
      'inquiry.reply police 2023-05-10 2023-05-10 met 0',
      // Nobody is named: from the receipt on 27 April alone. 28 April, 4, 5 May.
      'inquiry.reply proc 2023-05-05 2023-05-05 met 0',
      'inquiry.reply pub 2023-05-05 2023-05-05 met 0',
      // From 28 April: 4, 5 and the working Saturday 6 May.
      'inquiry.reply ufd 2023-05-06 2023-05-06 met 0',
      // Signed on the holiday 3 May: 4, 5, 6 May.
      'inquiry.reply xf 2023-05-06 2023-05-06 met 0',
    ]);
  });

  it('counts 10 days to the names and 20 working days to what is found', () => {
    expect(lines.filter((line) => line.startsWith('personal-matters.'))).toEqual([
      'personal-matters.names 1-1 2023-05-25 2023-05-24 met 0',
      'personal-matters.names 2-1 2023-05-25 2023-05-26 late 1',
      // 22 June is a holiday to the 24th; Sunday the 25th is worked.
      'personal-matters.names 7-1 2023-06-25 2023-06-25 met 0',
      // From 29 May: 2 in May, 15 to 21 June, the working Sunday 25, 26, 27.
      'personal-matters.result orgd 2023-06-27 2023-06-26 met 0',
      // From 27 June: 3 in June, 15 to 21 July, 24, 25.
      'personal-matters.result orgd 2023-07-25 2023-07-27 late 2',
    ]);
    expect(lines).toHaveLength(15);
  });

  it('knows of every original who had it, and that it is back and filed', async () => {
    type Original = Record<'letter' | 'number' | 'registered' | 'handed' | 'returned' | 'filed', string> & {
      group: number;
    };
    const { items: originals } = await running.api.get<{ items: Original[] }>(`${ROUND}/originals`);
    const told = originals.map(({ letter, number, registered, group, handed, returned, filed }) =>
      [letter, number, registered, group, handed, returned, filed].join(' '),
    );
    expect(told.sort()).toEqual([
      'aud 函复〔2023〕10号 2023-05-09 1 2023-05-10 2023-07-17 2023-07-20',
      'court 函复〔2023〕6号 2023-05-08 5 2023-05-09 2023-07-17 2023-07-20',
      'court-2 法复〔2023〕1号 2023-06-05 1 2023-06-06 2023-07-17 2023-07-20',
      'disc 函复〔2023〕1号 2023-05-04 1 2023-05-05 2023-07-17 2023-07-20',
      'orgd 函复〔2023〕2号 2023-04-28 2 2023-05-04 2023-07-17 2023-07-20',
      'orgd 函复〔2023〕3号 2023-05-04 5 2023-05-05 2023-07-17 2023-07-20',
      'orgd-2 组核〔2023〕1号 2023-06-26 1 2023-06-27 2023-07-17 2023-07-20',
      'orgd-3 组核〔2023〕2号 2023-07-27 7 2023-07-28 2023-08-07 2023-08-08',
      'police 函复〔2023〕8号 2023-05-10 7 2023-05-11 2023-08-07 2023-08-08',
      'proc 函复〔2023〕7号 2023-05-05 6 2023-05-08 2023-07-17 2023-07-20',
      'pub 函复〔2023〕4号 2023-05-05 3 2023-05-06 2023-07-17 2023-07-20',
      'sup 函复〔2023〕11号 2023-05-12 3 2023-05-15 2023-07-17 2023-07-20',
      'ufd 函复〔2023〕5号 2023-05-06 4 2023-05-08 2023-07-17 2023-07-20',
      'xf 函复〔2023〕9号 2023-05-06 2 2023-05-08 2023-07-17 2023-07-20',
    ]);
    const [title, head, ...rows] = (await printed(`${ROUND}/originals`)).trimEnd().split('\n');
    expect(title).toBe('轮次 R2023-07 函复原件保管表');
    expect(head?.split('\t')).toHaveLength(7);
    expect(rows.pop()).toMatch(/^由 本机命令（local） 于 \d{4}年.+ 导出$/);
    expect(rows.pop()).toBe('共 14 份，在组 0 份，已归档 14 份。');
    expect(rows).toHaveLength(14);
    expect(rows.filter((row) => row.includes('——'))).toEqual([]);
    expect(rows.filter((row) => row.includes('（密件）'))).toHaveLength(3);
    const letters = await running.api.get<{ items: { custody: { holder: string } }[] }>(`${ROUND}/letters`);
    expect(letters.items.map(({ custody }) => custody.holder)).toEqual(Array(13).fill('archive'));
  });
});
