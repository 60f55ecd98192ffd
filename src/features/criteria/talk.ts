import type { Kind, Purpose } from '../../chat/labels.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DOSSIER_TOPIC } from './actions.ts';
import { adapt } from './adapting.ts';
import { asking } from './asking.ts';
import type { Speaking } from './at-dossier.ts';
import { dossierCard, dossierChanged } from './card.ts';
import { decide } from './deciding.ts';
import type { CriteriaDeps } from './deps.ts';
import { correctAssignment } from './facts.ts';
import { isOpen, isTheirs } from './life.ts';
import { showDossiers } from './listing.ts';
import { suggestMore } from './more.ts';
import { byPress } from './pressing.ts';
import { type Dossier, lockDossier, readDossier } from './repository.ts';
import { changeReply } from './short-card.ts';
import { viewOf } from './view.ts';
import { isOnlyPlaces, itemsMeant, reasonIn } from './which.ts';

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
    moves,
  };
}

/** What comes of words: a sentence to put above what the dossier is now. */
type Change = (tx: Transaction, at: Speaking) => Promise<string>;

const CHANGES: Readonly<Partial<Record<Kind<'criteria'>, Change>>> = {
  choose: (tx, at) => decideMeant(tx, at, 'chosen'),
  reject: (tx, at) => decideMeant(tx, at, 'rejected'),
  restore: (tx, at) => decideMeant(tx, at, 'suggested'),
  adapt,
  facts,
  more: suggestMore,
};

/** Kinds that begin something new. */
const ELSEWHERE: ReadonlySet<Kind<'criteria'>> = new Set(['advise', 'check', 'figures']);

async function spoken(deps: CriteriaDeps, turn: Turn, id: string, said: Said): Promise<Outcome | null> {
  const adviser = await deps.adviser();
  const dossier = await readDossier(deps.prisma, id);
  const { personId } = turn.actor;
  if (!dossier || personId === null || isForElse(turn, said)) return null;
  const { text } = said;
  const view = viewOf(adviser, dossier, turn);
  const kind = kindSaid(adviser, turn, said, view.advice.assignment);
  if (kind === null || ELSEWHERE.has(kind)) return null;
  if (kind === 'dossier' || adviser.talk.goTo.test(plain(text))) {
    const other = await showDossiers(deps, turn, text, id);
    if (other) return other;
  }
  const asked = asking(kind, { adviser, dossier, personId, turn, text, view });
  if (asked) return asked;
  return act(adviser, turn, { dossier, personId, text, kind });
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
function isForElse({ reading }: Turn, { inThread }: Said): boolean {
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
  assignment: Speaking['view']['advice']['assignment'],
): Kind<'criteria'> | null {
  if (isOnlyPlaces(adviser.talk, text)) return 'choose';
  if (move === 'repeat') return 'dossier';
  // What is done with a dossier is its award, whatever stays in it.
  if (move === 'done' && chance >= SURE_OF_DONE) return 'award';
  if (move !== 'unknown' && move !== 'complaint') return reading?.kindOf('criteria') ?? 'dossier';
  // "Weet ik nog niet, iets van anderhalve ton" says it all the same.
  const { euro, yearly, months } = adviser.given(text, assignment);
  return euro === undefined && yearly === undefined && months === undefined ? null : 'facts';
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
    const press = await byPress(tx, at, kind);
    const line = change ? await change(tx, at) : press?.line;
    const now = viewOf(adviser, (await readDossier(tx, id)) ?? dossier, turn);
    const isWhole = kind === 'dossier' && !text.includes('?');
    const reply = isWhole ? dossierCard(now, turn.language) : changeReply(now, turn.language, line, press?.buttons);
    return change
      ? {
          replies: [reply],
          messages: dossierChanged((language) => viewOf(adviser, now.dossier, { language, now: turn.now })),
        }
      : { replies: [reply] };
  });
}

async function decideMeant(tx: Transaction, at: Speaking, state: 'chosen' | 'rejected' | 'suggested'): Promise<string> {
  const { turn, adviser, text, view, dossier } = at;
  const { problems } = texts(turn.language).dossiers;
  const meant = itemsMeant(adviser, text, { items: view.items, focus: dossier.focus, language: turn.language });
  const notThere = meant.unknown.length > 0 ? problems.notThere(meant.unknown.join('”, “')) : null;
  // Of all at once those that were rejected before are not meant.
  const items = meant.items.filter((item) => !(meant.all && state === 'chosen' && item.row.state === 'rejected'));
  if (items.length === 0 || (!meant.named && notThere !== null)) return notThere ?? problems.whichOne;
  const ids = items.map(({ criterion }) => criterion.id);
  const reason = state === 'rejected' ? reasonIn(adviser.talk, text) : null;
  // "Toch wel" of what was rejected is a choice of it.
  const to = state === 'suggested' && items.some(({ row }) => row.state === 'rejected') ? 'chosen' : state;
  const done = await decide(tx, turn, at, { ids, state: to, reason });
  return notThere === null ? done : `${done} ${notThere}`;
}

/** "Het is 80.000 euro, geen 800.000" */
async function facts(tx: Transaction, { adviser, dossier, turn, text, view, personId }: Speaking): Promise<string> {
  const { problems, changes } = texts(turn.language).dossiers;
  const given = adviser.given(text, view.advice.assignment);
  if (Object.keys(given).length === 0) return problems.notUnderstood;
  const change = { language: turn.language, now: turn.now, given, by: personId, words: text };
  const { lines } = await correctAssignment(tx, adviser, dossier, change);
  return lines.length > 0 ? lines.join(' ') : changes.nothing;
}
