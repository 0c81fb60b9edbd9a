import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { fillPaper } from './fill.ts';
import type { FilledPaper } from './filled.ts';
import type { House } from './subjects.ts';
import type { Template } from './template.ts';

const NO_RULES: Rulebook = {
  ...{ id: 'none', title: '', hash: '', lineage: [], params: {}, traits: {}, words: {}, letters: {}, receivers: {} },
  ...{ override: { by: 'lg.exec', note: '' }, hearing: { form: 'separate' }, steps: {}, deadlines: {} },
};

/** A paper of nobody: every field but the office's own a line to fill in by hand, to look at its layout. */
export function emptyPaper(template: Template, house: House): FilledPaper {
  return fillPaper(template, { book: NO_RULES, house, own: {}, rows: {}, facts: [], dues: [], plans: {}, params: {} });
}
