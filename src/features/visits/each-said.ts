import { onDayNamed } from '../../calendar/day-named.ts';
import { paragraph } from '../../chat/reply.ts';
import type { Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import { says } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { replyFor } from './guest-calls.ts';
import { slotMeant, wishOf } from './guest-talk.ts';
import { readGuest } from './guests.ts';
import { isBefore } from './life.ts';
import type { Visit } from './repository.ts';
import { upcomingFor } from './upcoming.ts';
import { isOnDayOf, namedBy } from './which.ts';

/** What somebody says of one of several visits. */
export interface SaidOfOne {
  visit: Visit;
  kind: 'come' | 'decline';
  /** The words of it. */
  text: string;
}

/** Where one thing ends that is said and another begins. */
const CLAUSES = /[,;.]+\s*|\s+(?:maar|but)\s+/iu;
/** From this chance on words are a reply. */
const IS_REPLY = 0.5;
/** So many words with a name and "wel" or "niet" are nothing but a choice. */
const MOST_CHOOSING = 8;

/**
 * What a guest says of each of several visits: "naar allebei", "die bij de bakker wel, de andere niet", "die van de 17e wel".
 *
 * @returns empty: it is said of one, or no reply
 */
export async function saidOfEach(tx: Transaction, turn: Turn, text: string): Promise<SaidOfOne[]> {
  const isOfSeveral = says(text, 'both') || says(text, 'rest') || says(text, 'indeed') || says(text, 'not');
  if (!isOfSeveral || isAsked(text) || turn.setting !== 'direct') return [];
  const visits = (await upcomingFor(tx, turn)).filter((visit) => !isBefore(visit));
  if (visits.length < 2) return [];
  if (!says(text, 'both')) return inClauses(turn, text, visits);
  // "Wij komen allebei" is of two people, and of one visit.
  const ofTwo = turn.reading?.kinds('visit').find(({ label }) => label === 'come-two')?.chance ?? 0;
  if (ofTwo >= IS_REPLY) return [];
  const kind = says(text, 'not') ? 'decline' : 'come';
  return visits.map((visit) => ({ visit, kind, text }));
}

function inClauses(turn: Turn, text: string, visits: readonly Visit[]): SaidOfOne[] {
  const clauses = text.split(CLAUSES).filter((clause) => clause.trim() !== '');
  const said: SaidOfOne[] = [];
  for (const clause of clauses) {
    const kind = says(clause, 'not') ? 'decline' : 'come';
    const named = namedIn(turn, clause, visits);
    const rest =
      said.length > 0 && says(clause, 'rest')
        ? visits.filter(({ id }) => !said.some(({ visit }) => visit.id === id))
        : [];
    said.push(...(named ? [named] : rest).map((visit) => ({ visit, kind, text: clause }) as const));
  }
  const isChoice = said.length > 1 || wordsOf(text).length <= MOST_CHOOSING;
  // "De bakker belt, het kan niet" is said of one, and chooses nothing.
  return isChoice && said.length === clauses.length ? said : [];
}

/** The one visit that words name, by its host or its day; "vrijdag" is also the only Friday among them, however far off. */
function namedIn(turn: Turn, clause: string, visits: readonly Visit[]): Visit | null {
  const dates = visits.flatMap((visit) => visit.slots.map(({ startsAt }) => ({ visit, startsAt })));
  const onDay = onDayNamed(clause, dates, turn.now)?.visit.id;
  const scored = visits.map((visit) => ({
    visit,
    score: namedBy(visit, clause, turn) + (isOnDayOf(visit, clause, turn) || visit.id === onDay ? 2 : 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const meant = scored.filter(({ score }) => score === best);
  return best > 0 && meant.length === 1 ? (meant[0]?.visit ?? null) : null;
}

/** Replies to each, and says in a line of each what came of it. */
export async function repliedToEach(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  said: readonly SaidOfOne[],
): Promise<Settled> {
  const { visits } = texts(turn.language);
  const items: string[] = [];
  const messages = [];
  for (const { visit, kind, text } of said) {
    const { personId } = turn.actor;
    const guest = personId === null ? null : await readGuest(tx, visit.id, personId);
    const wish = wishOf(kind, slotMeant(visit, guest?.slotId ?? null, text, turn.now));
    const done = wish && (await replyFor(deps, turn, tx, { visitId: visit.id, wish, via: 'words' }));
    items.push(`${titleOf(visit, turn.language)}: ${done ? done.text : visits.whichTime}`);
    messages.push(...(done?.messages ?? []));
  }
  const [first] = said;
  return {
    replies: [
      {
        language: turn.language,
        ...(first ? { subject: invitationName(first.visit.id) } : {}),
        body: [paragraph(visits.ofEach), { kind: 'list', items }],
      },
    ],
    messages,
  };
}
