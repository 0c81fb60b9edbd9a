import { Alert } from 'antd';
import { type OfficeStart, startOffice } from '../../api/office.ts';
import { Entry } from '../../common/entry.tsx';
import { ParamFields, RulebookField, useChosenBook } from '../../common/rulebook-fields.tsx';
import { messages } from '../../messages.ts';

const words = messages.registers;

interface Values {
  rulebook?: string;
  params?: Record<string, string | undefined>;
}

/** 建立巡察办常设: once for the county. */
export function SetUp() {
  return (
    <div style={{ maxWidth: 520 }}>
      <Alert type="info" showIcon title={words.notSetUp} style={{ marginBottom: 16 }} />
      <Entry<Values, unknown>
        draft="office"
        initial={{}}
        submit={(values, key) => startOffice(bodyOf(values), key)}
        done={() => undefined}
        words={words.setUp}
      >
        {() => <Fields />}
      </Entry>
    </div>
  );
}

function Fields() {
  const book = useChosenBook();
  return (
    <>
      <RulebookField />
      <ParamFields book={book} only={(name) => ofOffice(book, name)} />
    </>
  );
}

/** Whether a parameter begins a deadline of the office itself; the others are the rounds'. */
function ofOffice(book: ReturnType<typeof useChosenBook>, name: string): boolean {
  const rules = Object.values(book?.deadlines ?? {});
  return rules.some(({ level, from }) => level === 'office' && JSON.stringify(from ?? null).includes(`"${name}"`));
}

function bodyOf({ rulebook = '', params = {} }: Values): OfficeStart {
  const given = Object.entries(params).flatMap(([name, day]) => (day ? [[name, day] as const] : []));
  return { rulebook, params: Object.fromEntries(given) };
}
