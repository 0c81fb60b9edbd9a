import { Tabs } from 'antd';
import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { type Office, useOffice } from '../../api/office.ts';
import { NotThere } from '../../app/not-there.tsx';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { FactsTab } from './facts-tab.tsx';
import { PlanTab } from './plan-tab.tsx';
import { SetUp } from './set-up.tsx';
import { StandingTab } from './standing-tab.tsx';
import { TargetsList } from './targets-list.tsx';

const TargetPage = lazy(() => import('./target-page.tsx'));
const words = messages.registers;

/** 对象库、年度计划、轮外事项, which stand outside of rounds. */
export default function OfficePage() {
  return (
    <Routes>
      <Route index element={<Whole />} />
      <Route path="targets/:code" element={<TargetPage />} />
      <Route path="*" element={<NotThere />} />
    </Routes>
  );
}

function Whole() {
  const office = useOffice();
  const mayRecord = useMay('registers.record');
  const none = mayRecord ? <SetUp /> : <Nothing words={words.notSetUp} />;
  return (
    <Page title={words.title}>
      <Shown of={office}>{(there) => (there ? <Parts office={there} /> : none)}</Shown>
    </Page>
  );
}

function Parts({ office }: { office: Office }) {
  const state = useListState();
  return (
    <Tabs
      activeKey={state.get('tab') ?? 'targets'}
      onChange={(tab) => state.begin({ tab })}
      destroyOnHidden
      items={[
        { key: 'targets', label: words.targets, children: <TargetsList state={state} /> },
        { key: 'plan', label: words.plan, children: <PlanTab state={state} /> },
        { key: 'facts', label: words.facts, children: <FactsTab office={office} /> },
        { key: 'standing', label: words.standing, children: <StandingTab office={office} /> },
      ]}
    />
  );
}
