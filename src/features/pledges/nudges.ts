import { plusDays } from '../../calendar/local-time.ts';
import { paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Offer, OfferSource } from '../../nudges/offers.ts';
import {
  duePledges,
  leaveAskingTo,
  notePledgeAsked,
  type Pledge,
  pledgesForAmbassadors,
  readPledge,
} from '../../pledges/pledges.ts';
import type { Transaction } from '../../store/transaction.ts';
import { pledgeName } from './actions.ts';
import { pledgeCard } from './card.ts';

const FOR_ALL = { themes: [], departments: [], personId: null, organisationId: null, from: null, until: null };
/** A nudge has fewer than sixty words, with what is said around the pledge. */
const MOST_WORDS = 35;
/** What was done longer ago is no news. */
const NEWS_DAYS = 90;

/** A pledge that is due: the planner asks about it instead of the pledge's own clock. */
export const pledgeNudges: OfferSource = {
  kind: 'pledge',
  async offers(tx, day) {
    const due = await duePledges(tx, day);
    return due.map(({ id, personId }): Offer => ({ ...FOR_ALL, kind: 'pledge', item: id, personId }));
  },
  async draw(tx, item, language) {
    const pledge = await readPledge(tx, item);
    if (pledge?.state !== 'open' || pledge.text === null || pledge.asksLeft === 0) return null;
    const { pledges } = texts(language);
    const line = pledge.asksLeft > 1 ? pledges.ask : pledges.askAgain;
    const { buttons = [] } = pledgeCard(pledge, language);
    const name = pledgeName(item);
    return {
      body: [paragraph(line), paragraph(pledges.quoted(shortened(pledge.text)))],
      buttons,
      own: { card: name, subject: name },
    };
  },
  planned: leaveAskingTo,
  sent: notePledgeAsked,
};

/** What somebody did and shares with ambassadors, without who it was. */
export const successNudges: OfferSource = {
  kind: 'success',
  async offers(tx, day) {
    const done = await pledgesForAmbassadors(tx, plusDays(day, -NEWS_DAYS));
    return done.map(({ id, personId }): Offer => ({ ...FOR_ALL, kind: 'success', item: id, exceptId: personId }));
  },
  async draw(tx, item, language) {
    const pledge = await readPledge(tx, item);
    if (pledge?.state !== 'done' || pledge.sharedWith !== 'ambassadors' || pledge.text === null) return null;
    const { pledges } = texts(language);
    const body = [
      paragraph(pledges.worked(await organisationOf(tx, pledge))),
      paragraph(pledges.quoted(shortened(pledge.text))),
      paragraph(pledges.yoursToo),
    ];
    return { body, buttons: [] };
  },
};

async function organisationOf(tx: Transaction, { personId }: Pledge): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { organisation: true } });
  return person?.organisation?.name ?? null;
}

function shortened(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= MOST_WORDS ? text : `${words.slice(0, MOST_WORDS).join(' ')} …`;
}
