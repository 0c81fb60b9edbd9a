import type { Paging } from '../db/queries/paging.ts';

/**
 * Keeps one page of what comes by one after another, counted from the first on or, with `back`, from the last; the rest
 * is only counted.
 */
export class PageWindow<T> {
  /** How many came by. */
  total = 0;
  private kept: (T | undefined)[] = [];
  private readonly most: number;

  constructor(private readonly asked: Paging & { back: boolean }) {
    this.most = asked.limit + (asked.back ? asked.offset : 0);
  }

  /** Whether the next one may be on the page; one that is not need not be there when it passes. */
  get wantsNext(): boolean {
    const { back, offset, limit } = this.asked;
    return back || (this.total >= offset && this.total < offset + limit);
  }

  pass(one: T | undefined): void {
    if (this.wantsNext) this.kept.push(one);
    this.total += 1;
    // Now and then, for taking the first of a long list away each time takes long.
    if (this.kept.length >= 2 * this.most) this.kept = this.kept.slice(-this.most);
  }

  /** The page in the order asked. */
  get page(): T[] {
    const { back, offset, limit } = this.asked;
    const page = back ? this.kept.toReversed().slice(offset, offset + limit) : this.kept;
    return page.filter((one) => one !== undefined);
  }
}
