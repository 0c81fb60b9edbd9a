import { Input, Select, Tag } from 'antd';
import { type Paper, usePapers } from '../../api/papers.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { messages } from '../../messages.ts';
import { PaperChoice } from './paper-choice.tsx';

const words = messages.papers;

/** 公文: every paper of a round with what it is for, one by one or all of a kind at once. */
export default function PapersPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const papers = usePapers(round);
  const kind = state.get('kind');
  const text = state.get('q') ?? '';
  const rows = papers.data?.filter(
    (paper) => (kind === undefined || paper.kind === kind) && paper.title.includes(text.trim()),
  );
  const choice = <RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />;
  const filters = (
    <>
      <Input.Search
        aria-label={words.search}
        placeholder={words.search}
        defaultValue={text}
        allowClear
        style={{ width: 200 }}
        onSearch={(q) => state.change({ q })}
      />
      <Select
        aria-label={words.kind}
        placeholder={words.kind}
        allowClear
        style={{ width: 120 }}
        value={kind}
        options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(next?: string) => state.change({ kind: next })}
      />
    </>
  );
  return (
    <Page title={words.title} extra={choice}>
      <p>{words.intro}</p>
      <DataList<Paper>
        key={round}
        name={words.title}
        columns={columnsOf(round ?? '')}
        rows={rows}
        rowKey={({ id }) => id}
        loading={papers.isLoading}
        error={papers.error}
        retry={() => void papers.refetch()}
        filters={filters}
        empty={words.empty}
      />
    </Page>
  );
}

function columnsOf(round: string): Column<Paper>[] {
  return [
    {
      key: 'title',
      title: words.name,
      text: ({ title }) => title,
      render: ({ title, replaced }) => (
        <>
          {title} {replaced && <Tag>{words.replaced}</Tag>}
        </>
      ),
    },
    { key: 'kind', title: words.kind, text: ({ kind }) => words.kinds[kind], width: 90 },
    {
      key: 'subject',
      title: words.subject,
      text: ({ subject, for: all }) => `${words.subjects[subject]} ${all.length}`,
      render: (paper) => <PaperChoice round={round} paper={paper} />,
    },
  ];
}
