import type { Button } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import type { Outcome, Turn, UnderWay } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { SHOW } from './actions.ts';
import { dossierCard } from './card.ts';
import type { CriteriaDeps } from './deps.ts';
import { figuresButton } from './figures-reply.ts';
import { type Dossier, dossiersOf } from './repository.ts';
import { tellingIn } from './telling.ts';
import { boughtIn, viewOf } from './view.ts';

const MOST_LISTED = 8;
const MOST_SEARCHED = 50;
/** What is bought is said in the first characters of a description. */
const SAYS_WHAT = 300;

/**
 * The dossier that words name ("hoe staat het met de schoonmaak?", "dossier 12"), else a list of what somebody has.
 *
 * @param spokenOf the dossier that is spoken of; given: null when the words name no other
 */
export async function showDossiers(deps: CriteriaDeps, turn: Turn, text: string): Promise<Outcome>;
export async function showDossiers(
  deps: CriteriaDeps,
  turn: Turn,
  text: string,
  spokenOf: string,
): Promise<Outcome | null>;
export async function showDossiers(
  deps: CriteriaDeps,
  turn: Turn,
  text: string,
  spokenOf?: string,
): Promise<Outcome | null> {
  const { dossiers } = texts(turn.language);
  const adviser = await deps.adviser();
  const all = await dossiersOf(deps.prisma, turn.actor, MOST_SEARCHED);
  const named = namedIn(adviser, turn, text, all);
  if (spokenOf !== undefined) return another(adviser, turn, { text, all, named, spokenOf });
  if (othersReadAlong(turn)) return told(turn, dossiers.problems.onlyInPrivate);
  const [only, second] = named.length > 0 ? named : all;
  if (!only) {
    const { status, replies } = told(turn, dossiers.none);
    return { status, replies: replies.map((reply) => ({ ...reply, buttons: figuresButton(turn) })) };
  }
  return second ? list(adviser, turn, named.length > 0 ? named : all) : card(adviser, turn, only);
}

/** Dossiers that who speaks made themselves and that are neither awarded nor put away. */
export async function dossiersUnderWay(deps: CriteriaDeps, turn: Turn): Promise<UnderWay[]> {
  const all = await dossiersOf(deps.prisma, turn.actor, MOST_SEARCHED);
  const own = all.filter(({ createdById, state }) => createdById === turn.actor.personId && state !== 'awarded');
  if (own.length === 0) return [];
  const adviser = await deps.adviser();
  return own.slice(0, MOST_LISTED).map((dossier) => ({
    line: lineOf(adviser, turn, dossier),
    button: openButton(turn, dossier),
  }));
}

/** Another than the one that is spoken of, or all of them; null: neither is meant. */
function another(
  adviser: Adviser,
  turn: Turn,
  {
    text,
    all,
    named,
    spokenOf,
  }: { text: string; all: readonly Dossier[]; named: readonly Dossier[]; spokenOf: string },
): Outcome | null {
  const [other] = named;
  if (other) return named.some(({ id }) => id === spokenOf) ? null : card(adviser, turn, other);
  return adviser.talk.allDossiers.test(plain(text)) && all.length > 1 ? list(adviser, turn, all) : null;
}

function card(adviser: Adviser, turn: Turn, dossier: Dossier): Outcome {
  return answered(dossierCard(viewOf(adviser, dossier, turn), turn.language));
}

/** Those whose number or subject is named, by what is bought or by words of their own description. */
function namedIn(adviser: Adviser, { language }: Turn, text: string, all: readonly Dossier[]): Dossier[] {
  const said = plain(text);
  const number = /\b(\d{1,6})\b/.exec(said)?.[1];
  const byNumber = all.filter((dossier) => String(dossier.number) === number);
  if (byNumber.length > 0) return byNumber;
  const stems = (words: string) => tellingIn(adviser.talk, words, language);
  const wanted = new Set(stems(said));
  const groupOf = ({ productGroup }: Dossier) =>
    adviser.reader.library.groups.find(({ id }) => id === productGroup)?.[language] ?? '';
  const isNamed = (one: string) => [...wanted].some((word) => one.endsWith(word));
  const byGroup = all.filter((dossier) => stems(groupOf(dossier)).some(isNamed));
  return byGroup.length > 0
    ? byGroup
    : // "De koffie" is that of the coffee machines, and "de kleding" that of the work clothes, which Dutch writes as one word.
      byDescription(
        all,
        (text) => stems(text).filter((one) => isNamed(one) || [...wanted].some((word) => one.startsWith(word))).length,
      );
}

/** Those of which the description shares the most words, if one does. */
function byDescription(all: readonly Dossier[], shared: (text: string) => number): Dossier[] {
  const counts = all.map(({ text }) => shared((text ?? '').slice(0, SAYS_WHAT)));
  const most = Math.max(0, ...counts);
  return most === 0 ? [] : all.filter((_, at) => counts[at] === most);
}

function list(adviser: Adviser, turn: Turn, all: readonly Dossier[]): Outcome {
  const { dossiers } = texts(turn.language);
  const shown = all.slice(0, MOST_LISTED);
  const items = shown.map((dossier) => lineOf(adviser, turn, dossier));
  const buttons = shown.map((dossier) => openButton(turn, dossier));
  return answered({
    language: turn.language,
    framed: true,
    body: [
      { kind: 'heading', text: dossiers.list },
      { kind: 'list', items },
    ],
    buttons: [...buttons, ...figuresButton(turn)],
  });
}

function lineOf(adviser: Adviser, { actor, language }: Turn, dossier: Dossier): string {
  const { dossiers } = texts(language);
  const what = boughtIn(adviser, dossier, language);
  const count = (state: string) => dossier.criteria.filter((row) => row.state === state).length;
  const maker = dossier.createdById === actor.personId ? null : dossier.createdBy;
  const parts = [
    dossiers.states[dossier.state](dossier.number, what),
    dossiers.line(count('chosen'), count('rejected')),
    maker === null ? null : dossiers.of(maker),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function openButton({ language }: Turn, { id, number }: Dossier): Button {
  return { kind: 'action', label: texts(language).dossiers.buttons.open(number), action: SHOW, payload: { id } };
}
