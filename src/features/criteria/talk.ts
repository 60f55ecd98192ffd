import type { Kind } from '../../chat/labels.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DOSSIER_TOPIC } from './actions.ts';
import { asking } from './asking.ts';
import type { Speaking } from './at-dossier.ts';
import { dossierCard } from './card.ts';
import { changeCriterion, decide } from './deciding.ts';
import type { CriteriaDeps } from './deps.ts';
import { correctAssignment } from './facts.ts';
import { isOpen, isTheirs } from './life.ts';
import { showDossiers } from './listing.ts';
import { lockDossier, readDossier } from './repository.ts';
import { type Item, viewOf } from './view.ts';
import { directionIn, itemsMeant, reasonIn } from './which.ts';

/** What is said after a dossier was shown is about that one. What others get to see takes a press. */
export function dossierTopic(deps: CriteriaDeps): Topic {
  const take: TakeMove = (turn, id, said) => spoken(deps, turn, id, said);
  const moves: Record<Exclude<Move, 'complaint' | 'unknown' | 'done'>, TakeMove> = {
    answer: take,
    correction: take,
    addition: take,
    confirmation: take,
    take,
    cancellation: take,
    refusal: take,
    state: take,
    repeat: take,
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

/** What comes of words: a sentence to put on the card. */
type Change = (tx: Transaction, at: Speaking) => Promise<string>;

const CHANGES: Readonly<Partial<Record<Kind<'criteria'>, Change>>> = {
  choose: (tx, at) => decideMeant(tx, at, 'chosen'),
  reject: (tx, at) => decideMeant(tx, at, 'rejected'),
  restore: (tx, at) => decideMeant(tx, at, 'suggested'),
  adapt,
  facts,
};

/** What only a press does: the card is shown, with which one. */
const BY_PRESS: Readonly<Partial<Record<Kind<'criteria'>, 'export' | 'share' | 'award' | 'drop'>>> = {
  export: 'export',
  share: 'share',
  award: 'award',
  drop: 'drop',
};

async function spoken(deps: CriteriaDeps, turn: Turn, id: string, { text, move }: Said): Promise<Outcome | null> {
  const adviser = await deps.adviser();
  const kind = move === 'repeat' ? 'dossier' : (turn.reading?.kindOf('criteria') ?? 'dossier');
  // A whole assignment of its own begins another dossier.
  if (kind === 'advise' || kind === 'check' || kind === 'figures') return null;
  if (kind === 'dossier') {
    const other = await showDossiers(deps, turn, text, id);
    if (other) return other;
  }
  const dossier = await readDossier(deps.prisma, id);
  const { personId } = turn.actor;
  if (!dossier || personId === null) return null;
  const asked = asking(kind, { adviser, dossier, personId, turn, text, view: viewOf(adviser, dossier, turn) });
  if (asked) return asked;
  const change = CHANGES[kind];
  const { dossiers } = texts(turn.language);
  if (change && !isOpen(dossier)) return told(turn, dossiers.problems.closed);
  const button = BY_PRESS[kind];
  return settling('answered', async (tx) => {
    const now = await lockDossier(tx, id);
    if (!now) return { replies: told(turn, dossiers.gone).replies };
    const at = { adviser, dossier: now, personId, turn, text, view: viewOf(adviser, now, turn) };
    const line = change
      ? await change(tx, at)
      : button &&
        dossiers.press(button === 'export' ? dossiers.file.link(dossiers.file.formats.docx) : dossiers.buttons[button]);
    return { replies: [await shown(tx, adviser, turn, id, line)] };
  });
}

async function shown(tx: Transaction, adviser: Adviser, turn: Turn, id: string, line: string | undefined) {
  const dossier = await readDossier(tx, id);
  if (!dossier) throw new Error('A dossier is never deleted while it is spoken of.');
  return dossierCard(viewOf(adviser, dossier, turn), turn.language, line);
}

/** The criteria that words point at, of those that can be meant. */
function meant({ adviser, view, dossier, turn, text }: Speaking, among = (_: Item) => true) {
  return itemsMeant(adviser, text, { items: view.items, focus: dossier.focus, language: turn.language }).items.filter(
    among,
  );
}

async function decideMeant(tx: Transaction, at: Speaking, state: 'chosen' | 'rejected' | 'suggested'): Promise<string> {
  const { turn, adviser, text } = at;
  const { problems } = texts(turn.language).dossiers;
  const items = meant(at);
  if (items.length === 0) return problems.whichOne;
  const ids = items.map(({ criterion }) => criterion.id);
  const reason = state === 'rejected' ? reasonIn(adviser.talk, text) : null;
  // "Toch wel" of what was rejected is a choice of it.
  const to = state === 'suggested' && items.some(({ row }) => row.state === 'rejected') ? 'chosen' : state;
  return decide(tx, turn, at, { ids, state: to, reason });
}

/** By so many percentage points a criterion becomes heavier or lighter when nobody says how much. */
const STEP = 5;

/** "Maak het 5 procent", "maak nummer 3 zwaarder" */
async function adapt(tx: Transaction, at: Speaking): Promise<string> {
  const { turn, adviser, text, view } = at;
  const { problems } = texts(turn.language).dossiers;
  const pointed = meant(at);
  const weighed = view.items.filter(({ criterion, row }) => criterion.weight !== null && row.state !== 'rejected');
  const [item] = pointed.length > 0 ? pointed : weighed.length === 1 ? weighed : [];
  if (!item) return problems.whichOne;
  const percentage = Number(adviser.talk.percentage.exec(text.toLowerCase())?.[1] ?? Number.NaN);
  const direction = directionIn(adviser.talk, text);
  if (Number.isNaN(percentage) && direction === null) return problems.notUnderstoodCriterion;
  const { weight: range } = item.criterion;
  if (range === null) return adaptText(tx, at, item, percentage);
  const now = item.row.weight ?? Math.round((range.min + range.max) / 2);
  const weight = Number.isNaN(percentage) ? now + STEP * (direction ?? 1) : percentage;
  if (weight < 1 || weight > 100) return problems.whichWeight;
  const done = await changeCriterion(tx, turn, at, item.criterion.id, { ...ownOf(item), weight });
  const isOutside = weight < range.min || weight > range.max;
  return isOutside ? `${done} ${problems.weightOutside(range.min, range.max)}` : done;
}

function ownOf({ row: { text, verification, weight } }: Item) {
  return { text, verification, weight };
}

/** Of what has no weight the one percentage in its words is meant. */
async function adaptText(tx: Transaction, at: Speaking, item: Item, percentage: number): Promise<string> {
  const { turn, adviser } = at;
  const { problems } = texts(turn.language).dossiers;
  const found = [...item.text.matchAll(new RegExp(adviser.talk.percentage.source, 'giu'))];
  const [only] = found;
  if (!only || found.length > 1 || Number.isNaN(percentage)) return problems.noWeight(item.title);
  const text = item.text.replace(only[0], only[0].replace(/\d[\d.,]*/, String(percentage)));
  return changeCriterion(tx, turn, at, item.criterion.id, { ...ownOf(item), text });
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
