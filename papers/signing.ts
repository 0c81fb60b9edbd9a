import { roleWords } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';

/** The rows of a form on which those sign whom the rulebook names for the step, in their order; 意见 of nobody in particular where it names none. */
export function signingRows({ steps }: Rulebook, { signing, high }: { signing: string | string[]; high: number }) {
  const step = [signing].flat().find((id) => steps[id]?.approve !== undefined);
  const approvals = (step === undefined ? undefined : steps[step]?.approve) ?? [];
  const labels = approvals.map(({ by, as }) => `${roleWords(by, '或')}${as?.includes('签') ? as : `${as ?? ''}意见`}`);
  return (labels.length === 0 ? ['审批意见'] : labels).map((label) => ({
    high,
    cells: [
      { label, wide: 2 },
      { sign: true as const, wide: 10 },
    ],
  }));
}
