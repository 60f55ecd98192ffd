import { type Button, paragraph } from '../../chat/reply.ts';
import { WRITE_MESSAGE, writeToGuestsSchema } from '../../chat/shared-actions.ts';
import type { Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { countReplies } from './guests.ts';
import { isBefore, isTheirs } from './life.ts';
import type { Visit } from './repository.ts';

/** From this chance on words ask for a message to people, and change nothing of the visit. */
const ASKS_FOR_A_MESSAGE = 0.6;

/** "Laat ze weten dat de ingang achterom is": for the guests of a visit that people are invited to, from who organises it. */
export function isForGuests({ reading, actor, setting }: Turn, visit: Visit): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return (
    setting === 'direct' &&
    !isBefore(visit) &&
    isTheirs(actor, visit) &&
    likeliest?.label === 'broadcast' &&
    likeliest.chance >= ASKS_FOR_A_MESSAGE &&
    reading?.kindOf('broadcast') === 'write'
  );
}

/** What is written to guests is seen first, and goes by a press. What stands behind a colon is its text. */
export async function offersMessage({ language }: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const { visits } = texts(language);
  const { coming, waiting, offered } = await countReplies(tx, visit.id);
  const isNobody = (coming ?? waiting ?? offered) === undefined;
  const begun = /:\s*(\S.*)$/s.exec(text)?.[1]?.trim() ?? '';
  const payload = writeToGuestsSchema.parse({ begun: begun.slice(0, LONGEST_BEGUN), guestsOf: visit.id });
  const write: Button = {
    kind: 'action',
    label: visits.buttons.write,
    action: WRITE_MESSAGE,
    payload,
    style: 'primary',
  };
  return {
    replies: [
      {
        language,
        subject: invitationName(visit.id),
        body: [paragraph(isNobody ? visits.nobodyToWrite : visits.pressToWrite)],
        buttons: isNobody ? [] : [write],
      },
    ],
  };
}

const LONGEST_BEGUN = 2_000;
