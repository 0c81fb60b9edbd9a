import { describe, expect, it } from 'vitest';
import { codes, openJson, sealJson, textsIn } from './json.ts';
import { isSealed } from './text.ts';

const OPEN = codes(['kind', 'person', 'persons'], { signed: codes(['person']) });
const clear = {
  kind: 'inquiry',
  person: 'p1',
  persons: ['p1', 'p2'],
  number: '舞巡函〔2023〕3 号',
  count: 3,
  until: '2023-05-31',
  at: '2023-05-31T04:00:00.000Z',
  signed: [{ by: '甲', person: 'p1', kind: 'not-open-here', date: '2023-05-31' }],
  none: null,
};

describe('a JSON with texts', () => {
  it('keeps codes, numbers and dates readable, and nothing else', () => {
    const stored = sealJson(clear, OPEN, 'facts.data');
    expect(stored).toMatchObject({
      kind: 'inquiry',
      persons: ['p1', 'p2'],
      count: 3,
      until: '2023-05-31',
      at: clear.at,
      signed: [{ person: 'p1', date: '2023-05-31' }],
      none: null,
    });
    expect(textsIn(stored, OPEN).every(isSealed)).toBe(true);
    expect(textsIn(clear, OPEN)).toEqual([clear.number, '甲', 'not-open-here']);
    expect(JSON.stringify(stored)).not.toMatch(/舞巡函|甲|not-open-here/);
    expect(openJson(stored, 'facts.data')).toEqual(clear);
  });

  it('is read as it is where an earlier release wrote it in the clear', () => {
    expect(openJson(clear, 'facts.data')).toEqual(clear);
  });

  it('seals a text under the key of a code: no sentence hides there, nor what looks sealed already', () => {
    const [looks] = textsIn(sealJson({ note: '甲' }, OPEN, 'facts.data'), OPEN);
    for (const kind of ['甲某反映', 'a b', looks]) {
      const stored = sealJson({ kind }, OPEN, 'facts.data');
      expect(JSON.stringify(stored)).not.toContain(kind);
      expect(openJson(stored, 'facts.data')).toEqual({ kind });
    }
  });

  it('does not open in another column, nor changed', () => {
    const stored = sealJson({ note: '甲' }, OPEN, 'facts.data') as { note: string };
    expect(() => openJson(stored, 'drafts.data')).toThrow('解不开');
    const at = stored.note.lastIndexOf(':') + 1;
    const bytes = Buffer.from(stored.note.slice(at), 'base64');
    // A bit of the bytes, not a letter: before “==” most of a letter’s bits mean nothing.
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const changed = `${stored.note.slice(0, at)}${bytes.toString('base64')}`;
    expect(() => openJson({ note: changed }, 'facts.data')).toThrow('解不开');
  });
});
