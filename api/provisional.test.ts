import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type TestApi, testApi, wuyang } from '../test/support/api.ts';
import { entries, flush, opened, roundStarted } from '../test/support/ledger.ts';

const letter = { letter: 'aud', unit: 'aud' };
const KEY = 'inquiry.reply@letter/aud+unit/aud';

/** Every object of an answer that has a date called `due` and no `provisional` beside it. */
function unmarked(node: Json, path: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const { due, provisional } = node.properties ?? {};
  const dated = due !== undefined && JSON.stringify(due).includes('"string"');
  const own = dated && provisional === undefined ? [path] : [];
  return [...own, ...Object.entries(node).flatMap(([key, child]) => unmarked(child, `${path}/${key}`))];
}

describe('暂定', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
    const dated = { ...opened(KEY, 'inquiry.reply', letter, '2027-01-01'), provisional: true };
    const ref = { key: KEY, rule: 'inquiry.reply', subject: letter };
    const rung = (name: string, due: string) => ({
      ...{ type: 'rung.fired', ...ref, rung: name, generation: 1, to: ['office'], due },
    });
    const moved = {
      type: 'deadline.moved',
      ...ref,
      was: '2027-01-01',
      due: '2027-01-04',
      provisional: false,
      triggers: [],
    };
    const bodies = [
      roundStarted,
      dated,
      rung('warn:1 working day before', '2027-01-01'),
      moved,
      rung('due', '2027-01-04'),
    ];
    await api.record(flush(entries(bodies as never, { rulebookHash: wuyang.hash })));
  });
  afterAll(() => api.close());

  it('is told beside every due date that any answer has', async () => {
    const { json } = await api.send('GET', '/api/openapi.json');
    const answers = Object.entries(json.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Json).map(([method, { responses }]: [string, Json]) => ({
        path: `${method} ${path}`,
        responses,
      })),
    );
    const dated = answers.filter(({ responses }) => /"due":\{/.test(JSON.stringify(responses)));
    expect(dated.length).toBeGreaterThan(5);
    expect(answers.flatMap(({ path, responses }) => unmarked(responses, path))).toEqual([]);
    expect(unmarked(json.components?.schemas ?? {}, 'components')).toEqual([]);
  });

  it('stands on a notice as it was when that went out', async () => {
    const { json } = await api.send('GET', '/api/notices');
    expect(json.items.map(({ rung, provisional, dueText }: Json) => ({ rung, provisional, dueText }))).toEqual(
      expect.arrayContaining([
        { rung: 'warn:1 working day before', provisional: true, dueText: '2027年1月1日（周五）（暂定）' },
        { rung: 'due', provisional: false, dueText: '2027年1月4日（周一）' },
      ]),
    );
  });
});
