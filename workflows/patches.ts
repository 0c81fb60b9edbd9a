/** One change of workflow code that open runs must not see: why it is guarded, and when the guard may go. */
interface Patch {
  id: string;
  /** Day it was written, and the release that first had it. */
  since: string;
  release: string;
  reason: string;
  /** What must be true before `deprecatePatch`, and then the removal. */
  removeWhen: string;
}

/**
 * Catalogue of every `patched()` in this folder; a test compares it with the code. Both branches are replayed: the old one
 * by the fixtures of earlier releases, the new one by those of `release` and later.
 */
export const PATCHES = {
  exportHistory: {
    id: 'export-history',
    since: '2026-11-23',
    release: '0.4.0',
    reason: '接续的一次运行把前一次的历史导出并记下散列；此前已接续的运行没有这一步',
    removeWhen:
      '库里没有 0.4.0 以前开始、还在办的运行，且它们的历史都已导出（npm run audit -- --all --code current 全部一致）',
  },
  flushInTurns: {
    id: 'flush-in-turns',
    since: '2026-11-24',
    release: '0.6.0',
    reason:
      '写台账时又登记的留到下一轮写，其间效果照办、时限照点、运行照接续；此前要写到一件不剩才做这些，连续登记时一直做不到',
    removeWhen: '库里没有 0.6.0 以前开始、还在办的运行（npm run audit -- --all --code current 全部一致）',
  },
} as const satisfies Record<string, Patch>;
