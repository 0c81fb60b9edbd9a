import { describe, expect, it } from 'vitest';
import { readPasted } from '../../web/src/common/pasted.ts';

const columns = [
  { key: 'name', heads: ['名称', '单位名称'] },
  { key: 'kind', heads: ['类别'] },
  { key: 'villages', heads: ['村数'] },
];

describe('what is pasted from Excel', () => {
  it('is read by its heads, in whatever order they stand, unknown columns left out', () => {
    const text = '序号\t村数\t单位名称\r\n1\t12\t甲镇党委\r\n\r\n2\t\t乙局党组\r\n';
    expect(readPasted(text, columns)).toEqual([{ name: '甲镇党委', villages: '12' }, { name: '乙局党组' }]);
  });

  it('without heads is read in the usual order', () => {
    expect(readPasted('甲镇党委\t乡镇\t12', columns)).toEqual([{ name: '甲镇党委', kind: '乡镇', villages: '12' }]);
  });

  it('typed by hand, one name a line, is a name each', () => {
    expect(readPasted('甲局党组\n 乙局党组 \n', columns)).toEqual([{ name: '甲局党组' }, { name: '乙局党组' }]);
  });

  it('keeps a cell that has a line break of its own whole', () => {
    expect(readPasted('"甲局\n党组"\t部门', columns)).toEqual([{ name: '甲局\n党组', kind: '部门' }]);
  });

  it('empty is nothing', () => {
    expect(readPasted(' \n', columns)).toEqual([]);
  });
});
