import type { Kind, Purpose } from '../../chat/labels.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import { saysVatIncluded } from '../../criteria/reading/value.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DOSSIER_TOPIC } from './actions.ts';
import { adapt } from './adapting.ts';
import { ofOneOrMore } from './asked/items.ts';
import { asking, fromSources } from './asking.ts';
import type { Speaking } from './at-dossier.ts';
import { choiceAndFacts, factsBeside, outAndMore } from './beside.ts';
import { dossierCard, dossierChanged } from './card.ts';
import { looked, textFor } from './checking.ts';
import { decide } from './deciding.ts';
import type { CriteriaDeps } from './deps.ts';
import { doEach, eachSaid } from './each.ts';
import { correctAssignment } from './facts.ts';
import { findingItems } from './findings.ts';
import { forbiddenIn, kindHere, kindToAnswer, leavesOut } from './kind-here.ts';
import { isOpen, isTheirs } from './life.ts';
import { showDossiers } from './listing.ts';
import { asksForMore, steerThemes, suggestMore } from './more.ts';
import { type ByPress, byPress, choosingNear } from './pressing.ts';
import { type Dossier, lockDossier, readDossier } from './repository.ts';
import { changeReply } from './short-card.ts';
import { viewOf } from './view.ts';
import { isOnlyFacts, isOnlyPlaces, isOnlyPointing, itemsMeant, itemsSaid, reasonIn } from './which.ts';

/** What is said after a dossier was shown is about that one. What others get to see takes a press. */
export function dossierTopic(deps: CriteriaDeps): Topic {
  const take: TakeMove = (turn, id, said) => spoken(deps, turn, id, said);
  const moves: Record<Move, TakeMove> = {
    answer: take,
    correction: take,
    addition: take,
    confirmation: take,
    take,
    done: take,
    cancellation: take,
    refusal: take,
    state: take,
    ask: take,
    wording: take,
    repeat: take,
    source: take,
    unknown: take,
    complaint: take,
  };
  return {
    name: DOSSIER_TOPIC,
    role: 'colleague',
    async situation(turn, id) {
      const dossier = await readDossier(deps.prisma, id);
      return dossier && isTheirs(turn.actor, dossier) && dossier.text !== null && dossier.state !== 'dropped'
        ? 'dossier'
        : null;
    },
    async byForm(turn, id, { text }) {
      const dossier = await readDossier(deps.prisma, id);
      if (!dossier || !isOpen(dossier)) return null;
      const adviser = await deps.adviser();
      return moveByForm({ adviser, dossier, turn, text, view: viewOf(adviser, dossier, turn) });
    },
    moves,
  };
}

/** What its form alone tells: facts, places, words about a text or each of the criteria; null: it is to be read. */
function moveByForm({ adviser, dossier, turn, text, view }: Omit<Speaking, 'personId'>): Move | null {
  const { language } = turn;
  const before = { items: view.items, focus: null, language };
  const isOfEach = textFor(text) !== null || eachSaid({ adviser, text, view }) !== null;
  if (isOfEach || (isOnlyPointing(adviser.talk, text, language) && itemsMeant(adviser, text, before).named))
    return 'addition';
  if (isOnlyFacts(adviser, text, view.advice.assignment)) return 'correction';
  if (dossier.focus !== null && leavesOut(adviser, text)) return 'cancellation';
  return asksForMore(adviser, view, text, language) ? 'addition' : null;
}

/** What comes of words: a sentence to put above what the dossier is now, and what else can be pressed. */
type Change = (tx: Transaction, at: Speaking) => Promise<string | ByPress>;

const CHANGES: Readonly<Partial<Record<Kind<'criteria'>, Change>>> = {
  choose: (tx, at) => decideMeant(tx, at, 'chosen'),
  reject: (tx, at) => decideMeant(tx, at, 'rejected'),
  restore: (tx, at) => decideMeant(tx, at, 'suggested'),
  adapt,
  facts: async (tx, at) => (await steerThemes(tx, at)) ?? facts(tx, at),
  more: suggestMore,
};

/** Kinds beside which something may be said of the assignment. */
const DECIDES: ReadonlySet<Kind<'criteria'>> = new Set(['choose', 'reject', 'restore', 'adapt']);

/** Kinds that begin something new. */
const ELSEWHERE: ReadonlySet<Kind<'criteria'>> = new Set(['advise', 'check', 'figures']);

async function spoken(deps: CriteriaDeps, turn: Turn, id: string, said: Said): Promise<Outcome | null> {
  const adviser = await deps.adviser();
  const dossier = await readDossier(deps.prisma, id);
  const { personId } = turn.actor;
  if (!dossier || personId === null) return null;
  const { text } = said;
  const view = viewOf(adviser, dossier, turn);
  const toCheck = textFor(text);
  if (toCheck !== null) return looked(adviser, turn, toCheck, { dossierId: id, assignment: view.advice.assignment });
  const at = { adviser, dossier, personId, turn, text, view };
  const each = eachSaid(at);
  if (each) return doEach(at, each);
  if (dossier.focus !== null && leavesOut(adviser, text) && !itemsSaid(at, null).named)
    return act(adviser, turn, { dossier, personId, text, kind: 'reject' });
  return isForElse(at, said) ? null : meant(deps, at, said);
}

/** What it comes to by what was read in it. */
async function meant(deps: CriteriaDeps, at: Speaking, said: Said): Promise<Outcome | null> {
  const { adviser, dossier, personId, turn, text, view } = at;
  const ofItem = ofOneOrMore(at);
  if (ofItem) return ofItem;
  const kind = asksForMore(adviser, view, text, turn.language)
    ? 'more'
    : kindToAnswer(adviser, view, text, kindHere(at, kindSaid(adviser, turn, said, view.advice.assignment)));
  if (kind === null || ELSEWHERE.has(kind)) return null;
  if (kind === 'dossier' || adviser.talk.goTo.test(plain(text))) {
    const other = await showDossiers(deps, turn, text, dossier.id);
    if (other) return other;
  }
  return (
    (await fromSources(deps, at, kind)) ?? asking(kind, at) ?? act(adviser, turn, { dossier, personId, text, kind })
  );
}

/** From this chance on words say that something is done. */
const SURE_OF_DONE = 0.8;
/** From this chance on words outside its thread are for what they seem to be for, and not of a dossier. */
const SURELY_ELSE = 0.7;

/** What nobody says of a dossier. */
const ELSE: ReadonlySet<Purpose> = new Set([
  ...(['ambassador', 'broadcast', 'visit', 'session'] as const),
  ...(['messages', 'hook', 'my-data', 'roles', 'gaps'] as const),
]);

/** "Wie krijgen dat bericht?", with an open dossier above: it is no change of that. */
function isForElse({ adviser, turn: { reading, language }, view }: Speaking, { inThread, text }: Said): boolean {
  if (isOnlyPointing(adviser.talk, text, language)) return false;
  if (isOnlyFacts(adviser, text, view.advice.assignment)) return false;
  const [likeliest] = reading?.purposes ?? [];
  const kind = reading?.kindOf('criteria');
  // To share a dossier sounds like a message to others, and takes a press.
  if (kind === 'share' || kind === 'export') return false;
  return !inThread && likeliest !== undefined && ELSE.has(likeliest.label) && likeliest.chance >= SURELY_ELSE;
}

/** What is meant, more closely; null: nothing of this dossier. */
function kindSaid(
  adviser: Adviser,
  { reading }: Turn,
  { text, move, chance }: Said,
  assignment: Assignment,
): Kind<'criteria'> | null {
  if (isOnlyPlaces(adviser.talk, text)) return 'choose';
  if (isOnlyFacts(adviser, text, assignment)) return 'facts';
  if (move === 'repeat') return 'dossier';
  // What is done with a dossier is its award, whatever stays in it.
  if (move === 'done' && chance >= SURE_OF_DONE) return 'award';
  const kind = reading?.kindOf('criteria') ?? 'dossier';
  if (isGoodbye(reading) && Object.keys(adviser.given(text, assignment)).length === 0) return null;
  // "Klopt dat? Ik bedoelde inclusief btw": what is said of it goes before what is asked.
  if (
    kind !== 'what-if' &&
    adviser.reader.patterns.vatIncluded.test(plain(text)) &&
    adviser.given(text, assignment).euro
  )
    return 'facts';
  if (move !== 'unknown' && move !== 'complaint') return kind;
  // "Weet ik nog niet, iets van anderhalve ton" says it all the same.
  const { euro, yearly, months } = adviser.given(text, assignment);
  return euro === undefined && yearly === undefined && months === undefined ? null : 'facts';
}

/** "Bewaar het maar, tot morgen": nothing is asked of a dossier, which stays as it is. */
function isGoodbye(reading: Turn['reading']): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const kind = reading?.kindOf('small-talk');
  return (
    likeliest?.label === 'small-talk' && likeliest.chance >= SURE_OF_DONE && (kind === 'goodbye' || kind === 'thanks')
  );
}

function act(
  adviser: Adviser,
  turn: Turn,
  {
    dossier: { id },
    personId,
    text,
    kind,
  }: { dossier: Dossier; personId: string; text: string; kind: Kind<'criteria'> },
): Outcome {
  const change = CHANGES[kind];
  const { dossiers } = texts(turn.language);
  return settling('answered', async (tx) => {
    const dossier = await lockDossier(tx, id);
    if (!dossier) return { replies: told(turn, dossiers.gone).replies };
    const view = viewOf(adviser, dossier, turn);
    if (change && !isOpen(dossier)) return { replies: [changeReply(view, turn.language, dossiers.problems.closed)] };
    const at = { adviser, dossier, personId, turn, text, view };
    const { line, buttons } = await doneWith(tx, at, kind);
    const now = viewOf(adviser, (await readDossier(tx, id)) ?? dossier, turn);
    const isWhole = kind === 'dossier' && !text.includes('?');
    const reply = isWhole ? dossierCard(now, turn.language) : changeReply(now, turn.language, line, buttons);
    return change
      ? {
          replies: [reply],
          messages: dossierChanged((language) => viewOf(adviser, now.dossier, { language, now: turn.now })),
        }
      : { replies: [reply] };
  });
}

/** What comes of it, with what is said of the assignment beside it. */
async function doneWith(tx: Transaction, at: Speaking, kind: Kind<'criteria'>): Promise<Partial<ByPress>> {
  const change = CHANGES[kind];
  if (!change) return (await byPress(tx, at, kind)) ?? {};
  const both = kind === 'reject' ? outAndMore(at) : null;
  const decides = DECIDES.has(kind) ? choiceAndFacts(at) : null;
  const text = both?.out ?? decides?.choice ?? at.text;
  const { line, buttons } = withPresses(await change(tx, { ...at, text }));
  const beside = DECIDES.has(kind) ? await factsBeside(tx, at) : [];
  const more = both === null ? [] : [await suggestMore(tx, { ...(await asItIsNow(tx, at)), text: both.more })];
  const left = kind === 'facts' ? choiceAndFacts(at)?.choice : undefined;
  const notDone = left === undefined ? [] : [texts(at.turn.language).dossiers.problems.notDone(left.trim())];
  const lines = [line, ...beside, ...more, ...notDone].filter(Boolean);
  return { ...(lines.length > 0 ? { line: lines.join(' ') } : {}), ...(buttons ? { buttons } : {}) };
}

async function asItIsNow(tx: Transaction, at: Speaking): Promise<Speaking> {
  const dossier = (await readDossier(tx, at.dossier.id)) ?? at.dossier;
  return { ...at, dossier, view: viewOf(at.adviser, dossier, at.turn) };
}

function withPresses(done: string | ByPress): Partial<ByPress> {
  return typeof done === 'string' ? { line: done } : done;
}

async function decideMeant(
  tx: Transaction,
  at: Speaking,
  state: 'chosen' | 'rejected' | 'suggested',
): Promise<string | ByPress> {
  const { turn, adviser, text } = at;
  const { problems } = texts(turn.language).dossiers;
  const meant = itemsSaid(at);
  const notThere = meant.unknown.length > 0 ? problems.notThere(meant.unknown.join('”, “')) : null;
  // Of all at once those that were rejected before are not meant.
  const items = meant.items.filter((item) => !(meant.all && state === 'chosen' && item.row.state === 'rejected'));
  // What only comes near to what was named takes a press.
  const near = choosingNear(at, meant.near, state);
  if (items.length === 0 || (!meant.named && notThere !== null))
    return { line: [notThere ?? problems.whichOne, ...near.lines].join(' '), buttons: near.buttons };
  const ids = items.map(({ criterion }) => criterion.id);
  const reason = state === 'rejected' ? reasonIn(adviser.talk, text) : null;
  // "Toch wel" of what was rejected is a choice of it.
  const to = state === 'suggested' && items.some(({ row }) => row.state === 'rejected') ? 'chosen' : state;
  const done = await decide(tx, turn, at, { ids, state: to, reason });
  const isRestOut = state === 'chosen' && adviser.talk.restOut.test(plain(text));
  const others = at.view.items.filter((item) => item.row.state === 'suggested' && !items.includes(item));
  const rest = others.map(({ criterion }) => criterion.id);
  const out = isRestOut && rest.length > 0 ? [await decide(tx, turn, at, { ids: rest, state: 'rejected' })] : [];
  return {
    line: [done, ...out, ...(notThere === null ? [] : [notThere, ...near.lines])].join(' '),
    buttons: near.buttons,
  };
}

/** "Het is 80.000 euro, geen 800.000" */
async function facts(tx: Transaction, at: Speaking): Promise<string | ByPress> {
  const { adviser, dossier, turn, text, view, personId } = at;
  const { criteria, dossiers } = texts(turn.language);
  const { problems, changes } = dossiers;
  const given = adviser.given(text, view.advice.assignment);
  if (Object.keys(given).length === 0) return problems.notUnderstood;
  const isShare = given.share !== undefined && Object.keys(given).every((key) => key === 'share' || key === 'goals');
  // No goal comes of it that would bring other criteria.
  if (isShare) return adapt(tx, at);
  const change = { language: turn.language, now: turn.now, given, by: personId, words: text };
  const { lines } = await correctAssignment(tx, adviser, dossier, change);
  const findings = forbiddenIn(adviser, text, view.advice.assignment);
  const wrong = findingItems(adviser, { findings, assignment: view.advice.assignment }, turn.language);
  const bare = saysVatIncluded(adviser.reader.patterns, plain(text)) ? (given.euro ?? given.yearly) : undefined;
  const vat = bare === undefined ? [] : [criteria.notes.vatRemoved(bare)];
  return [...(lines.length > 0 ? lines : [changes.nothing]), ...vat, ...wrong].join(' ');
}
