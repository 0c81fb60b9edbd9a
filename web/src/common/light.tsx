import { messages } from '../messages.ts';

export type Light = keyof typeof messages.lights;

export const LIGHT_ORDER: readonly Light[] = ['red', 'yellow', 'green', 'grey', 'done'];

/** A light in words beside its colour: colour alone tells nothing to who does not see it. */
export function LightMark({ light, words }: { light: Light; words?: string | undefined }) {
  return <span className={`cell ${light}`}>{words ?? messages.lights[light]}</span>;
}

/** How many deadlines show each light; those that nobody has are left out. */
export function LightCounts({ lights }: { lights: Record<Light, number> }) {
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      {LIGHT_ORDER.filter((light) => lights[light] > 0).map((light) => (
        <LightMark key={light} light={light} words={`${messages.lights[light]} ${lights[light]}`} />
      ))}
    </span>
  );
}
