import { Button } from 'antd';
import { useState } from 'react';
import { askPeople, type Person, type PersonQuery, usePeople } from '../../api/people.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { RegisterList } from '../../common/register-list.tsx';
import { messages } from '../../messages.ts';
import { personColumns } from './person-columns.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonPaste } from './person-paste.tsx';
import { RetirePeople } from './retire-people.tsx';
import { ServicesDialog } from './services-dialog.tsx';

const words = messages.people;
const FILTERS = ['pool', 'retired', 'role', 'unit'] as const;

/** 名册与人才库: named approvers, addressees, and whom the office may second. */
export function PeopleList({ state }: { state: ListState }) {
  const [asked, setAsked] = useState<Person>();
  const query = questionIn<PersonQuery>(state, FILTERS);
  const found = usePeople(query);
  return (
    <>
      <RegisterList<Person>
        name={words.title}
        words={words}
        columns={personColumns}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askPeople({ ...query, ...paging })}
        empty={state.any ? messages.states.empty : words.empty}
        filters={
          <>
            <ChoiceFilter state={state} name="pool" label={words.pool} titles={words.pools} />
            <ChoiceFilter state={state} name="retired" label={words.state} titles={words.retirements} width={110} />
          </>
        }
        operations={(row) => (
          <Button type="link" size="small" onClick={() => setAsked(row)} aria-label={words.servicesOf(row.name)}>
            {words.services}
          </Button>
        )}
        batch={(picked, done) => <RetirePeople picked={picked} done={done} />}
        dialog={(person, close) => <PersonDialog person={person} close={close} />}
        paste={(close) => <PersonPaste close={close} />}
      />
      <ServicesDialog person={asked} close={() => setAsked(undefined)} />
    </>
  );
}
