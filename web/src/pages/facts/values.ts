import type { FactItem } from '../../api/facts.ts';
import type { Step } from '../../api/rulebooks.ts';

export interface TypedApproval {
  by?: string;
  role?: string;
  date?: string;
  text?: string;
  evidence?: string;
}

/** What the form of a fact holds; its names are those of the API's body, so that errors find their fields. */
export interface FactValues {
  fact?: string;
  at?: string;
  late?: string;
  draft?: boolean;
  evidence?: string[];
  approval?: TypedApproval[];
  data?: {
    number?: string;
    note?: string;
    kind?: string;
    part?: string;
    numbers?: string[];
    inspections?: string[];
    count?: number | null;
    people?: number;
  };
}

/** The body of the request: what was left empty is not in it. */
export function bodyOf(
  { fact = '', at = '', late, draft, evidence, approval, data }: FactValues,
  step: Step | undefined,
): FactItem {
  const given = givenIn(data);
  const signed = (approval ?? []).filter(({ by }) => by?.trim());
  return {
    fact,
    at,
    data: given,
    ...(late?.trim() && { late }),
    ...(draft && step?.approve && { draft: true as const }),
    ...(evidence?.length && { evidence }),
    ...(signed.length > 0 && { approval: signed.map(approvalOf) }),
  };
}

/** What of it was filled in. */
export function givenIn(data: FactValues['data']): FactItem['data'] & object {
  return Object.fromEntries(Object.entries(data ?? {}).filter(([, value]) => isGiven(value)));
}

export function approvalOf({ by = '', role = '', date = '', text, evidence }: TypedApproval) {
  return { by: by.trim(), role, date, ...(text?.trim() && { text }), ...(evidence?.trim() && { evidence }) };
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}
