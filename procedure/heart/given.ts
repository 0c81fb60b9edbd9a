/** A decision on paper, entered by a clerk（代录批示）: who decided, when, what, and the scan's reference. */
export interface Approval {
  by: string;
  role: string;
  date: string;
  /** The approver's code in the office's register. */
  person?: string | undefined;
  text?: string | undefined;
  evidence?: string | undefined;
}

/** What the office's registers and the earlier rounds say of a person, looked up when the command was entered. */
export interface KnownPerson {
  unit?: string | undefined;
  pool: boolean;
  /** Earlier inspections the person took part in. */
  served: Service[];
}

/** One inspection a person took part in: in which round, in which role, of which organization (code or name). */
export interface Service {
  round: string;
  role: string;
  target: string;
}

/** What comes with a command beside it. */
export interface Given {
  approvals?: Approval[] | undefined;
  person?: KnownPerson | undefined;
  /** Scans and photographs that came with it. */
  evidence?: string[] | undefined;
}

/** The decisions a command carries: one alone, or those of a paper that several sign. */
export function approvalsIn({
  approval,
  approvals,
}: {
  approval?: Approval | undefined;
  approvals?: Approval[] | undefined;
}): Approval[] {
  return approvals ?? (approval ? [approval] : []);
}

/** The day of the last of several signatures. */
export function lastSigned(approvals: Approval[]): string | undefined {
  return approvals
    .map(({ date }) => date)
    .sort()
    .at(-1);
}
