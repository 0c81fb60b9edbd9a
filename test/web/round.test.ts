import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';
import { compareRound } from '../support/ledger-audit.ts';
import { type Cast, openInspection, openRound, windowOf } from './by-clicks/cast.ts';
import { openBatch, sendLetters, submitBatch } from './by-clicks/letters.ts';
import { archive, feedback, prepare, rectify, report, start, station } from './by-clicks/stages.ts';
import { dialogOf, openMenu, PATIENT, press } from './by-clicks/widgets.ts';
import { openStage, type Stage } from './stage.ts';

const ROUND = 'R2026-84';
const UNIT = '甲镇党委';
const scene = { round: ROUND, unit: UNIT };
/** Dozens of forms, each filled by hand; on a machine that does much else besides, minutes of them. */
const LONG_MS = 900_000;
const RECEIPTS = `**/api/rounds/${ROUND}/letters/receipts`;

let stage: Stage;
let cast: Cast;

beforeAll(async () => {
  stage = await openStage();
  const all = { kind: 'all', of: '' } as const;
  await stage.holder({ login: 'jia', name: '甲', roles: [{ role: 'office', ...all }] });
  const group = { kind: 'group', of: `${ROUND}/1` } as const;
  await stage.holder({ login: 'yi', name: '乙', person: 'yi', roles: [{ role: 'leader', ...group }] });
  await stage.holder({ login: 'geng', name: '庚', person: 'geng', roles: [{ role: 'gl', ...group }] });
  await stage.holder({ login: 'bing', name: '丙', person: 'bing', roles: [{ role: 'lg.exec', ...all }] });
  const unit = { kind: 'inspection', of: `${ROUND}/1-1` } as const;
  await stage.holder({ login: 'ding', name: '丁', roles: [{ role: 'ol', ...unit }] });
  cast = {
    office: await windowOf(stage, 'jia'),
    leader: await windowOf(stage, 'yi'),
    member: await windowOf(stage, 'geng'),
    exec: await windowOf(stage, 'bing'),
    liaison: await windowOf(stage, 'ding'),
  };
}, LONG_MS);
afterAll(() => stage?.close());

const facts = async (): Promise<Json[]> => (await stage.get(`rounds/${ROUND}/facts?standing=true&pageSize=500`)).items;

/** What the ledger has of these steps: each with its day, and nothing twice. */
async function recorded(...titles: string[]): Promise<string[]> {
  const all = await facts();
  return all.filter(({ title }) => titles.includes(title)).map(({ title, date }) => `${title} ${date}`);
}

describe('a round by clicks alone, from the wizard to the archive', () => {
  it(
    'begins in the wizard, which shows every date before there is a round',
    async () => {
      expect(await start(cast, scene)).toContain('2026年7月6日（周一）');
      // It may be on its way to the ledger still.
      const begun = async () =>
        expect(await stage.get(`rounds/${ROUND}`)).toMatchObject({ rulebook: { id: 'lixian-2019' }, closed: false });
      await vi.waitFor(begun, { timeout: 60_000, interval: 500 });
    },
    LONG_MS,
  );

  it(
    'the office plans; the deputy head signs the authorization on the page',
    async () => {
      await prepare(cast, scene);
      const [authorization] = (await stage.get(`rounds/${ROUND}/facts?fact=plan.authorization`)).items;
      expect(authorization).toMatchObject({ stands: true, late: null });
      expect(await recorded('动员部署会')).toEqual(['动员部署会 2026-06-17']);
    },
    LONG_MS,
  );

  it(
    'letters go out, and a batch whose answer is lost with the network is registered once',
    async () => {
      const { office } = cast;
      await sendLetters(office, '2026-06-19', '礼巡函〔2026〕');
      const count = await openBatch(office, '登记签收', '2026-06-22');
      await office.route(RECEIPTS, async (route) => {
        // It arrives and is recorded; only the answer never comes back.
        await route.fetch();
        await route.abort('connectionreset');
      });
      await press(dialogOf(office), '登记');
      await office.getByRole('alert').getByText('网络不通').waitFor(PATIENT);
      await office.unroute(RECEIPTS);
      await submitBatch(office);
      const received = (await facts()).filter(({ fact }) => fact === 'letter.received');
      expect(received.map(({ date }) => date)).toEqual(Array.from({ length: count }, () => '2026-06-22'));
      for (const [what, day] of [
        ['登记回复', '2026-06-29'],
        ['分送巡察组', '2026-06-30'],
      ] as const) {
        expect(await openBatch(office, what, day)).toBe(count);
        await submitBatch(office);
      }
    },
    LONG_MS,
  );

  it(
    'the leader registers the stationing of the own group, and is offered nothing of the office',
    async () => {
      await station(cast, scene);
      expect(await recorded('进驻', '撤离')).toEqual(['进驻 2026-07-06', '撤离 2026-08-05']);
      const { leader } = cast;
      await openRound(leader, scene, '步骤与登记');
      expect(await leader.getByRole('button', { name: /^登记：/ }).count()).toBe(0);
      expect(await leader.getByRole('menuitem', { name: /审计$/ }).count()).toBe(0);
    },
    LONG_MS,
  );

  it(
    'the report is heard, fed back, and its clues handed over',
    async () => {
      await report(cast, scene);
      await feedback(cast, scene);
      const [hearing] = (await stage.get(`rounds/${ROUND}/facts?fact=hear.secretary`)).items;
      expect(hearing).toMatchObject({ date: '2026-08-21', data: { inspections: ['1-1'] } });
      expect(await recorded('问题线索移交')).toEqual(['问题线索移交 2026-08-27']);
    },
    LONG_MS,
  );

  it(
    'the organization’s liaison sees what it owes and why, and nothing of clues',
    async () => {
      const { liaison } = cast;
      await openMenu(liaison, '工作台');
      await liaison.getByRole('button', { name: '2026年9月8日（周二）' }).first().click(PATIENT);
      await dialogOf(liaison).getByText('逐日').first().waitFor(PATIENT);
      await liaison.keyboard.press('Escape');
      expect(await liaison.getByRole('menuitem', { name: /线索台账$/ }).count()).toBe(0);
      await openInspection(liaison, scene);
      expect(await liaison.getByRole('button', { name: /^登记/ }).count()).toBe(0);
    },
    LONG_MS,
  );

  it(
    'it is put right, reviewed, filed and closed',
    async () => {
      await rectify(cast, scene);
      await archive(cast, scene);
      expect(await stage.get(`rounds/${ROUND}`)).toMatchObject({ closed: true });
      expect(await recorded('整改方案', '销号', '移交档案', '轮次办结')).toEqual(
        expect.arrayContaining([
          '整改方案 2026-09-07',
          '销号 2026-10-15',
          '移交档案 2026-09-11',
          '轮次办结 2026-11-10',
        ]),
      );
      const { items } = await stage.get(`deadlines?round=${ROUND}`);
      expect(items.filter(({ light }: Json) => light === 'red')).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'and the ledger is what the histories say',
    async () => {
      silenceEngine();
      const { entries, differing, replayErrors } = await compareRound(stage.product, await bundleWorkflows(), ROUND);
      expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
      expect(entries).toBeGreaterThan((await facts()).length);
    },
    LONG_MS,
  );
});
