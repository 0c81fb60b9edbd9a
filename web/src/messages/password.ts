/** Changing a password. */
export const password = {
  title: '修改口令',
  first: '第一次登录，请先把一次性口令改成自己的',
  old: '原口令',
  oldOnce: '一次性口令',
  chosen: '新口令',
  repeat: '再写一遍新口令',
  rule: '8–256 个字符，不能是最常见的口令',
  differ: '两遍不一样',
  submit: '修改',
  done: '口令已修改，其他登录随即失效',
  needOld: '请填写原口令',
  needChosen: '请填写新口令',
} as const;
