import { Card } from 'antd';
import { Link } from 'react-router';
import { useRounds } from '../../api/rounds.ts';
import { LightCounts } from '../../common/light.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.desk;

/** The rounds that are not closed, with their lights. */
export function RoundsCard() {
  const found = useRounds();
  return (
    <Card size="small" title={<h2 style={{ font: 'inherit', margin: 0 }}>{words.rounds}</h2>}>
      <Shown of={found}>
        {(rounds) => {
          const open = rounds.filter(({ closed }) => !closed);
          if (open.length === 0) return <Nothing words={words.noRounds} />;
          return (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {open.map(({ round, rulebook, lights }) => (
                <li key={round} style={{ padding: '6px 0' }}>
                  <Link to={`/rounds/${round}`}>{round}</Link> {rulebook?.title}
                  <div>
                    <LightCounts lights={lights} />
                  </div>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </Card>
  );
}
