/** A question that cannot be answered; `field` is the part of it that is wrong. */
export class ExplainError extends Error {
  override readonly name = 'ExplainError';

  constructor(
    readonly code: 'unknown-rule' | 'unknown-unit' | 'bad-input',
    readonly field: 'rule' | 'from' | 'and' | 'unit',
    message: string,
  ) {
    super(message);
  }
}

export function bad(field: ExplainError['field'], message: string): ExplainError {
  return new ExplainError('bad-input', field, message);
}
