import { useRounds } from '../../api/rounds.ts';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { DraftsList } from './drafts-list.tsx';

/** 等签批: every paper on its way, of all open rounds and of the standing office. */
export default function DraftsPage() {
  const rounds = useRounds();
  return (
    <Page title={messages.drafts.title}>
      <Shown of={rounds}>
        {(all) => <DraftsList rounds={all.filter(({ closed }) => !closed).map(({ round }) => round)} withOffice />}
      </Shown>
    </Page>
  );
}
