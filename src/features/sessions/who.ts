import { type Block, paragraph } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { isTheirs } from './broker-calls.ts';
import { type Comer, comersOf, type Series, type Session } from './repository.ts';
import { whenIn } from './words.ts';

const MOST_NAMES = 40;

/**
 * Who comes to a session: numbers by organisation. Names are of one's own organisation only, for who comes too or sees to it, and
 * nowhere where others read along.
 */
export async function whoBlocks(turn: Turn, tx: Transaction, series: Series, session: Session): Promise<Block[]> {
  const { sessions } = texts(turn.language);
  const comers = await comersOf(tx, [session.id]);
  const { personId, organisationId } = turn.actor;
  const isAlone = turn.setting === 'direct' || turn.setting === 'private';
  const mayName = isAlone && (isTheirs(turn.actor, series) || comers.some((one) => one.personId === personId));
  const items = [...Map.groupBy(comers, (one) => one.organisation)].map(([organisation, some]) => {
    const isOwn = some[0]?.organisationId === organisationId;
    if (!mayName || !isOwn) return sessions.numberOf(organisation, some.length);
    return sessions.ofOrganisation(organisation, namesOf(some, sessions.others));
  });
  return [
    paragraph(`${whenIn(session, turn.language)}. ${sessions.coming(comers.length)}`),
    ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
    ...(await waitingBlocks(turn, tx, series, session)),
    ...(mayName || comers.length === 0 ? [] : [paragraph(sessions.numbersOnly)]),
  ];
}

/** What is free, and who waits: by name for who sees to it, alone. */
async function waitingBlocks(turn: Turn, tx: Transaction, series: Series, session: Session): Promise<Block[]> {
  if (session.capacity === null) return [];
  const { sessions } = texts(turn.language);
  const waiting = await comersOf(tx, [session.id], ['waiting', 'offered']);
  const isAlone = turn.setting === 'direct' || turn.setting === 'private';
  const own = waiting.filter(({ organisationId }) => organisationId === turn.actor.organisationId);
  const names = isAlone && isTheirs(turn.actor, series) ? namesOf(own, sessions.others) : '';
  return [
    paragraph(sessions.placesLine(session.taken, session.capacity)),
    ...(waiting.length === 0 ? [] : [paragraph(sessions.waitingList(waiting.length, names))]),
  ];
}

function namesOf(some: readonly Comer[], others: (count: number) => string): string {
  const names = some.flatMap(({ name }) => name ?? []).slice(0, MOST_NAMES);
  const left = some.length - names.length;
  return [...names, ...(left > 0 ? [others(left)] : [])].join(', ');
}
