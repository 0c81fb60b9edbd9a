import { Link } from 'react-router';
import { useRounds } from '../../api/rounds.ts';
import { LightCounts } from '../../common/light.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { DeskCard, DeskLines } from './desk-card.tsx';

const words = messages.desk;

/** The rounds that are not closed, with their lights. */
export function RoundsCard() {
  const found = useRounds();
  return (
    <DeskCard title={words.rounds}>
      <Shown of={found}>
        {(rounds) => {
          const open = rounds.filter(({ closed }) => !closed);
          if (open.length === 0) return <Nothing words={words.noRounds} />;
          return (
            <DeskLines>
              {open.map(({ round, rulebook, lights }) => (
                <li key={round}>
                  <Link to={`/rounds/${round}`}>{round}</Link> {rulebook?.title}
                  <div>
                    <LightCounts lights={lights} />
                  </div>
                </li>
              ))}
            </DeskLines>
          );
        }}
      </Shown>
    </DeskCard>
  );
}
