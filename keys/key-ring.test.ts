import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DamagedCiphertextError, KeySettingError, UnknownKeyError } from './key-error.ts';
import { openKeys } from './open.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const text = (content: Uint8Array) => Buffer.from(content).toString('utf8');
const clear = Buffer.from('甲反映的问题');

describe('what a ring seals', () => {
  const keys = openKeys({ text: `k2:${key(2)},k1:${key(1)}` });

  it('is opened with the key it names, and holds nothing of what it was', () => {
    const sealed = keys.seal(clear, 'payload');
    expect(sealed.keyId).toBe('k2');
    expect(Buffer.from(sealed.bytes).includes(clear)).toBe(false);
    expect(text(keys.open(sealed, 'payload'))).toBe('甲反映的问题');
    expect(keys.seal(clear, 'payload').bytes).not.toEqual(sealed.bytes);
  });

  it('does not open in another place, under another key name, or with any byte changed', () => {
    const sealed = keys.seal(clear, 'payload');
    expect(() => keys.open(sealed, 'names')).toThrow(DamagedCiphertextError);
    expect(() => keys.open({ ...sealed, keyId: 'k1' }, 'payload')).toThrow(DamagedCiphertextError);
    for (const [at] of sealed.bytes.entries()) {
      const bytes = sealed.bytes.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(() => keys.open({ ...sealed, bytes }, 'payload'), `byte ${at}`).toThrow(DamagedCiphertextError);
      expect(() => keys.open({ ...sealed, bytes: sealed.bytes.subarray(0, at) }, 'payload')).toThrow(
        DamagedCiphertextError,
      );
    }
  });

  it('is told apart from what is under a key that is not there', () => {
    expect(() => keys.open({ keyId: 'k9', bytes: randomBytes(40) })).toThrow(UnknownKeyError);
    expect(() => keys.open({ keyId: 'k9', bytes: randomBytes(40) })).toThrow('密钥 k9 不在密钥环里');
  });

  it('may be nothing', () => {
    expect(keys.open(keys.seal(new Uint8Array()))).toHaveLength(0);
  });
});

describe('keys from the environment', () => {
  it.each([
    ['', '第 1 把应写作 名:密钥'],
    [key(1), '第 1 把应写作 名:密钥'],
    [`k1:${key(1)},k2:${Buffer.alloc(16).toString('base64')}`, '第 2 把（k2）：应为 32 字节的密钥'],
    ['k1:不是', '第 1 把（k1）：应为 base64'],
    [`k1:${key(1)},k1:${key(2)}`, '有两把密钥同名'],
    [`k 1:${key(1)}`, '第 1 把应写作 名:密钥'],
  ])('%j is refused, naming the variable and never the key', (given, said) => {
    const refused = () => openKeys({ text: given });
    expect(refused).toThrow(KeySettingError);
    expect(refused).toThrow(`环境变量 XUNCHENG_KEYS 有误：${said}`);
    expect(refused).not.toThrow(key(1));
  });
});
