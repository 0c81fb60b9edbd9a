import { type Person, registerPeople } from '../../api/people.ts';
import { RetirePicked } from '../../common/retire-picked.tsx';
import { messages } from '../../messages.ts';
import { itemOf } from './person-item.ts';

/** 不再使用, 恢复使用 of those that are ticked. */
export function RetirePeople({ picked, done }: { picked: Person[]; done: () => void }) {
  return (
    <RetirePicked
      words={messages.people}
      picked={picked}
      send={(people, retired, key) =>
        registerPeople(
          people.map((person) => itemOf(person, retired)),
          key,
        )
      }
      done={done}
    />
  );
}
