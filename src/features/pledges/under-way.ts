import type { Turn, UnderWay } from '../../chat/skill.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { openPledges } from '../../pledges/pledges.ts';
import type { PledgeDeps } from './deps.ts';

/** What who speaks promised and did not do yet. */
export async function pledgesUnderWay(
  { prisma }: PledgeDeps,
  { actor: { personId }, language }: Turn,
): Promise<UnderWay[]> {
  const { pledges } = texts(language);
  const open = personId === null ? [] : await openPledges(prisma, personId);
  return open.map(({ text, dueOn }) => ({
    line: pledges.underWay(text ?? '', dueOn === null ? null : weekdayInWords(dueOn, language)),
    button: { kind: 'say', label: pledges.showAll, text: '/impact toezeggingen' },
  }));
}
