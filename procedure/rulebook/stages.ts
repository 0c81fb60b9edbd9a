/** The stages of a round in their order; the first part of an id says which one a step belongs to. */
export const STAGES = {
  standing: { title: '常设与年度', prefixes: ['coop', 'annual', 'consult'] },
  plan: { title: '巡前准备', prefixes: ['plan'] },
  inform: { title: '情况通报', prefixes: ['inform', 'letter'] },
  station: { title: '进驻', prefixes: ['station'] },
  learn: { title: '了解', prefixes: ['learn', 'village'] },
  withdraw: { title: '撤离', prefixes: ['withdraw'] },
  report: { title: '报告', prefixes: ['report'] },
  hear: { title: '听取汇报', prefixes: ['hear'] },
  feedback: { title: '反馈', prefixes: ['feedback'] },
  transfer: { title: '移交', prefixes: ['transfer', 'clue'] },
  rectify: { title: '整改', prefixes: ['rectify'] },
  archive: { title: '归档', prefixes: ['archive'] },
  discipline: { title: '纪律登记', prefixes: ['discipline'] },
} as const;

export type Stage = keyof typeof STAGES;

const ORDER = Object.keys(STAGES) as Stage[];

/** Position of the stage that a step or entity fact belongs to; −1 if its prefix is unknown. */
export function stageIndex(id: string): number {
  const prefix = id.split('.')[0] ?? '';
  return ORDER.findIndex((stage) => (STAGES[stage].prefixes as readonly string[]).includes(prefix));
}

/** The stage that a step or entity fact belongs to. */
export function stageOf(id: string): Stage | undefined {
  return ORDER[stageIndex(id)];
}
