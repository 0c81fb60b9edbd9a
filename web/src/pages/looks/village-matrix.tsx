import { Table } from 'antd';
import { type MatrixCell, useVillageMatrix } from '../../api/things.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.looks;

interface Row {
  village: number;
  counts: ReadonlyMap<string, number>;
  total: number;
}

/** 村×问题类别: how many problems of each sort were found in which village. */
export function VillageMatrix({ round, of }: { round: string; of: string }) {
  const found = useVillageMatrix(round, of);
  return (
    <Shown of={found}>
      {(cells) => (cells.length === 0 ? <Nothing words={words.matrixEmpty} /> : <Counts cells={cells} />)}
    </Shown>
  );
}

function Counts({ cells }: { cells: MatrixCell[] }) {
  const kinds = [...new Map(cells.map(({ kind, kindTitle }) => [kind, kindTitle]))];
  const sums = rowOf(-1, cells);
  return (
    <ShortTable<Row>
      bordered
      rowKey="village"
      dataSource={rowsOf(cells)}
      columns={[
        { title: words.village, render: (_, { village }) => (village === 0 ? words.whole : words.villageNo(village)) },
        ...kinds.map(([kind, title]) => ({
          key: kind,
          title,
          align: 'right' as const,
          render: (_: unknown, { counts }: Row) => counts.get(kind) ?? '',
        })),
        { title: words.total, align: 'right', render: (_, { total }) => <strong>{total}</strong> },
      ]}
      summary={() => (
        <Table.Summary.Row>
          {[words.total, ...kinds.map(([kind]) => sums.counts.get(kind) ?? 0), sums.total].map((value, index) => (
            <Table.Summary.Cell
              key={kinds[index - 1]?.[0] ?? `end-${index}`}
              index={index}
              align={index > 0 ? 'right' : 'left'}
            >
              <strong>{value}</strong>
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}

function rowsOf(cells: MatrixCell[]): Row[] {
  const villages = [...new Set(cells.map(({ village }) => village))].sort((a, b) => a - b);
  return villages.map((village) =>
    rowOf(
      village,
      cells.filter((cell) => cell.village === village),
    ),
  );
}

function rowOf(village: number, cells: MatrixCell[]): Row {
  const counts = new Map<string, number>();
  for (const { kind, count } of cells) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return { village, counts, total: cells.reduce((sum, { count }) => sum + count, 0) };
}
