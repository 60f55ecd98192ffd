import { instantAt, type LocalDate, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { nl } from '../../i18n/nl.ts';
import type { Received } from '../../platforms/terminal/screen.ts';
import { chance } from '../bench/simulated-ambassador.ts';
import { brokerOf, COUNTER_CONTACT, type MonthSize, PLACES } from './network.ts';
import type { MonthStage } from './stage.ts';

/** What people did in the month, to compare with what became of it. */
export interface Tally {
  said: number;
  pressed: number;
  handedOver: number;
  accepted: number;
  broadcasts: number;
  visits: number;
  /** Who said something to which nothing came back, as `who: text`. */
  unanswered: string[];
}

/**
 * How often people do something in a month, of a thousand colleagues. Guesses, on the high side of what a bot for a specialised
 * subject may expect.
 */
const A_THOUSAND = { questions: 60, cases: 10, ambassadors: 20 } as const;
const WORKDAYS = 22;
/** A monthly message of each organisation, on a day of its own; a visit in every third. */
const BROADCAST_ON = (organisation: number) => organisation % 20;

const QUESTIONS = [
  'Wat is social return?',
  'Wat is een makelaar met mandaat?',
  'Vanaf welk bedrag moet ik Europees aanbesteden?',
  'Wat doet het ROZ?',
  'Hoe werkt Move2Social?',
  'Mag ik een opdracht voorbehouden aan een sociale werkplaats?',
  'Wie weet wat van circulaire inkoop?',
  'Wat kost een zwembad?',
  'Hoi',
  'Dank je wel!',
];
const NEEDS = ['een bakker', 'een fietsenmaker', 'een kringloopwinkel', 'een cateraar', 'een timmerbedrijf'];

/** One working day: three moments at which people say and press things, and all that the bot does in between. */
export async function workday(
  stage: MonthStage,
  size: MonthSize,
  { day, number, tally }: { day: LocalDate; number: number; tally: Tally },
): Promise<void> {
  for (const [moment, minute] of [9 * 60 + 30, 11 * 60 + 30, 14 * 60 + 30].entries()) {
    await stage.time.passTo(instantAt(day, minute));
    await react(stage, tally, `${day} ${moment} before`);
    const sayings = sayingsAt(size, { day, number, moment });
    for (const { as, text } of sayings) await stage.say(as, text);
    await stage.time.settled();
    tally.said += sayings.length;
    const received = stage.take();
    const heard = new Set(received.map(({ to }) => to));
    tally.unanswered.push(...sayings.flatMap(({ as, text }) => (heard.has(as) ? [] : [`${as}: ${text}`])));
    await answerBack(stage, tally, received, `${day} ${moment}`);
    await react(stage, tally, `${day} ${moment} after`);
  }
}

interface Saying {
  as: string;
  text: string;
}

function sayingsAt(
  size: MonthSize,
  { day, number, moment }: { day: LocalDate; number: number; moment: number },
): Saying[] {
  const turns = (WORKDAYS * 3) / size.often;
  const sayings: Saying[] = [];
  for (let person = 0; person < size.people; person += 1) {
    const drawn = chance(day, moment, person);
    const as = `p${person}`;
    if (number === 0 && moment === 0 && chance('ambassador', person) < (A_THOUSAND.ambassadors / 1000) * size.often) {
      sayings.push({ as, text: 'Ik wil ambassadeur worden' });
    } else if (drawn < A_THOUSAND.questions / 1000 / turns) {
      sayings.push({ as, text: pick(QUESTIONS, drawn * 1e6) });
    } else if (drawn < (A_THOUSAND.questions + A_THOUSAND.cases) / 1000 / turns) {
      const place = pick(PLACES, drawn * 1e7);
      sayings.push({
        as,
        text: `Ik sprak ${pick(NEEDS, drawn * 1e6)} uit ${place} die een groter pand zoekt, wie kan helpen?`,
      });
    }
  }
  return [...sayings, ...brokersAt(size, { day, number, moment })];
}

function brokersAt({ organisations }: MonthSize, at: { day: LocalDate; number: number; moment: number }): Saying[] {
  const all = Array.from({ length: organisations }, (_, index) => index);
  if (at.moment === 0) {
    return all
      .filter((index) => BROADCAST_ON(index) === at.number)
      .map((index) => ({
        as: brokerOf(index),
        text: `Stuur een bericht aan alle collega's: op ${at.day} vertellen we wat er dit jaar is gedaan.`,
      }));
  }
  if (at.moment !== 1) return [];
  const visitOn = plusDays(at.day, 10 + ((7 - weekdayOf(plusDays(at.day, 10))) % 7));
  return all
    .filter((index) => index % 3 === 0 && at.number === 2 + (index % 9))
    .map((index) => ({
      as: brokerOf(index),
      text: `zet een werkbezoek uit voor alle ambassadeurs, ${visitOn} om 10 uur bij kringloopbedrijf ${index}, Dorpsstraat 1, Rijssen, 15 man`,
    }));
}

/** What who was answered does with the card they got. */
async function answerBack(stage: MonthStage, tally: Tally, received: readonly Received[], at: string): Promise<void> {
  for (const { to, message, buttons } of received) {
    const label = [nl.cases.handOver, nl.broadcasts.buttons.send, nl.visits.buttons.open].find((one) =>
      buttons.includes(one),
    );
    if (label === nl.cases.handOver) tally.handedOver += 1;
    if (label === nl.broadcasts.buttons.send) tally.broadcasts += 1;
    if (label === nl.visits.buttons.open) tally.visits += 1;
    if (label) await press(stage, tally, { as: to, message, label });
    else if (buttons.includes(nl.platform.useful) && chance(at, to) < 0.5) {
      await press(stage, tally, { as: to, message, label: nl.platform.useful });
    }
  }
  await stage.time.settled();
}

/** What people do with what came to them by itself: half of them sees it, some come, the counter takes what it got. */
async function react(stage: MonthStage, tally: Tally, at: string): Promise<void> {
  for (const { to, message, buttons } of stage.take()) {
    const drawn = chance(at, to, message);
    if (to === COUNTER_CONTACT && buttons.includes(nl.cases.accept)) {
      tally.accepted += 1;
      await press(stage, tally, { as: to, message, label: nl.cases.accept });
    } else if (buttons.includes(nl.visits.buttons.come) && drawn < 0.2) {
      await press(stage, tally, { as: to, message, label: nl.visits.buttons.come });
    } else if (buttons.includes(nl.broadcasts.seen) && drawn < 0.3) {
      await press(stage, tally, { as: to, message, label: nl.broadcasts.seen });
    }
  }
  await stage.time.settled();
}

async function press(
  stage: MonthStage,
  tally: Tally,
  { as, message, label }: { as: string; message: string; label: string },
) {
  tally.pressed += 1;
  await stage.press(as, message, label);
}

function pick<One>(from: readonly One[], number: number): One {
  const chosen = from[Math.floor(number) % from.length];
  if (chosen === undefined) throw new Error('There is nothing to pick.');
  return chosen;
}
