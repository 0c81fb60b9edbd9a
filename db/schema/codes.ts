import { codes } from '../seal/json.ts';

/** What SQL and the views read of a signature: nothing but who, by code, and when. */
export const APPROVAL = codes(['person']);

/** What a fact carries beside its texts: references, codes, numbers of things. */
const DATA = [
  ...['inspections', 'orgs', 'none', 'part', 'unit', 'kind', 'receivers', 'person', 'role', 'replaces', 'targets'],
  ...['numbers', 'persons', 'year', 'custodian', 'addressee'],
];
export const FACT_DATA = codes(DATA);

/** Gates that were not open: their names are the rulebook's own words. */
export const MISSING = codes(['step', 'by', 'on', 'thing']);

/** Of the command an entry comes from. */
export const ORIGIN = codes(['commandId', 'commandHash', 'typedBy'], { approval: APPROVAL, approvals: APPROVAL });

const INSPECTION = codes(['ref', 'traits', 'target']);
const PERSON = codes(['code', 'roles']);
const TARGET = codes(['code']);
const SUBJECT = codes(['letter', 'unit', 'period', 'person', 'hearing', 'occurrence', 'thing']);
const TRANSFER = codes(['receiver', 'inspections']);
const FACT = codes(['id', 'fact', 'on', 'from'], { data: FACT_DATA });

/** What the events of an entry have beside their texts. */
export const BODY = codes(
  [
    ...['type', 'key', 'rule', 'step', 'on', 'from', 'to', 'copyTo', 'rung', 'paper', 'triggers', 'standIn'],
    ...['factId', 'draftId', 'fact', 'request', 'effect', 'workflowId', 'runId', 'sha256', 'letter', 'paperHash'],
    ...['version', 'hash', 'was'],
  ],
  {
    inspections: INSPECTION,
    person: PERSON,
    target: TARGET,
    subject: SUBJECT,
    transfer: TRANSFER,
    fact: FACT,
    after: FACT,
    draft: codes(['id', 'fact', 'on'], { data: FACT_DATA, signed: APPROVAL }),
    signed: APPROVAL,
    missing: MISSING,
    warnings: MISSING,
    overridden: codes(['rule']),
    copies: codes(['to', 'fact']),
  },
);
