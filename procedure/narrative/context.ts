import type { Rulebook } from '../rulebook/schema.ts';
import type { Memory } from './memory.ts';
import type { Names } from './names.ts';

/** What is needed to tell an entry: the version of the rulebook it was recorded under, names, and what went before. */
export interface Context {
  book: Rulebook | undefined;
  names: Names;
  memory: Memory;
}

/** 〔第1组·甲镇党委〕 behind a title; nothing for the whole round. */
export function bracketed(about: string): string {
  return about === '' ? '' : `〔${about}〕`;
}

/** （甲；乙）, or nothing. */
export function inParentheses(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? '' : `（${said.join('；')}）`;
}

/** ；理由：… where one was given. */
export function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : `；理由：${reason}`;
}
