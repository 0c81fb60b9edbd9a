/** A party that clues are handed over to, by its code, with everything it is called. */
export interface Receiver {
  code: string;
  titles: readonly string[];
}

/** What stands before a party's name in any county, and what it is called for short. */
const PREFIX = /^(中共)?[\u4e00-\u9fff]{0,8}?(县委|市委|区委|县|市|区)(?=[\u4e00-\u9fff])/;
const SHORT: Readonly<Record<string, readonly string[]>> = {
  disc: ['纪委', '监委', '纪委监委', '案管室'],
  orgd: ['组织部', '干部监督室', '干部监督科'],
  pub: ['宣传部'],
  ufd: ['统战部'],
  bian: ['编办', '机构编制委员会办公室', '编委办'],
  police: ['公安局'],
};

/** The receiver that words name; undefined where none or several might be meant. */
export function receiverIn(words: string, receivers: readonly Receiver[]): string | undefined {
  const bare = words.replaceAll(/\s/g, '');
  const short = bare.replace(PREFIX, '');
  const called = ({ code, titles }: Receiver) => [code, ...titles, ...(SHORT[code] ?? [])];
  const exact = receivers.filter((one) => called(one).some((title) => title === bare || title === short));
  if (exact.length > 0) return exact.length === 1 ? exact[0]?.code : undefined;
  const near = receivers.filter((one) => called(one).some((title) => title.length > 1 && short.includes(title)));
  return near.length === 1 ? near[0]?.code : undefined;
}
