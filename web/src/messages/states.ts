/** Empty, loading and error states. */
export const states = {
  loading: '正在读取……',
  failed: '页面出错了：请刷新再试；仍然不行的，请告知管理员',
  unreachable: '网络不通，或服务暂不可用。填写的内容还在：恢复后再按一次，不会重复登记',
  retry: '再试一次',
  empty: '没有符合条件的',
  offline: '网络已断开：可以继续填写，恢复后再提交',
  gone: '没有这个页面',
  home: '回到工作台',
  notForYou: '此账号没有可看的内容。需要的话，请安全保密管理员给予角色',
  fix: '请改正标红的各项',
} as const;
