import { localTimeAt } from '../../calendar/local-time.ts';
import type { Turn, UnderWay } from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { questionsOf } from './asked.ts';
import { countOpenGaps } from './repository.ts';

const MOST_LOOKED_AT = 20;

/** What who speaks asked a broker and waits for; for a broker also how many questions wait for one. */
export async function questionsUnderWay(prisma: PrismaClient, { actor, language }: Turn): Promise<UnderWay[]> {
  const { personId, organisationId, roles } = actor;
  const { gaps } = texts(language);
  const asked = personId === null ? [] : await questionsOf(prisma, personId, MOST_LOOKED_AT);
  const own = asked
    .filter(({ state }) => state === 'open')
    .map(({ text, since }) =>
      gaps.own.underWay(text ?? gaps.questionGone, dateInWords(localTimeAt(since).date, language)),
    );
  const isBroker = roles.has('broker') && organisationId !== null;
  const waiting = isBroker ? await countOpenGaps(prisma, organisationId) : 0;
  const forBroker = { kind: 'say' as const, label: gaps.showOpen, text: '/impact open-vragen' };
  return [
    ...own.map((line) => ({ line })),
    ...(waiting === 0 ? [] : [{ line: gaps.waitForYou(waiting), button: forBroker }]),
  ];
}
