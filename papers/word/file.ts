import { Document, Packer } from 'docx';
import type { FilledPaper } from '../filled.ts';
import { fontOf, withAlternatives } from './fonts.ts';
import { sectionOf } from './section.ts';

/** Papers as one Word file, each beginning on a page of its own; `mark` says on every page who took it out and when. */
export async function wordFile(papers: readonly FilledPaper[], mark?: string): Promise<Uint8Array> {
  const document = new Document({
    title: papers[0]?.title ?? '',
    creator: '巡程',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: fontOf('body'), size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    sections: papers.map((paper) => sectionOf(paper, mark)),
  });
  return withAlternatives(await Packer.toBuffer(document));
}
