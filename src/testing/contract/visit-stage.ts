import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { formIn, type ReceivedForm } from '../shown.ts';
import type { BroadcastStage, Seat } from './broadcast-stage.ts';

const { visits } = nl;
const { buttons, fields } = visits;

/** What a broker fills in who wants people to come. */
export const FILLED_IN = {
  [fields.host]: 'De Cirkel',
  [fields.times]: 'donderdag 17 december 2026 van 10 tot 12 uur',
  [fields.address]: 'Dorpsstraat 1, Rijssen',
  [fields.capacity]: '2',
  [fields.roles]: [nl.people.roles.ambassador],
};

type Values = Parameters<ReceivedForm['send']>[0];

/** The card of a draft that somebody wrote with the form, and where it stands. */
export async function writeVisit(
  stage: BroadcastStage,
  seat: Seat,
  values: Values = FILLED_IN,
): Promise<{ card: ReceivedMessage; where: string; title: string }> {
  const form = await openForm(stage, seat);
  await form.send(values);
  const { number, host } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({
    orderBy: { number: 'desc' },
  });
  const title = visits.title(number, host);
  return { ...(await cardOf(seat, title)), title };
}

export async function openForm(stage: BroadcastStage, seat: Seat): Promise<ReceivedForm> {
  const { thread } = await seat.driver.say(seat.person, '/impact werkbezoek');
  const [invitation] = await seat.driver.answers(thread, 1);
  if (!invitation) throw new Error('Nobody is invited to prepare one.');
  const form = formIn(await stage.press(seat, invitation, visits.invitation.label, thread));
  places.set(seat, thread);
  return form;
}

/** Where somebody said something last: in Slack a thread. */
const places = new Map<Seat, string>();

function cardOf(seat: Seat, title: string): Promise<{ card: ReceivedMessage; where: string }> {
  return eventually('the card', async () => {
    for (const where of [places.get(seat) ?? seat.inbox, seat.inbox]) {
      const card = (await seat.driver.answers(where, 0)).find(({ text }) => text.includes(title));
      if (card) return { card, where };
    }
    return undefined;
  });
}

/** A visit to which people are invited, with the card of its broker. */
export async function openVisit(stage: BroadcastStage, seat: Seat, values: Values = FILLED_IN) {
  const written = await writeVisit(stage, seat, values);
  await stage.press(seat, written.card, buttons.open, written.where);
  return written;
}
