/** Inspections of one group; a round has at most 99 groups. */
const PER_GROUP = 20;

/** 组号-单位号 of the n-th inspection of a round. */
export const refOf = (index: number): string => `${Math.floor(index / PER_GROUP) + 1}-${(index % PER_GROUP) + 1}`;

/** References of so many inspections. */
export const refsOf = (inspections: number): string[] =>
  Array.from({ length: inspections }, (_, index) => refOf(index));

/** The groups of a round of so many inspections, as the API takes them. */
export function groupsOf(inspections: number) {
  return Array.from({ length: Math.ceil(inspections / PER_GROUP) }, (_, index) => ({
    no: index + 1,
    inspects: Array.from({ length: Math.min(PER_GROUP, inspections - index * PER_GROUP) }, (_, own) => ({
      no: own + 1,
      name: `第${index + 1}组第${own + 1}单位`,
    })),
  }));
}
