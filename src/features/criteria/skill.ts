import { type Block, paragraph } from '../../chat/reply.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { type Advice, type Adviser, findingMessage } from '../../criteria/advice.ts';
import type { Criterion } from '../../criteria/library.ts';
import type { Texts } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';

/** Suggests impact criteria for what somebody wants to buy, and says what is wrong in what they wrote. */
export function createCriteriaSkill({ adviser }: { adviser(): Promise<Adviser> }): Skill {
  const run = async (turn: Turn, text: string) => suggest(await adviser(), turn, text);
  return {
    name: 'criteria',
    intents: [{ name: 'criteria', role: 'colleague', purposes: ['criteria'], run }],
    subcommands: [{ names: ['criteria'], role: 'colleague', run }],
  };
}

function suggest(adviser: Adviser, { language, now }: Turn, text: string): Outcome {
  const advice = adviser.advise(text, { language, today: now });
  const catalogue = texts(language);
  const { question, notes, status } = advice;
  const body: Block[] = [
    ...warnings(catalogue, advice),
    ...(question ? [paragraph([question.text, ...question.options.map((option) => `• ${option}`)].join('\n'))] : []),
    ...(notes.length > 0 ? [paragraph(notes.join(' '))] : []),
    ...advice.chosen.flatMap(({ criterion }, at) => card(catalogue, criterion, at + 1)),
  ];
  return { status: status === 'suggested' ? 'answered' : 'clarify', replies: [{ language, body }] };
}

/** Short: what it asks, where it stands in the documents and how it is proven. */
function card({ criteria }: Texts, { title, text, kind, level, weight, verification }: Criterion, n: number): Block[] {
  const place = [
    criteria.kinds[kind],
    criteria.levels[level],
    ...(weight ? [criteria.weight(weight.min, weight.max)] : []),
  ];
  return [
    { kind: 'heading', text: `${n}. ${title}` },
    paragraph(text),
    { kind: 'list', items: [`${criteria.kind}: ${place.join(', ')}`, `${criteria.verification}: ${verification}`] },
  ];
}

function warnings(catalogue: Texts, { findings, assignment }: Advice): Block[] {
  if (findings.length === 0) return [];
  const { severities } = catalogue.criteria;
  const items = findings.map(
    (finding) => `${severities[finding.severity]}: ${findingMessage(catalogue, finding, assignment)}`,
  );
  return [{ kind: 'list', items }];
}
