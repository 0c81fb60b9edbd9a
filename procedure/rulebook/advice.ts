import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { deadlineSchema, letterKindSchema, overrideSchema, receiverSchema, rulebookSourceSchema } from './schema.ts';
import { approvalSchema, stepSchema } from './step-schema.ts';

const FIELDS = [
  rulebookSourceSchema,
  stepSchema,
  deadlineSchema,
  letterKindSchema,
  receiverSchema,
  approvalSchema,
  overrideSchema,
].flatMap(({ shape }) => Object.keys(shape));

/** What to do about a problem, in one sentence. */
export function fixOf({ path, message, expected, fix }: Problem): string {
  if (fix !== undefined) return fix;
  if (expected !== undefined) return `改为${expected}`;
  if (message.startsWith('不认识的字段')) {
    const near = nearest(path.split('.').at(-1) ?? '', [...new Set(FIELDS)]);
    return near.length > 0 ? `改为${near.map((name) => `“${name}”`).join('或')}，或删去` : '删去这个字段';
  }
  if (message.startsWith('YAML')) return '改正这一行的缩进、冒号、引号或重复的键';
  if (message.startsWith('期限应写作')) return '照例改写：数字、空格、单位';
  if (message.startsWith('没有会发出的函件')) return '在 letters 里写上这种函件，或换一个起算';
  if (message.startsWith('没有发给')) return '在 letters 的 units 里加上它，或从这里删去';
  return '对照 rulebook.schema.json 改正';
}
