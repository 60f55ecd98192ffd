import { audienceOf } from '../audiences/audience.ts';
import { reply } from '../features/sessions/places.ts';
import { datesPlanned } from '../features/sessions/planning.ts';
import { announce, createSeries, readSeries } from '../features/sessions/repository.ts';
import { propose } from '../features/sessions/topics.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';

const PEOPLE = ['Jelle (demo)', 'Karima (demo)', 'Lotte (demo)'];

/** Next year's learning network: five meetings, with some who come and something to vote on; again is a no-op. */
export async function prepareDemoSessions(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  if (organisationId === null || (await tx.sessionSeries.count()) > 0) return;
  const now = await clockNow(tx);
  const year = now.getUTCFullYear() + 1;
  const plan = {
    kind: 'learning_network' as const,
    date: `${year}-01-01`,
    minute: 14 * 60,
    minutes: 120,
    rule: 'FREQ=YEARLY;BYMONTH=2,4,6,9,11;BYDAY=2TU;COUNT=5',
    place: 'Luttenbergstraat 2, Zwolle',
    link: null,
  };
  const dates = datesPlanned(plan, now);
  if (!Array.isArray(dates)) throw new Error(`The learning network of the demo cannot be planned: ${dates}.`);
  const { kind, rule, place, link } = plan;
  const series = {
    ...{ kind, rule, place, link },
    // Nearly full: who comes to the first takes the last place or waits.
    capacity: PEOPLE.length + 1,
    title: `Leernetwerk impact ondernemen ${year}`,
    about: 'Makelaars en beleidsmedewerkers van provincie en gemeenten leren van elkaars aanpak. O, doe jij het zó?!',
    audience: audienceOf({}),
  };
  const id = await createSeries(tx, { by: alex, organisationId, series, dates });
  const made = await readSeries(tx, id);
  if (!made) return;
  await announce(tx, made);
  const [first] = made.sessions;
  if (!first) return;
  for (const displayName of PEOPLE) {
    const { id: personId } = await tx.person.create({ data: { organisationId, displayName } });
    const wish = { comes: true, places: 1 } as const;
    await reply(tx, { sessionId: first.id, personId, wish }, { by: personId, via: 'command' });
    await propose(tx, { sessionId: first.id, personId: personId, votes: true }, 'Hoe meet je wat het oplevert?');
  }
}
