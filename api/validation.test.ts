import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { factItemSchema, oneOrMany } from './schemas/facts.ts';
import { fieldErrors } from './validation.ts';

z.config(z.locales.zhCN());
const body = oneOrMany(factItemSchema);
const wrong = (value: unknown) => fieldErrors(body.safeParse(value).error?.issues ?? []);
const fields = (value: unknown) => wrong(value).map(({ field }) => field);

describe('fieldErrors', () => {
  it.each<[unknown, string[]]>([
    [{}, ['fact', 'at']],
    [{ fact: 'a' }, ['at']],
    [{ fact: '', at: '2022-02-30' }, ['fact', 'at']],
    [{ fact: 'a', at: '2022-02-03', foo: 1, bar: 2 }, ['foo', 'bar']],
    [{ items: 3 }, ['items']],
    [{ items: [] }, ['items']],
    [
      {
        items: [
          { fact: 'a', at: '2022-02-03' },
          { fact: 'a', at: 'x', foo: 1 },
        ],
      },
      ['items.1.at', 'items.1.foo'],
    ],
    [
      {
        items: [
          { fact: 'a', at: '2022-02-03', key: 'k/1' },
          { fact: 'b', at: '2022-02-03', key: 'k/1' },
          { fact: 'c', at: '2022-02-03', key: '有 空格' },
        ],
      },
      ['items.2.key', 'items.1.key'],
    ],
    [{ fact: 'a', at: '2022-02-03', data: { closed: ['x'] } }, ['data.closed.0']],
    [{ fact: 'a', at: '2022-02-03', on: 'nowhere/1' }, ['on']],
    [{ fact: 'a', at: '2022-02-03', approval: { by: '张三' } }, ['approval.role', 'approval.date']],
    [
      { fact: 'a', at: '2022-02-03', approval: [{ by: '甲', role: 'lg', date: '2022-02-01' }, { by: '乙' }] },
      ['approval.1.role', 'approval.1.date'],
    ],
    [[], ['']],
  ])('names the fields of %j', (value, expected) => {
    expect(fields(value)).toEqual(expected);
  });

  it('says in Chinese what is wrong', () => {
    expect(wrong({ at: '4 月 1 日', fact: '' })).toEqual([
      { field: 'fact', detail: '不能为空' },
      { field: 'at', detail: '时间应写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:mm' },
    ]);
    expect(wrong({ items: [] })[0]?.detail).toBe('至少 1 项');
  });
});
