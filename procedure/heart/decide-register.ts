import { isRole } from '../rulebook/roles.ts';
import type { RegisterPerson, RegisterTarget } from './command.ts';
import { type Event, event } from './event.ts';
import { refuse } from './rejection.ts';
import type { State } from './state.ts';

/** Events of entering an organization or a person in the office's registers; entered again, the later is true. */
export function decideRegister(state: State, command: RegisterTarget | RegisterPerson, instant: string): Event[] {
  if (state.host !== 'office') {
    refuse({ code: 'not-allowed', status: 400, detail: '对象库、人员名册由巡察办常设登记' });
  }
  if (command.type === 'register-target') {
    const { type: _, ...target } = command;
    const same = Object.values(state.targets ?? {}).find(
      ({ name, code }) => name === target.name && code !== target.code,
    );
    if (same) {
      refuse({ code: 'already', status: 422, field: 'name', detail: `对象库里已有“${same.name}”（${same.code}）` });
    }
    return [event(instant, { type: 'target.registered', target })];
  }
  const { type: _, ...person } = command;
  const unknown = person.roles.find((role) => !isRole(role));
  if (unknown !== undefined) {
    refuse({ code: 'not-allowed', status: 400, field: 'roles', detail: `没有这个身份：${unknown}` });
  }
  return [event(instant, { type: 'person.registered', person })];
}
