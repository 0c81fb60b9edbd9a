import { ApiProblem, problem } from '../problem.ts';

/** One answer for a login that is unknown, disabled or given with another password. */
export function wrongPassword(): ApiProblem {
  return new ApiProblem(problem(401, 'unauthenticated', '账号或口令不对'));
}

/** One answer for a session or key that never was, is over, expired or revoked. */
export function notSignedIn(): ApiProblem {
  return new ApiProblem(problem(401, 'unauthenticated', '登录已失效，请重新登录'));
}

/** 429: later, whatever the password and whether the login exists or not. */
export function tooMany(seconds: number): ApiProblem {
  const wait = Math.max(1, Math.ceil(seconds));
  const words = wait > 60 ? `${Math.ceil(wait / 60)} 分钟` : `${wait} 秒`;
  return new ApiProblem(problem(429, 'too-many-attempts', `登录失败次数过多，请 ${words}后再试`), wait);
}
