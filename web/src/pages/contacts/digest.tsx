import { Alert, DatePicker, Select } from 'antd';
import { useState } from 'react';
import { useDigest } from '../../api/deliveries.ts';
import { dayOf, FIELD_FORMAT, fieldDay, today } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const { contacts: words, parties } = messages;
const OPTIONS = Object.entries({ ...parties.house, ...parties.units }).map(([value, label]) => ({ value, label }));

/** 每日摘要: what it would say, before it goes out. */
export function Digest() {
  const [date, setDate] = useState(today);
  const [party, setParty] = useState('office');
  const found = useDigest(date, party);
  return (
    <>
      <div className="toolbar">
        <DatePicker
          aria-label={words.digestDay}
          format={FIELD_FORMAT}
          allowClear={false}
          value={fieldDay(date)}
          onChange={(picked) => picked && setDate(dayOf(picked))}
        />
        <Select
          aria-label={words.digestParty}
          style={{ width: 180 }}
          options={OPTIONS}
          value={party}
          onChange={setParty}
        />
      </div>
      <p>{words.digestHint}</p>
      <Shown of={found}>
        {({ title, lines, workday, why }) => (
          <>
            {!workday && <Alert type="info" showIcon title={words.digestRest(why)} style={{ marginBottom: 12 }} />}
            {title === null ? <Nothing words={words.digestNone} /> : <Text title={title} lines={lines} />}
          </>
        )}
      </Shown>
    </>
  );
}

function Text({ title, lines }: { title: string; lines: string[] }) {
  return (
    <article>
      <h2 style={{ fontSize: 16 }}>{title}</h2>
      <div style={{ whiteSpace: 'pre-line' }}>{lines.join('\n')}</div>
    </article>
  );
}
