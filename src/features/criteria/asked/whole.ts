import type { Kind } from '../../../chat/labels.ts';
import { type Block, paragraph } from '../../../chat/reply.ts';
import { texts } from '../../../i18n/texts.ts';
import { plain } from '../../../language/plain-text.ts';
import { isAsked } from '../../../language/questions-in.ts';
import type { Speaking } from '../at-dossier.ts';
import { factsLine } from '../card.ts';
import { numbered } from '../view.ts';

/** What is asked of all of an assignment: to divide it, what its criteria weigh together, whether it may ask for a label; null: none of these. */
export function ofTheWhole(
  { adviser: { talk, given }, text, view }: Speaking,
  kind: Kind<'criteria'>,
): ((at: Speaking) => Block[]) | null {
  const said = plain(text);
  if (talk.together.test(said)) return weighedTogether;
  if (talk.whichThemes.test(said)) return byTheme;
  if (talk.reserved.test(said)) return reservedFor;
  if (talk.lots.test(said)) return divided;
  if (isAsked(text) && talk.howMany.test(said)) return askedOfHowMany;
  // With a term or a value beside it that is what is said.
  if (talk.framework.test(said) && Object.keys(given(text, view.advice.assignment)).length === 0) return asFramework;
  if (!talk.label.test(said)) return null;
  if (kind === 'why' && talk.none.test(said)) return withoutLabel;
  return kind === 'allowed' ? labelled : null;
}

/** "Welke thema's heb je gepakt?": each with what of it is in the dossier. */
function byTheme({ adviser: { reader }, view, turn }: Speaking): Block[] {
  const { dossierAsked } = texts(turn.language);
  const items = view.items.filter(({ row }) => row.state !== 'rejected');
  const themes = [...new Set(items.map(({ criterion }) => criterion.theme))];
  const lines = themes.map((theme) => {
    const its = items.filter(({ criterion }) => criterion.theme === theme);
    return `${reader.themes[theme][turn.language]}: ${numbered(its)}`;
  });
  return [paragraph(dossierAsked.themes), { kind: 'list', items: lines }];
}

/** "Alleen sw-bedrijven": who buys may reserve it for them, and says so beforehand. */
function reservedFor(at: Speaking): Block[] {
  return byLaw(at, texts(at.turn.language).dossierAsked.reserved, LAW_OF_RESERVED);
}

const LAW_OF_RESERVED = ['2.82 lid 1', '2.82 lid 2'];

/** "Waarom geen keurmerk?": of what is not there nothing stands in a criterion. */
function withoutLabel(at: Speaking): Block[] {
  return [paragraph(texts(at.turn.language).dossierAsked.noLabel), ...labelled(at)];
}

/** A label may be asked for, and what is as good counts as well: never a bare yes or no. */
function labelled(at: Speaking): Block[] {
  const { label } = texts(at.turn.language).dossierAsked;
  return byLaw(at, label, at.adviser.legalBasisFor(LAW_OF_LABELS, at.view.advice.assignment));
}

const LAW_OF_LABELS = ['2.78a lid 1', '2.78a lid 3'];

/** What the law says of dividing: it is the rule, all lots together count, and it is not there to stay below the threshold. */
function divided(at: Speaking): Block[] {
  const { lots } = texts(at.turn.language).dossierAsked;
  return byLaw(at, lots.intro, LAW_OF_LOTS, `${lots.together} `);
}

const LAW_OF_LOTS = ['1.5 lid 3', '2.15 lid 2', '2.14 lid 1'];

/** "En als we er een raamovereenkomst van maken?": what counts is all that is bought with it. */
function asFramework(at: Speaking): Block[] {
  return byLaw(at, texts(at.turn.language).dossierAsked.framework, LAW_OF_FRAMEWORKS);
}

const LAW_OF_FRAMEWORKS = ['2.15 lid 3'];

/** "Mag ik gewoon bij één vragen?": the law leaves it to who buys, below the threshold. */
function askedOfHowMany(at: Speaking): Block[] {
  const { howMany } = texts(at.turn.language).dossierAsked;
  return byLaw(at, howMany[at.view.advice.assignment.regime], LAW_OF_HOW_MANY);
}

const LAW_OF_HOW_MANY = ['1.4 lid 1'];

/** What is said, the articles it rests on, and the assignment of which it is said as far as that is known. */
function byLaw(
  { adviser, view, turn }: Speaking,
  said: string,
  articles: readonly string[],
  beforeAssignment = '',
): Block[] {
  const { allowed } = texts(turn.language).dossiers;
  return [
    paragraph(said),
    { kind: 'list', items: articles.map((article) => adviser.lawWords(article, turn.language)) },
    paragraph(`${beforeAssignment}${allowed.assignment(factsLine(view.advice.assignment, view.what, turn.language))}`),
    paragraph(allowed.asFarAsKnown),
  ];
}

/** The weights of what was chosen, else of what is suggested: each as it was given or is advised, and their sum. */
export function weighedTogether({ view, turn }: Speaking): Block[] {
  const { weights } = texts(turn.language).dossierAsked;
  const weighed = view.items.filter(({ criterion }) => criterion.weight !== null);
  const chosen = weighed.filter(({ row }) => row.state === 'chosen');
  const counted = chosen.length > 0 ? chosen : weighed.filter(({ row }) => row.state === 'suggested');
  if (counted.length === 0) return [paragraph(weights.none)];
  const sum = (of: 'min' | 'max') =>
    counted.reduce((all, { row, criterion }) => all + (row.weight ?? criterion.weight?.[of] ?? 0), 0);
  return [
    paragraph(chosen.length > 0 ? weights.chosen : weights.suggested),
    { kind: 'list', items: counted.map(({ n, title, weight }) => `${n}. ${title}: ${weight ?? ''}`) },
    paragraph(weights.sum(sum('min'), sum('max'))),
  ];
}
