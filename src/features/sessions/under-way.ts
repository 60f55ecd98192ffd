import type { Turn, UnderWay } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { draftName } from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { whenIn } from './words.ts';

const MOST_LISTED = 5;

/** Sessions that who speaks plans, as a draft or with dates to come, and the next of those they come to or wait for. */
export async function sessionsUnderWay({ prisma }: SessionDeps, { actor, language, now }: Turn): Promise<UnderWay[]> {
  const { personId, roles } = actor;
  if (personId === null) return [];
  const { sessions } = texts(language);
  const ahead = { cancelledAt: null, endsAt: { gt: now } };
  const planned = roles.has('broker')
    ? await prisma.sessionSeries.findMany({
        where: { createdById: personId, OR: [{ state: 'draft' }, { state: 'announced', sessions: { some: ahead } }] },
        orderBy: { number: 'desc' },
        take: MOST_LISTED,
      })
    : [];
  const replies = await prisma.sessionReply.findMany({
    where: {
      personId,
      reply: { in: ['coming', 'waiting', 'offered'] },
      session: { ...ahead, series: { state: 'announced' } },
    },
    include: { session: { include: { series: { select: { title: true } } } } },
    orderBy: { session: { startsAt: 'asc' } },
    take: MOST_LISTED,
  });
  const button = { kind: 'say' as const, label: sessions.showAll, text: '/impact sessies' };
  return [
    ...planned.map(({ id, state, number, title }) => {
      const line = sessions.youPlan(sessions.states[state](number), title);
      return { line, button, subject: draftName(id) };
    }),
    ...replies.map(({ reply, session }) => {
      const when = whenIn(session, language);
      const { title } = session.series;
      return { line: reply === 'coming' ? sessions.goesTo(title, when) : sessions.waitsFor(title, when), button };
    }),
  ];
}
