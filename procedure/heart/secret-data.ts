import { secrecyOf } from '../rights/secrecy-of.ts';
import { isLanguage4 } from '../rulebook/language.ts';
import { isSecret, SECRECY, type Secrecy } from '../rulebook/secrecy.ts';
import { basis } from './clause.ts';
import { entityFactTitle } from './entity-facts.ts';
import { lettersOf } from './letters.ts';
import { refuse } from './rejection.ts';
import type { FactData, State } from './state.ts';
import { subjectOf } from './subject.ts';

/** All that is registered of something sealed: whose it is and where the envelope is. */
const OF_SEALED = new Set(['numbers', 'number', 'copy', 'level', 'custodian', 'addressee', 'count']);

/**
 * Refuses text in what is 密件, and anything but numbers and people in what is sealed（language 4）: what stands for it is
 * number, category, copy, marking, custodian, place and sha256.
 */
export function checkSecretData(state: State, fact: string, on: string, data: FactData): void {
  const level = levelOf(state, fact, on, data);
  if (!isSecret(level)) return;
  const title = state.book.steps[fact]?.title ?? entityFactTitle(fact) ?? fact;
  const by = basis(state.book, fact, on, data);
  const wrong = (field: string, detail: string) => refuse({ code: 'not-allowed', status: 422, field, detail });
  if (data.note !== undefined) {
    wrong('data.note', `“${title}”是${SECRECY[level]}，不收文字说明：请登记编号、份号、保管人和存放处${by}`);
  }
  if (level !== 'sealed') return;
  const other = Object.entries(data).find(([field, value]) => value !== undefined && !OF_SEALED.has(field));
  if (other) wrong(`data.${other[0]}`, `“${title}”是密封件，只登记件号、份号、保管人和呈送的领导${by}`);
  const step = state.book.steps[fact];
  if (step?.opens !== undefined && !data.numbers) wrong('data.numbers', `“${title}”须写明件号${by}`);
  const opened = Object.values(state.book.steps).some((one) => one['recorded-by']?.['addressed-in'] === fact);
  if (opened && data.addressee === undefined) wrong('data.addressee', `“${title}”须写明呈送哪位领导${by}`);
}

/** Refuses scans of what is sealed: the envelope stays on paper. */
export function checkSecretEvidence(
  state: State,
  { fact, on, data }: { fact: string; on: string; data: FactData },
  evidence: string[] = [],
): void {
  if (evidence.length === 0 || levelOf(state, fact, on, data) !== 'sealed') return;
  const detail = `密封件不附扫描件${basis(state.book, fact, on, data)}`;
  refuse({ code: 'not-allowed', status: 422, field: 'evidence', detail });
}

function levelOf(state: State, fact: string, on: string, data: FactData): Secrecy | undefined {
  if (!isLanguage4(state.book)) return undefined;
  const subject = subjectOf(on);
  const letter = lettersOf(state).find(({ id }) => id === subject.letter);
  return secrecyOf(state.book, { fact, subject, data, unit: letter?.unit, letterKind: letter?.kind });
}
