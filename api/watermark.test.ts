import { expect, it } from 'vitest';
import { exportedBy } from './watermark.ts';

it('an export is marked with name and login, in Beijing time', () => {
  expect(exportedBy({ login: 'jia', name: '甲' }, '2026-11-23T16:30:00.000Z')).toBe(
    '由 甲（jia） 于 2026年11月24日（周二）00:30 导出',
  );
  expect(exportedBy({ login: 'jia', name: '' }, '2026-11-23T02:05:59.000Z')).toBe(
    '由 jia 于 2026年11月23日（周一）10:05 导出',
  );
});
