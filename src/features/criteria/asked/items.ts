import type { Language } from '../../../chat/language.ts';
import { type Block, paragraph } from '../../../chat/reply.ts';
import { answered } from '../../../chat/saying.ts';
import type { Outcome } from '../../../chat/skill.ts';
import type { Assignment } from '../../../criteria/assignment.ts';
import { advised } from '../../../criteria/library.ts';
import { texts } from '../../../i18n/texts.ts';
import { plain } from '../../../language/plain-text.ts';
import { isAsked } from '../../../language/questions-in.ts';
import { DOSSIER_TOPIC } from '../actions.ts';
import { type Speaking, withFocus } from '../at-dossier.ts';
import { factsLine } from '../card.ts';
import { askedOf, directionIn, pointedAt } from '../which.ts';
import { weighedTogether } from './whole.ts';

/**
 * What is asked of some criteria or all of them and is known by a word for it: what a bidder has to show, how heavy it is.
 *
 * @returns null: it is neither
 */
export function ofOneOrMore(at: Speaking): Outcome | null {
  const { text, turn, dossier } = at;
  const said = plain(text);
  if (!isAsked(text)) return null;
  const answer = answerFor(at, said);
  if (answer === null) return null;
  const outcome = answered({ language: turn.language, subject: `${DOSSIER_TOPIC}:${dossier.id}`, body: answer(at) });
  return withFocus(outcome, at, pointedAt(at)[0]);
}

function answerFor(at: Speaking, said: string): ((at: Speaking) => Block[]) | null {
  const { talk } = at.adviser;
  if (talk.proof.test(said)) return proofs;
  if (talk.missed.test(said)) return consequences;
  if (asksShare(at, said)) return shares;
  return talk.howHeavy.test(said) ? weights : null;
}

/** "Hoeveel procent social return mag ik vragen?", and not how heavy a plan for it weighs. */
function asksShare(at: Speaking, said: string): boolean {
  const { talk } = at.adviser;
  if (talk.weighing.test(said)) return false;
  const isOfIt = pointedAt(at)[0]?.criterion.textWithShare !== undefined;
  // "Kan social return wat lager?": how much it becomes is for who buys to say.
  if (isOfIt && directionIn(talk, said) !== null) return true;
  return talk.howMuch.test(said) && (talk.socialReturn.test(said) || (isOfIt && talk.percentage.test(said)));
}

/** What who buys asks by its own rules, as far as that is known, what others ask, and that the law names no percentage. */
function shares({ adviser, view, turn }: Speaking): Block[] {
  const { dossierAsked, dossiers } = texts(turn.language);
  const { share: say } = dossierAsked;
  const { assignment } = view.advice;
  const criterion = adviser.reader.library.criteria.find(({ textWithShare }) => textWithShare !== undefined);
  const others = adviser.reader.socialReturnRules.filter(
    (rule) => rule.percentage !== null && rule !== assignment.socialReturn,
  );
  const law = adviser.legalBasisFor(criterion?.legalBasis ?? [], assignment);
  return [
    paragraph(ownRule(assignment, turn.language)),
    paragraph(`${say.law} ${criterion ? advised(criterion, turn.language).proportionality : ''}`.trim()),
    { kind: 'list', items: law.map((article) => adviser.lawWords(article, turn.language)) },
    paragraph(say.others(others.map(({ name, percentage }) => `${name} ${say.ruled(percentage ?? '')}`).join('; '))),
    paragraph(`${dossiers.allowed.assignment(factsLine(assignment, view.what, turn.language))} ${say.how}`),
    paragraph(dossiers.allowed.asFarAsKnown),
  ];
}

function ownRule({ socialReturn }: Assignment, language: Language): string {
  const { dossierAsked, dossiers } = texts(language);
  const { share: say } = dossierAsked;
  if (socialReturn === null) return say.noRule;
  const { name, threshold, percentage, source, date } = socialReturn;
  const buyer = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
  const from = date === null ? source : `${source}, ${date}`;
  const euros = dossiers.facts.value(threshold);
  return percentage === null
    ? say.ruleUnknown(buyer, euros, from)
    : say.rule(buyer, euros, say.ruled(percentage), from);
}

/** "Wat moet de cateraar inleveren voor de eerste?" */
function proofs(at: Speaking): Block[] {
  const { dossiers, dossierAsked } = texts(at.turn.language);
  const items = askedOf(at);
  const lines = items.map(({ n, title, verification, criterion: { scoring } }) => {
    const points = scoring === null || items.length > 1 ? '' : ` ${dossiers.why.scoring}: ${scoring}`;
    return `${n}. ${title}: ${verification}${points}`;
  });
  return [paragraph(dossierAsked.proof), { kind: 'list', items: lines }];
}

/** "En als de aannemer het niet haalt?" */
function consequences(at: Speaking): Block[] {
  const { dossierAsked } = texts(at.turn.language);
  const items = askedOf(at).map(({ n, title, criterion }) => `${n}. ${title}: ${criterion.consequence}`);
  return [paragraph(dossierAsked.missed), { kind: 'list', items }];
}

/** Of one that has no weight that is said; of the others what is advised, and what all make together. */
function weights(at: Speaking): Block[] {
  const { dossiers, criteria } = texts(at.turn.language);
  const [only, ...more] = pointedAt(at);
  const none =
    only && more.length === 0 && only.criterion.weight === null
      ? [paragraph(dossiers.problems.noWeight(only.title, criteria.kinds[only.criterion.kind], only.n))]
      : [];
  return [...none, ...weighedTogether(at)];
}
