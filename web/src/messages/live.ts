/** 实时更新. */
export const live = {
  lost: '实时更新已断开，正在重连：看到的可能不是最新',
  back: '已恢复实时更新',
} as const;
