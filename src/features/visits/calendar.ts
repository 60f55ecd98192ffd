import { ephemeral } from '../../chat/call.ts';
import { paragraph } from '../../chat/reply.ts';
import { type CallAction, callAction } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { CALENDAR, visitSchema } from './actions.ts';
import { calendarFile } from './calendar-file.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { readGuest } from './guests.ts';
import { readVisit } from './repository.ts';

/** Who comes gets the file of their time, alone with the bot. */
export function calendarCall({ publicUrl }: VisitDeps): CallAction {
  return callAction({
    name: CALENDAR,
    role: 'colleague',
    payload: visitSchema,
    async run(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const { personId } = turn.actor;
      const visit = await readVisit(tx, visitId);
      const guest = visit && personId !== null ? await readGuest(tx, visitId, personId) : null;
      const slot = visit?.slots.find(({ id }) => id === guest?.slotId);
      if (!visit || personId === null || !slot || guest?.reply !== 'coming') return ephemeral(turn, visits.notNow);
      const { language } = turn;
      const { file, line } = await calendarFile(tx, visit, slot, { publicUrl, language });
      const body = [paragraph(titleOf(visit, language)), paragraph(line)];
      return {
        response: ephemeral(turn, visits.fileSent),
        messages: [{ to: { personId, ifUnreachable: 'skip' }, replies: [{ language, body, file }] }],
      };
    },
  });
}
