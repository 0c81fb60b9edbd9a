import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readApart } from './apart.ts';
import { readGrids } from './read.ts';

async function bytesOf(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const text = (words: string) => new TextEncoder().encode(words);

describe('a workbook', () => {
  it('is read sheet by sheet without the hidden ones: merged cells, results, dates, words in parts', async () => {
    const bytes = await bytesOf((book) => {
      book.addWorksheet('旧表', { state: 'hidden' }).addRow(['不读']);
      book.addWorksheet('空表');
      const page = book.addWorksheet('线索');
      page.addRow(['题', null]);
      page.getRow(4).values = ['甲', { formula: '1+1', result: 2 }, new Date('2022-06-24T00:00:00Z')];
      page.getRow(5).values = [
        null,
        { richText: [{ text: '分' }, { text: '段' }] },
        { text: '链接', hyperlink: 'http://x' },
      ];
      page.getCell('C4').numFmt = 'yyyy"年"m"月"d"日"';
      page.mergeCells('A4:A5');
    });
    expect(await readGrids(bytes)).toEqual([
      {
        ...{ sheet: '线索', from1904: false },
        rows: [
          { no: 1, cells: ['题'] },
          { no: 4, cells: ['甲', 2, { day: '2022-06-24' }] },
          { no: 5, cells: ['甲', '分段', '链接'] },
        ],
      },
    ]);
  });

  it('with more rows than a ledger has is refused', async () => {
    const bytes = await bytesOf((book) => {
      const page = book.addWorksheet('线索');
      for (let n = 0; n < 5001; n += 1) page.addRow([n]);
    });
    await expect(readGrids(bytes)).rejects.toThrow('“线索”多于 5000 行');
  });
});

describe('a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['an old or locked workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0), '旧格式（.xls）'],
    ['a broken package', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), '读不出来'],
    ['another package', zipSync({ 'word/document.xml': text('<a/>') }), '不是 Excel 工作簿'],
    ['nonsense in a package', zipSync({ 'xl/workbook.xml': text('<a') }), '工作簿读不出来'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), '只收 .xlsx 或 .csv'],
    ['nothing', text('\n\n'), '没有看得见、有内容的工作表'],
  ])('that is %s is refused in words', async (_, bytes, words) => {
    await expect(readGrids(bytes)).rejects.toThrow(words);
  });

  it('that swells is refused before it is unpacked, also when it is read apart', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': text('<a/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1_048_576),
    });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(readGrids(bomb)).rejects.toThrow('解开后太大');
    await expect(readApart(bomb)).rejects.toThrow('解开后太大');
  }, 60_000);

  it('that takes too long is given up', async () => {
    await expect(readApart(text('甲,乙\n1,2'), 1)).rejects.toThrow('读得太久');
  });

  it('of text is read as Chinese Windows and as everybody else writes it', async () => {
    const rows = [
      { no: 1, cells: ['编号', '单位'] },
      { no: 3, cells: ['1', '组织部'] },
    ];
    const gbk = Uint8Array.of(0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0x2c, 0x0a, 0x31, 0x2c);
    const unit = Uint8Array.of(0xd7, 0xe9, 0xd6, 0xaf, 0xb2, 0xbf);
    expect((await readGrids(text('\uFEFF编号,单位\n,\n1,组织部')))[0]?.rows).toEqual(rows);
    expect((await readGrids(Uint8Array.from([...gbk, ...unit])))[0]?.rows).toEqual(rows);
  });
});
