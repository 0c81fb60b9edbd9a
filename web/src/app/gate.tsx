import { useWho } from '../api/session.ts';
import { Failed, Loading } from '../common/states.tsx';
import { FirstPassword } from '../pages/session/first-password.tsx';
import { SignInPage } from '../pages/session/sign-in-page.tsx';
import { Shell } from './shell.tsx';
import { WhoContext } from './who.ts';

/** Who is not signed in signs in; who has a one-time password chooses one; everybody else works. */
export function Gate() {
  const { data: who, error, isPending, refetch } = useWho();
  if (isPending) return <Loading />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!who) return <SignInPage />;
  if (who.mustChange) return <FirstPassword who={who} />;
  return (
    <WhoContext value={who}>
      <Shell />
    </WhoContext>
  );
}
