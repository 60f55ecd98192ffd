import type { Kind } from '../../chat/labels.ts';
import { type Block, type Button, paragraph } from '../../chat/reply.ts';
import { answered, withBelow } from '../../chat/saying.ts';
import type { Outcome } from '../../chat/skill.ts';
import { thresholdWords } from '../../criteria/advice.ts';
import type { Finding } from '../../criteria/checks/check-text.ts';
import { asksEuropean, europeanWords } from '../../criteria/european.ts';
import { LEVELS } from '../../criteria/labels.ts';
import { advised } from '../../criteria/library.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { isAsked } from '../../language/questions-in.ts';
import { DOSSIER_TOPIC, SHOW } from './actions.ts';
import { ofTheWhole } from './asked/whole.ts';
import { type Speaking, withFocus } from './at-dossier.ts';
import { factsLine, kindLine } from './card.ts';
import type { CriteriaDeps } from './deps.ts';
import { detailsOf } from './details.ts';
import { changesBetween, imagine } from './facts.ts';
import { findingItems } from './findings.ts';
import { forbiddenIn } from './kind-here.ts';
import { kindNamed, whyOfItsKind } from './kind-named.ts';
import { type Item, imaginedItems } from './view.ts';
import { askedOf, itemsSaid, pointedAt } from './which.ts';

type Answer = (at: Speaking) => Block[];

const ANSWERS: Readonly<Partial<Record<Kind<'criteria'>, Answer>>> = {
  why,
  allowed,
  threshold,
  'what-if': whatIf,
  which,
  text: wholeTexts,
};

/** The answer to a question about a dossier, which changes nothing; null: it is no such question. */
export function asking(kind: Kind<'criteria'>, at: Speaking): Outcome | null {
  const answer = ofTheWhole(at, kind) ?? ANSWERS[kind];
  if (!answer) return null;
  const pointed = kind === 'which' ? (lightestAsked(at) ?? pointedAt(at)[0]) : pointedAt(at)[0];
  const outcome = answered({
    language: at.turn.language,
    subject: `${DOSSIER_TOPIC}:${at.dossier.id}`,
    body: answer(at),
  });
  return withFocus(outcome, at, pointed);
}

/** Kinds as which a question is read that is none of these criteria. */
const MAY_BE_OF_NONE: ReadonlySet<Kind<'criteria'>> = new Set([
  ...(['why', 'allowed', 'dossier', 'which', 'text', 'adapt', 'more', 'choose', 'facts'] as const),
]);
/** From this chance on it is a question of knowledge, and from this on the sources answer it. */
const SURELY_A_QUESTION = 0.85;
const HELD = 0.5;

/**
 * "Mag ik een mkb-voorkeur opnemen?": of law or facts, and of no criterion that is named. The dossier stays open beside the answer.
 *
 * @returns null: it is of the dossier, or may be and the sources do not hold it
 */
export async function fromSources(
  deps: Pick<CriteriaDeps, 'sources'>,
  at: Speaking,
  kind: Kind<'criteria'>,
): Promise<Outcome | null> {
  const { turn, text, dossier } = at;
  if (!MAY_BE_OF_NONE.has(kind) || !isOfNone(at, kind)) return null;
  const { likelihood, run } = await deps.sources(turn, text);
  // Why something is not there is told of criteria; of what is none of them that the sources do not hold it.
  const isNothingElse = kind === 'why' && pointedAt(at).length === 0;
  if (likelihood < HELD && !isNothingElse) return null;
  const { dossierAsked, dossiers } = texts(turn.language);
  const show: Button = {
    kind: 'action',
    label: dossiers.buttons.open(dossier.number),
    action: SHOW,
    payload: { id: dossier.id },
  };
  return withBelow(await run(), { text: dossierAsked.stillOpen(dossier.number), buttons: [show] });
}

/** Whether it is surely asked, says nothing of the assignment, and points at nothing that is in the dossier. */
function isOfNone(at: Speaking, kind: Kind<'criteria'>): boolean {
  const { adviser, text, view, turn } = at;
  const [likeliest] = turn.reading?.purposes ?? [];
  if (!isAsked(text) || likeliest?.label !== 'question' || likeliest.chance < SURELY_A_QUESTION) return false;
  const { assignment } = view.advice;
  const { goals: _, ...given } = adviser.given(text, assignment);
  return (
    Object.keys(given).length === 0 &&
    !itemsSaid(at, null).named &&
    !adviser.talk.pointing.test(plain(text)) &&
    ofTheWhole(at, kind) === null &&
    forbiddenIn(adviser, text, assignment).length === 0
  );
}

/** Why it was chosen and what it rests on. */
function why(at: Speaking): Block[] {
  const { adviser, view, turn } = at;
  const { dossiers } = texts(turn.language);
  const [item] = pointedAt(at);
  // "Moet ik dat motiveren?" is of all of it, where none of them was spoken of.
  if (!item) return speaksOfBefore(at.text, turn.language) ? allowed(at) : [paragraph(dossiers.why.nothingElse)];
  return [
    { kind: 'heading', text: dossiers.why.title(item.title) },
    paragraph(item.why),
    ...detailsOf(adviser, view, item, turn.language),
  ];
}

/** "Is dit toegestaan?", "is dat niet te veel?": what the checks find, what the law says of it, and whether it is in proportion. Never that it may. */
function allowed(at: Speaking): Block[] {
  const { adviser, view, turn, text } = at;
  const { allowed: say } = texts(turn.language).dossiers;
  const { assignment } = view.advice;
  const found = adviser.checkWithin(text, assignment).filter(isSaid);
  const pointed = pointedAt(at);
  const [item] = pointed;
  // The library's own words were checked with their proof; a text of one's own is checked here.
  const isOwn = item !== undefined && item.row.text !== null;
  const own = isOwn ? adviser.checkWithin(`${item.text}\n${item.verification}`, assignment).filter(isSaid) : [];
  const all = found.length > 0 ? found : own;
  if (all.length > 0) return findingBlocks(at, all);
  const advice = ({ criterion }: Item) => advised(criterion, turn.language);
  const size = say.assignment(factsLine(assignment, view.what, turn.language));
  if (!item || pointed.length === view.items.length) {
    const items = view.items.filter(({ row }) => row.state !== 'rejected');
    return [
      paragraph(say.whole),
      paragraph(size),
      { kind: 'list', items: items.map((one) => `${one.n}. ${one.title}: ${advice(one).proportionality}`) },
      paragraph(`${say.whichOne} ${say.asFarAsKnown}`),
    ];
  }
  const { criterion, row } = item;
  const { proportionality, whenNotToUse } = advice(item);
  const articles = adviser.legalBasisFor(criterion.legalBasis, assignment);
  const range = criterion.weight;
  const kind = kindNamed(at, item);
  const isHeavy = row.weight !== null && range !== null && row.weight > range.max;
  return [
    { kind: 'heading', text: say.about(item.n, item.title) },
    ...(kind === null ? [] : [paragraph(whyOfItsKind(at, item, kind))]),
    paragraph(say.rests),
    { kind: 'list', items: articles.map((article) => adviser.lawWords(article, turn.language)) },
    paragraph(`${say.proportion} ${proportionality} ${whenNotToUse}`),
    paragraph(isHeavy ? `${size} ${say.tooHeavy(row.weight ?? 0, range.max)}` : size),
    paragraph(say.asFarAsKnown),
  ];
}

/** "Wat is de lichtste?": the one that asks the least; null: that is not asked. */
function lightestAsked({ adviser, text, view }: Speaking): Item | null {
  if (!adviser.talk.lightest.test(plain(text))) return null;
  return byLevel(view.items)[0] ?? null;
}

function byLevel(items: readonly Item[]): Item[] {
  return items
    .filter(({ row }) => row.state !== 'rejected')
    .toSorted((one, other) => LEVELS.indexOf(one.criterion.level) - LEVELS.indexOf(other.criterion.level));
}

/** "Welke zijn eisen?", "welke is het makkelijkst?": each with its kind and level, the lightest first. */
function which(at: Speaking): Block[] {
  const { view, turn } = at;
  const { dossiers, dossierAsked } = texts(turn.language);
  const lightest = lightestAsked(at);
  const listed = byLevel(view.items).map((item) => `${item.n}. ${item.title}: ${kindLine(item, turn.language)}`);
  const first = lightest === null ? [] : [paragraph(dossierAsked.lightest(lightest.n, lightest.title))];
  return [...first, paragraph(dossiers.which.intro), { kind: 'list', items: listed }, paragraph(dossiers.which.choose)];
}

/** The whole texts, as they go into the documents. */
function wholeTexts(at: Speaking): Block[] {
  const { criteria } = texts(at.turn.language);
  return askedOf(at).flatMap(({ n, title, text, verification }): Block[] => [
    { kind: 'heading', text: `${n}. ${title}` },
    paragraph(text),
    paragraph(`${criteria.verification}: ${verification}`),
  ]);
}

/** What stands in the very words, not what could be added to an assignment. */
function isSaid({ at, severity }: Finding): boolean {
  return at !== null && severity !== 'hint';
}

function findingBlocks({ adviser, turn, view }: Speaking, findings: readonly Finding[]): Block[] {
  const { assignment } = view.advice;
  return [
    { kind: 'list', items: findingItems(adviser, { findings, assignment }, turn.language) },
    paragraph(texts(turn.language).dossiers.allowed.asFarAsKnown),
  ];
}

function threshold({ adviser, view, turn, text }: Speaking): Block[] {
  const { criteria, dossiers } = texts(turn.language);
  const { assignment } = view.advice;
  const { socialReturn } = assignment;
  const options = { language: turn.language, today: turn.now };
  const isWhether = asksEuropean(text);
  const whether = isWhether ? europeanWords(adviser, assignment, options) : null;
  return [
    paragraph(whether ?? thresholdWords(adviser.reader, assignment, options)),
    paragraph(`${dossiers.thisIs} ${dossiers.facts.regimes[assignment.regime]}.`),
    ...(socialReturn
      ? [
          paragraph(
            socialReturn.date
              ? criteria.notes.socialReturn(socialReturn.name, socialReturn.threshold, socialReturn.date)
              : criteria.notes.socialReturnUndated(socialReturn.name, socialReturn.threshold),
          ),
        ]
      : []),
  ];
}

/** "En als het twee jaar wordt?": worked out, and nothing is kept of it. */
function whatIf({ adviser, dossier, view, turn, text }: Speaking): Block[] {
  const { changes, problems } = texts(turn.language).dossiers;
  const given = adviser.given(text, view.advice.assignment);
  if (Object.keys(given).length === 0)
    return [paragraph(problems.notUnderstood), paragraph(factsLine(view.advice.assignment, view.what, turn.language))];
  const { advice } = imagine(adviser, dossier, { given, language: turn.language, now: turn.now });
  const after = { advice, items: imaginedItems(adviser, advice, view.items, turn.language) };
  const lines = changesBetween(view, after, adviser, turn.language);
  if (lines.length === 0) return [paragraph(changes.nothing)];
  return [paragraph(changes.whatIf), { kind: 'list', items: lines }, paragraph(changes.noFurther)];
}
