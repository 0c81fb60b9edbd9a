import { describe, expect, it } from 'vitest';
import { acceptedSchema, graveAdvisories } from './advisories.ts';

const via = (severity: string, name = 'left-pad', id = 'GHSA-aaaa-bbbb-cccc') => ({
  ...{ source: 1, name, dependency: name, title: '原型污染', url: `https://github.com/advisories/${id}`, severity },
  range: '<1.0.0',
});
const report = (...found: object[]) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { a: { name: 'a', via: ['b', ...found] } }, metadata: {} });
const accepted = acceptedSchema.parse([
  {
    ...{ advisory: 'GHSA-aaaa-bbbb-cccc', package: 'left-pad', reason: '只在构建时用，不收外来内容' },
    ...{ reviewed: '2026-11-01', until: '2026-12-01' },
  },
]);

describe('advisories', () => {
  it.each([
    ['high', 1],
    ['critical', 1],
    ['moderate', 0],
    ['low', 0],
  ])('of severity %s fail: %i', (severity, times) => {
    expect(graveAdvisories(report(via(severity)), [], '2026-11-23')).toHaveLength(times);
  });

  it('that were reviewed stand until their day, for their package alone', () => {
    expect(graveAdvisories(report(via('high')), accepted, '2026-12-01')).toEqual([]);
    expect(graveAdvisories(report(via('high')), accepted, '2026-12-02')).toEqual([expect.stringContaining('已过期')]);
    expect(graveAdvisories(report(via('high', 'other')), accepted, '2026-11-23')).toHaveLength(1);
    expect(
      graveAdvisories(report(via('high', 'left-pad', 'GHSA-aaaa-bbbb-dddd')), accepted, '2026-11-23'),
    ).toHaveLength(1);
  });

  it('are told once', () => {
    expect(graveAdvisories(report(via('high'), via('high')), [], '2026-11-23')).toHaveLength(1);
  });

  it('are not known where the registry did not answer', () => {
    expect(graveAdvisories('{"message":"405 Method Not Allowed","error":{}}', [], '2026-11-23')).toBeUndefined();
    expect(graveAdvisories('npm error network', [], '2026-11-23')).toBeUndefined();
  });

  it('are accepted only with a reason and an end', () => {
    const [one] = accepted;
    for (const wrong of [{ reason: '' }, { until: '以后' }, { advisory: 'CVE-1' }])
      expect(acceptedSchema.safeParse([{ ...one, ...wrong }]).success).toBe(false);
  });
});
