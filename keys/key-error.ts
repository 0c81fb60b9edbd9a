/** A key setting that cannot be used; the message is for the administrator and names the setting. */
export class KeySettingError extends Error {
  override readonly name = 'KeySettingError';
}

/** Something is kept under a key that is not in the ring. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';

  constructor(readonly keyId: string) {
    super(`密钥 ${keyId} 不在密钥环里：用它加密的内容读不出来，请把这把密钥从备份放回去`);
  }
}

/** The key is there, and what is kept under it does not open: damaged, changed, or of another place. */
export class DamagedCiphertextError extends Error {
  override readonly name = 'DamagedCiphertextError';

  constructor(readonly keyId: string) {
    super(`用密钥 ${keyId} 加密的内容解不开：内容被改、被截短、挪了地方，或密钥环里的 ${keyId} 不是原来那把`);
  }
}
