/** What a peer keeps of a fact: about as much as an entry of ours holds of one. */
export interface Body {
  type: 'fact.recorded';
  fact: string;
  on: string;
  at: string;
  typedBy: string;
  note: string;
}

/** The n-th fact of a call. */
export function bodyOf(target: number, index: number): Body {
  return {
    type: 'fact.recorded',
    ...{ fact: 'bench.note', on: `inspection/${target}`, at: '2022-11-28T04:00:00.000Z', typedBy: 'bench' },
    note: `第${index + 1}件`,
  };
}
