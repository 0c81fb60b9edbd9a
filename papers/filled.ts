import type { LineName } from './blocks.ts';
import type { Template } from './template.ts';

/** A stretch of text; `field` where it is the value of one, `blank` where that is to be filled in by hand. */
export interface Run {
  text: string;
  field?: string;
  blank?: true;
}

export type Runs = readonly Run[];

export interface FilledCell {
  paragraphs: readonly Runs[];
  /** A printed name of what stands beside it. */
  label: boolean;
  /** Its last line is for a signature and stands at the foot. */
  sign: boolean;
  /** Parts of the twelve. */
  wide: number;
}

/** A block with its values in place: what Word and the print view are both made of. */
export type FilledBlock =
  | { is: 'head'; office: Runs; style: 'document' | 'letter'; number?: Runs }
  | { is: 'marks'; lines: readonly Runs[] }
  | { is: 'line'; line: LineName | 'p' | 'signature'; runs: Runs }
  | { is: 'sign'; by: Runs; on: Runs }
  | {
      is: 'table';
      columns: readonly { title: string; width: number; align: 'left' | 'centre' }[];
      rows: readonly Runs[][];
    }
  | { is: 'form'; rows: readonly { high: number; cells: readonly FilledCell[] }[] }
  | { is: 'imprint'; copies?: Runs; by: Runs; on: Runs }
  | { is: 'cut'; runs: Runs }
  | { is: 'page' };

/** One paper about one subject, ready to be set in type. */
export interface FilledPaper {
  id: string;
  title: string;
  kind: Template['kind'];
  /** The values as printed, by the declared fields; undefined where a line is left to fill in by hand. */
  values: Readonly<Record<string, string | undefined>>;
  blocks: readonly FilledBlock[];
}
