/** Which days are worked (D3), as plain JSON: it travels in workflow inputs and is never edited, only replaced. */
export interface Calendar {
  /** Names this content: equal content, equal version. */
  version: string;
  /** First and last year whose notice is in, inclusive. */
  firstYear: number;
  lastYear: number;
  /** 放假: every day a notice names, weekend days too → the holiday's name. */
  rest: Record<string, string>;
  /** 补班: date → the holiday it makes up for. */
  work: Record<string, string>;
  /** 本县停班: date → reason. */
  closures: Record<string, string>;
}
