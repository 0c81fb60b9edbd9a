import { facts } from '../../db/schema/facts.ts';
import { letters } from '../../db/schema/letters.ts';
import { people } from '../../db/schema/people.ts';

/** A few texts as the ledger keeps them: sealed under the keys of this process, the same for many rows. */
export interface SealedSamples {
  /** jsonb of a fact with two texts. */
  fact: string;
  /** jsonb of a sent letter, `theunit` stands for the unit. */
  letter: string;
  number: string;
  /** Name of a person. */
  person: string;
  /** Where the person works. */
  workplace: string;
}

export function sealedSamples(): SealedSamples {
  const data = (value: Record<string, unknown>) => String(facts.data.mapToDriverValue(value as never));
  return {
    fact: data({ number: '〔2026〕12 号', category: '政治纪律' }),
    letter: data({ unit: 'theunit', kind: 'inquiry', number: '舞巡函〔2026〕7 号' }),
    number: String(letters.number.mapToDriverValue('舞巡函〔2026〕7 号')),
    person: String(people.name.mapToDriverValue('甲乙丙')),
    workplace: String(people.unit.mapToDriverValue('某镇政府')),
  };
}
