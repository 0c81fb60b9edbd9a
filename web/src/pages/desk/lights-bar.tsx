import { Link } from 'react-router';
import { useRounds } from '../../api/rounds.ts';
import { useMay } from '../../app/who.ts';
import { LIGHT_ORDER, LightMark } from '../../common/light.tsx';
import { messages } from '../../messages.ts';

/** Every deadline there is, by its light: from here each is one more click away. */
export function LightsBar() {
  const found = useRounds(useMay('rounds.see'));
  const open = found.data?.filter(({ closed }) => !closed);
  const words = (light: (typeof LIGHT_ORDER)[number]) => {
    const count = open?.reduce((sum, { lights }) => sum + lights[light], 0);
    return [messages.lights[light], count].filter((word) => word !== undefined).join(' ');
  };
  return (
    <nav aria-label={messages.desk.lights} className="toolbar">
      {LIGHT_ORDER.map((light) => (
        <Link key={light} to={`/deadlines?light=${light}`}>
          <LightMark light={light} words={words(light)} />
        </Link>
      ))}
    </nav>
  );
}
