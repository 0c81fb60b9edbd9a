/** Signing in and out. */
export const signIn = {
  title: '登录',
  login: '账号',
  password: '口令',
  submit: '登录',
  needLogin: '请填写账号',
  needPassword: '请填写口令',
  hint: '忘了口令：请系统管理员重置',
  again: '登录已失效，请重新登录',
  againHint: '填写的内容都还在。登录之后接着做',
  other: '换一个账号登录',
  otherHint: '会回到登录页；本页没有提交的内容只留给原来的账号',
  out: '退出登录',
} as const;
