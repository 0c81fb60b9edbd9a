import { describe, expect, it } from 'vitest';
import { mirrored } from '../../web/src/api/rehearsed.ts';

const inside = (address: string) => mirrored(address, 'R2023-01');

describe('an address of the API inside a rehearsal', () => {
  it.each([
    ['/api/rounds/R2023-01', '/api/rehearsals/rounds/R2023-01'],
    ['/api/rounds/R2023-01/letters/receipts', '/api/rehearsals/R2023-01/letters/receipts'],
    ['/api/rounds/R2023-01/facts?on=round', '/api/rehearsals/R2023-01/facts?on=round'],
    ['/api/workflows/R2023-01-01-1/corrections', '/api/rehearsals/workflows/R2023-01-01-1/corrections'],
    ['/api/deadlines?round=R2023-01&page=2', '/api/rehearsals/deadlines?round=R2023-01&page=2'],
    ['/api/rounds?pageSize=100', '/api/rehearsals/rounds?pageSize=100&q=R2023-01'],
  ])('%s is %s', (address, own) => expect(inside(address)).toBe(own));

  it.each(['/api/session', '/api/rulebooks/wuyang-2023', '/api/rehearsals/R2023-01/advance', '/health/ready'])(
    '%s is the office’s own',
    (address) => expect(inside(address)).toBe(address),
  );

  it('is never that of a real round, not even where a rehearsal has nothing', () => {
    for (const address of ['/api/rounds/R2023-01/sheets/letters.xlsx', '/api/scans', '/api/inbox?unread=true']) {
      expect(inside(address)).toMatch(/^\/api\/rehearsals\//);
    }
  });

  it('outside of one is as it was', () => expect(mirrored('/api/rounds/R2023-01')).toBe('/api/rounds/R2023-01'));
});
