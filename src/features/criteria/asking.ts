import type { Kind } from '../../chat/labels.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Outcome } from '../../chat/skill.ts';
import type { Finding } from '../../criteria/checks/check-text.ts';
import { LEVELS } from '../../criteria/labels.ts';
import { texts } from '../../i18n/texts.ts';
import { DOSSIER_TOPIC } from './actions.ts';
import type { Speaking } from './at-dossier.ts';
import { factsLine } from './card.ts';
import { detailsOf } from './details.ts';
import { changesBetween, imagine } from './facts.ts';
import { findingItems } from './findings.ts';
import { type Item, imaginedItems } from './view.ts';
import { itemsMeant } from './which.ts';

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
  const answer = ANSWERS[kind];
  if (!answer) return null;
  const [pointed] = pointedAt(at);
  const outcome = answered({
    language: at.turn.language,
    subject: `${DOSSIER_TOPIC}:${at.dossier.id}`,
    body: answer(at),
  });
  if (!pointed) return outcome;
  // What is asked about is spoken of: "haal die eruit".
  return {
    ...outcome,
    async settle(tx) {
      await tx.dossier.update({ where: { id: at.dossier.id }, data: { focus: pointed.criterion.id } });
      return {};
    },
  };
}

function pointedAt({ adviser, text, view, dossier, turn }: Speaking): readonly Item[] {
  return itemsMeant(adviser, text, { items: view.items, focus: dossier.focus, language: turn.language }).items;
}

/** Why it was chosen and what it rests on. */
function why(at: Speaking): Block[] {
  const { adviser, view, turn } = at;
  const { dossiers } = texts(turn.language);
  const [item] = pointedAt(at);
  if (!item) return [paragraph(dossiers.why.nothingElse)];
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
  const all = found.length > 0 || !item ? found : adviser.checkWithin(item.text, assignment).filter(isSaid);
  if (all.length > 0) return findingBlocks(at, all);
  const size = say.assignment(factsLine(assignment, view.what, turn.language));
  if (!item || pointed.length === view.items.length) {
    const items = view.items.filter(({ row }) => row.state !== 'rejected');
    return [
      paragraph(say.whole),
      paragraph(size),
      { kind: 'list', items: items.map(({ n, title, criterion }) => `${n}. ${title}: ${criterion.proportionality}`) },
      paragraph(`${say.whichOne} ${say.asFarAsKnown}`),
    ];
  }
  const { criterion, row } = item;
  const articles = adviser.legalBasisFor(criterion.legalBasis, assignment);
  const range = criterion.weight;
  const isHeavy = row.weight !== null && range !== null && row.weight > range.max;
  return [
    { kind: 'heading', text: say.about(item.n, item.title) },
    paragraph(say.rests),
    { kind: 'list', items: articles.map((article) => adviser.lawWords(article, turn.language)) },
    paragraph(`${say.proportion} ${criterion.proportionality} ${criterion.whenNotToUse}`),
    paragraph(isHeavy ? `${size} ${say.tooHeavy(row.weight ?? 0, range.max)}` : size),
    paragraph(say.asFarAsKnown),
  ];
}

/** "Welke zijn eisen?", "welke is het makkelijkst?": each with its kind and level, the lightest first. */
function which({ view, turn }: Speaking): Block[] {
  const { criteria, dossiers } = texts(turn.language);
  const items = view.items
    .filter(({ row }) => row.state !== 'rejected')
    .toSorted((one, other) => LEVELS.indexOf(one.criterion.level) - LEVELS.indexOf(other.criterion.level));
  const listed = items.map(
    ({ n, title, criterion: { kind, level }, weight }) =>
      `${n}. ${title}: ${[criteria.kinds[kind], criteria.levels[level], weight].filter((one) => one !== null).join(', ')}`,
  );
  return [paragraph(dossiers.which.intro), { kind: 'list', items: listed }, paragraph(dossiers.which.choose)];
}

/** The whole texts, as they go into the documents: of those that are meant, else of those that were chosen, else of all. */
function wholeTexts(at: Speaking): Block[] {
  const { view, turn } = at;
  const pointed = pointedAt(at);
  const chosen = view.items.filter(({ row }) => row.state === 'chosen');
  const open = view.items.filter(({ row }) => row.state !== 'rejected');
  const items = pointed.length > 0 ? pointed : chosen.length > 0 ? chosen : open;
  return items.flatMap(({ n, title, text, verification }): Block[] => [
    { kind: 'heading', text: `${n}. ${title}` },
    paragraph(text),
    paragraph(`${texts(turn.language).criteria.verification}: ${verification}`),
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

function threshold({ view, turn }: Speaking): Block[] {
  const { criteria, dossiers } = texts(turn.language);
  const { assignment } = view.advice;
  const { socialReturn } = assignment;
  return [
    paragraph(criteria.notes.threshold(assignment.threshold, criteria.contracts[assignment.contract])),
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
