import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Place } from '../../api/facts.ts';
import { useVolumes, type Volume } from '../../api/looks.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { dayText } from '../../common/date.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { useIsOwn, useMayRecord } from '../facts/may-record.ts';
import { FilingDialog } from './filing-dialog.tsx';

const { looks: words, rounds, fields } = messages;

type Kind = Volume['kinds'][number];

/** 卷内目录: what each volume is made of, what was filed of it, what is missing. `group`: that group's alone. */
export function VolumesTab({ round, book, group }: { round: string; book: Rulebook; group?: number }) {
  const found = useVolumes(round);
  return (
    <Shown of={found}>
      {(all) => {
        const volumes = all.filter(({ on }) => group === undefined || on === `group/${group}`);
        if (volumes.length === 0) return <Nothing words={words.volumesEmpty} />;
        return volumes.map((volume) => <OneVolume key={`${volume.step} ${volume.on}`} {...{ round, book, volume }} />);
      }}
    </Shown>
  );
}

function OneVolume({ round, book, volume }: { round: string; book: Rulebook; volume: Volume }) {
  const [filing, setFiling] = useState<Kind>();
  const place = placeOf(round, volume.on);
  const step = book.steps[volume.step];
  const isOwn = useIsOwn(round);
  const mayFile = useMayRecord(place) && step !== undefined && isOwn(step.by);
  const where = place.kind === 'group' ? rounds.groupOf(place.group) : rounds.whole;
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '16px 0 8px' }}>
        {where}｜{volume.title}
      </Typography.Title>
      <ShortTable<Kind>
        aria-label={`${where} ${volume.title}`}
        rowKey="part"
        dataSource={volume.kinds}
        columns={[
          {
            title: words.kind,
            render: (_, { title, owed }, index) => (
              <>
                {index + 1}. {title} {owed && <Tag>{words.owed}</Tag>}
              </>
            ),
          },
          {
            title: words.papers,
            render: (_, { papers }) =>
              papers.map(({ title, date, factId }) => <div key={factId}>{`${title} ${dayText(date)}`}</div>),
          },
          { title: words.filed, render: (_, { filed }) => filedWords(filed) },
          {
            title: fields.operations,
            className: 'no-print',
            render: (_, kind) =>
              mayFile &&
              !kind.filed && (
                <Button type="link" size="small" onClick={() => setFiling(kind)} aria-label={words.fileOf(kind.title)}>
                  {words.fileIt}
                </Button>
              ),
          },
        ]}
      />
      {filing && <FilingDialog {...{ place, kind: filing, step: volume.step }} close={() => setFiling(undefined)} />}
    </>
  );
}

function filedWords(filed: Kind['filed']): string {
  if (!filed) return words.notFiled;
  return [dayText(filed.date), filed.none && words.none, filed.note].filter(Boolean).join('｜');
}

function placeOf(round: string, on: string): Place {
  const [kind, no] = on.split('/');
  return kind === 'group' ? { kind, round, group: Number(no) } : { kind: 'round', round };
}
