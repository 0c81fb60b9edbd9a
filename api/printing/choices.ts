import type { Db } from '../../db/client.ts';
import type { Template } from '../../papers/template.ts';
import { OFFICE } from '../../procedure/ids.ts';
import type { Choice } from './choice.ts';
import type { Printable } from './context.ts';
import { consultationChoices } from './own/consultations.ts';
import { groupChoices } from './own/groups.ts';
import { inspectionChoices } from './own/inspections.ts';
import { letterChoices } from './own/letters.ts';
import { noticeChoices } from './own/notices.ts';
import { personChoices } from './own/people.ts';
import { roundChoice } from './own/round.ts';
import { thingChoices } from './own/things.ts';
import { transferChoices } from './own/transfers.ts';

/** All there is in a round that a paper could be printed for; who may print it is another matter. */
export async function choicesOf(db: Db, context: Printable, template: Template): Promise<Choice[]> {
  // What stands outside any round has only the letters that came there.
  if (context.round === OFFICE && template.subject !== 'consultation') return [];
  switch (template.subject) {
    case 'round':
      return [roundChoice(context)];
    case 'group':
      return groupChoices(context);
    case 'inspection':
      return inspectionChoices(context);
    case 'letter':
      return letterChoices(context, template.letters);
    case 'transfer':
      return transferChoices(context);
    case 'person':
      return personChoices(context);
    case 'thing':
      return thingChoices(context, template.sort ?? '');
    case 'notice':
      return noticeChoices(db, context, template.numbered ?? '');
    case 'consultation':
      return consultationChoices(context);
  }
}
