import type { Entry } from '../../procedure/entry.ts';
import type { Read, Reader } from '../../procedure/narrative/reader.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import { whereabouts } from './custody.ts';
import { type ListLine, listLine } from './list-line.ts';
import { hasEvidence, papersBehind } from './papers.ts';
import { Spread } from './spread.ts';
import { StandingFacts } from './standing-facts.ts';

/** One entry whose paper is to be pulled（抽查原件）. */
export interface SampledLine extends ListLine {
  /** What lies or must lie behind it. */
  papers: string[];
  /** Where the ledger says the original is; null where it does not say. */
  where: string | null;
  /** Neither a scan nor a number is on record: only the paper itself can tell. */
  noEvidence: boolean;
  /** Its date or data were corrected later. */
  corrected: boolean;
}

/** A random sample that anybody can draw again from the same ledger with the same seed. */
export interface Sample {
  seed: string;
  /** How many entries have or must have a paper behind them, and how many of these have no evidence on record. */
  population: number;
  withoutEvidence: number;
  items: SampledLine[];
}

type Candidate = Omit<SampledLine, 'where' | 'corrected'> & { factId: string | undefined };

/** Collects what a sample is drawn from; entries have to come as they were recorded. */
export class SampleCollector {
  private readonly candidates: Candidate[] = [];
  private readonly facts = new StandingFacts();
  private readonly spread = new Spread();

  constructor(private readonly reader: Reader) {}

  add(entry: Entry): void {
    this.facts.learn(entry);
    this.reader.read(entry, (read) => this.collect(read));
  }

  /** The `n` entries whose sha256 of seed, workflow and sequence is the smallest, in that order. */
  draw(seed: string, n: number): Sample {
    const where = whereabouts(this.facts.standing());
    // What was taken back has no paper to pull any more.
    const all = this.candidates
      .filter(({ workflowId, factId }) => factId === undefined || this.facts.get(workflowId, factId) !== undefined)
      .map((candidate) => ({ candidate, order: orderOf(seed, candidate) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1));
    const items = all.slice(0, n).map(({ candidate: { factId, ...line } }): SampledLine => {
      const fact = factId === undefined ? undefined : this.facts.get(line.workflowId, factId);
      const corrected = factId !== undefined && this.facts.isCorrected(line.workflowId, factId);
      return { ...line, corrected, where: fact ? where(fact) : null };
    });
    const withoutEvidence = all.filter(({ candidate }) => candidate.noEvidence).length;
    return { seed, population: all.length, withoutEvidence, items };
  }

  private collect(read: Read<Entry>): void {
    const { entry, cause, context } = read;
    const { body } = entry;
    // A paper still on its way is counted when it is done; a decision taken to many workflows has one paper.
    if (cause !== 'act' || body.type.startsWith('draft.') || this.spread.workflowsOf(entry).size > 1) return;
    const papers = papersBehind(entry, context);
    if (papers.length === 0) return;
    const factId = body.type === 'fact.recorded' ? body.fact.id : undefined;
    this.candidates.push({ ...listLine(read), papers, noEvidence: !hasEvidence(entry), factId });
  }
}

function orderOf(seed: string, { workflowId, seq }: Pick<ListLine, 'workflowId' | 'seq'>): string {
  return sha256Of(JSON.stringify([seed, workflowId, seq]));
}
