import { Tabs } from 'antd';
import { useOffice } from '../../api/office.ts';
import { useMay } from '../../app/who.ts';
import { type ListState, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { PeopleList } from './people-list.tsx';
import { RoundPeople } from './round-people.tsx';

const words = messages.people;

/** 人员名册: who may be named or seconded, where each served, and who serves in a round now. */
export default function PeoplePage() {
  const state = useListState();
  const registers = useMay('registers.see');
  const work = useMay('work.see');
  return (
    <Page title={words.title}>
      <Tabs
        activeKey={state.get('tab') ?? (registers ? 'register' : 'round')}
        onChange={(tab) => state.begin({ tab })}
        destroyOnHidden
        items={[
          ...(registers ? [{ key: 'register', label: words.register, children: <Register state={state} /> }] : []),
          ...(work ? [{ key: 'round', label: words.inRound, children: <InRound state={state} /> }] : []),
        ]}
      />
    </Page>
  );
}

function Register({ state }: { state: ListState }) {
  const office = useOffice();
  return (
    <Shown of={office}>{(there) => (there ? <PeopleList state={state} /> : <Nothing words={words.noOffice} />)}</Shown>
  );
}

function InRound({ state }: { state: ListState }) {
  const chosen = useChosenRound(state);
  return (
    <>
      <div className="toolbar">
        <RoundChoice chosen={chosen} change={(round) => state.change({ round })} />
      </div>
      <RoundPeople round={chosen.round} />
    </>
  );
}
