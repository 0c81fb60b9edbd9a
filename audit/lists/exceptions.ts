import type { Entry } from '../../procedure/entry.ts';
import type { Reader } from '../../procedure/narrative/reader.ts';
import { type ApprovalLine, ApprovalsCollector } from './approvals.ts';
import { type CorrectionLine, correctionsIn } from './corrections.ts';
import { type ExtensionLine, extensionsIn } from './extensions.ts';
import { type LateEntries, LateEntriesCollector } from './late-entries.ts';
import { type OverrideLine, overridesIn } from './overrides.ts';
import { type VersionLine, VersionsCollector } from './versions.ts';

/** What an auditor reads beside the verdict: everything of a round that did not go straight on, in order of recording. */
export interface Exceptions {
  corrections: CorrectionLine[];
  overrides: OverrideLine[];
  late: LateEntries;
  extensions: ExtensionLine[];
  approvals: ApprovalLine[];
  versions: VersionLine[];
}

/** Days after which an entry is late, unless told otherwise. */
export const LATE_DAYS = 3;

/** Collects the lists from entries given one after another, as they were recorded. */
export class ExceptionsCollector {
  private readonly corrections: CorrectionLine[] = [];
  private readonly overrides: OverrideLine[] = [];
  private readonly extensions: ExtensionLine[] = [];
  private readonly late: LateEntriesCollector;
  private readonly approvals = new ApprovalsCollector();
  private readonly versions = new VersionsCollector();

  constructor(
    private readonly reader: Reader,
    overDays: number = LATE_DAYS,
  ) {
    this.late = new LateEntriesCollector(overDays);
  }

  add(entry: Entry): void {
    this.reader.read(entry, (read) => {
      this.corrections.push(...correctionsIn(read));
      this.overrides.push(...overridesIn(read));
      this.extensions.push(...extensionsIn(read));
      this.late.add(read);
      this.approvals.add(read);
      this.versions.add(read);
    });
  }

  all(): Exceptions {
    const { corrections, overrides, extensions } = this;
    const [late, approvals, versions] = [this.late.all(), this.approvals.all(), this.versions.all()];
    return { corrections, overrides, late, extensions, approvals, versions };
  }
}
