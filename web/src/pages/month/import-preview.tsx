import { Alert, Button, Progress } from 'antd';
import { type Preview, usePreview } from '../../api/calendars.ts';
import { DataList } from '../../common/data-list.tsx';
import type { ListState } from '../../common/list-state.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { ChangedDays } from './changed-days.tsx';
import { ImportApproval } from './import-approval.tsx';
import { moveColumns } from './move-columns.tsx';

const words = messages.calendars;

/** 预览: how far it is, which days change, and which deadlines would move; approved below. */
export function ImportPreview({ id, state }: { id: string; state: ListState }) {
  const { page, pageSize } = state;
  const found = usePreview(id, { page, pageSize });
  const back = <Button onClick={() => state.begin({ tab: 'import' })}>{words.back}</Button>;
  return (
    <Shown of={found}>
      {(preview) => (
        <>
          <div className="toolbar">{back}</div>
          <Standing preview={preview} />
          <ChangedDays days={preview.changed} />
          <h2 style={{ fontSize: 16 }}>{words.previewTitle}</h2>
          <DataList
            name={words.previewTitle}
            columns={moveColumns}
            rows={preview.moves.items}
            rowKey={({ workflowId, key }) => `${workflowId} ${key}`}
            loading={!preview.finished && !preview.stalled}
            empty={words.noMoves}
            paging={{
              page,
              pageSize,
              total: preview.moves.total,
              turn: (next, size) => state.change({ page: String(next), pageSize: String(size) }),
            }}
          />
          {preview.finished && preview.current && <ImportApproval id={id} state={state} />}
        </>
      )}
    </Shown>
  );
}

function Standing({ preview }: { preview: Preview }) {
  const { finished, stalled, current, done, total, unanswered, moves } = preview;
  const silent = Object.entries(unanswered).map(([workflow, why]) => `${workflow}：${why}`);
  return (
    <>
      <p role="status">{finished ? words.finished(total, moves.total) : words.asked(done, total)}</p>
      {!finished && total > 0 && (
        <Progress percent={Math.round((done / total) * 100)} aria-label={words.previewTitle} />
      )}
      {stalled && <Alert type="warning" showIcon title={words.stalled} style={{ marginBottom: 12 }} />}
      {!current && <Alert type="warning" showIcon title={words.notCurrent} style={{ marginBottom: 12 }} />}
      {silent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.unanswered}
          description={silent.join('；')}
          style={{ marginBottom: 12 }}
        />
      )}
    </>
  );
}
