import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BundleError } from './bundle-error.ts';
import { isAsPacked, pack, unpack } from './container.ts';

const text = (content: string) => new TextEncoder().encode(content);
const files = new Map([
  ['manifest.json', text('{"format":"x"}')],
  ['entries/R2026-01-01-1.jsonl.gz.age', text('secret')],
  ['builds/xuncheng@0.3.0+ab.js.gz.age', new Uint8Array(3)],
]);
const packed = pack(files);

/** Whether bytes pass for a bundle as it was packed. */
function passes(bytes: Uint8Array): boolean {
  try {
    return isAsPacked(bytes, unpack(bytes));
  } catch (error) {
    if (error instanceof BundleError) return false;
    throw error;
  }
}

describe('the zip of a bundle', () => {
  it('gives back the members in their order', () => {
    expect([...unpack(packed)]).toEqual([...files]);
    expect(passes(packed)).toBe(true);
  });

  it('is the same bytes on every machine and in every release: an old bundle must not look repacked', () => {
    expect(createHash('sha256').update(packed).digest('hex')).toBe(
      '7e727c2151fed1a32da7c1cb25fda72856d326ccabe69ba52a76af537fa718d7',
    );
  });

  it('does not pass with any one byte changed, any end cut off, anything put before, between or after', () => {
    for (let at = 0; at < packed.length; at += 1) {
      for (const change of [1, 0x80, 0xff]) {
        const flipped = packed.slice();
        flipped[at] = (flipped[at] ?? 0) ^ change;
        expect(passes(flipped), `byte ${at} ^ ${change}`).toBe(false);
      }
      expect(passes(packed.subarray(0, at)), `cut at ${at}`).toBe(false);
    }
    expect(passes(Buffer.concat([Buffer.from('x'), packed]))).toBe(false);
    expect(passes(Buffer.concat([packed, Buffer.from('x')]))).toBe(false);
    expect(passes(Buffer.concat([packed, packed]))).toBe(false);
  });

  it('is refused when it was compressed, or names what no bundle names', () => {
    expect(() => unpack(zipSync(Object.fromEntries(files), { level: 6 }))).toThrow('重新打包过');
    const stored = zipSync({ 'nine.name': text('x') }, { level: 0 });
    for (const name of ['../a.json', '/etc/a.js', 'a\\b.jsonl', '__proto__', 'a/../b.js', 'entries9/']) {
      const named = Buffer.from(Buffer.from(stored).toString('latin1').replaceAll('nine.name', name), 'latin1');
      expect(() => unpack(named), name).toThrow(BundleError);
    }
    expect(() => pack(new Map([['../a.json', text('x')]]))).toThrow(BundleError);
  });

  it('is told from a file that is none, and from one that was cut', () => {
    expect(() => unpack(text('这不是审计包'))).toThrow('不是 zip 文件');
    expect(() => unpack(new Uint8Array())).toThrow('不是 zip 文件');
    expect(() => unpack(packed.subarray(0, -30))).toThrow('不完整');
  });
});
