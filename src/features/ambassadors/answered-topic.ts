import { answered } from '../../chat/saying.ts';
import type { Move, TakeMove, Topic } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isWrittenEveryday } from '../../language/general-words.ts';
import { stem, wordsOf } from '../../language/words.ts';
import { currentCard } from '../../learning-content/kept-cards.ts';
import type { LearningCard } from '../../learning-content/library.ts';
import { ANSWERED_TOPIC, answeredSubject } from './actions.ts';
import type { AmbassadorDeps } from './deps.ts';
import { explainedCard } from './message.ts';
import { isLatest } from './topics.ts';

/** "Waarom dat antwoord?", "waar staat dat?": what is asked of an answer that was just told, in its own words only. */
export function answeredTopic({ prisma, content }: AmbassadorDeps): Topic {
  const explain: TakeMove = async (turn, id, { text }) => {
    const card = await currentCard(prisma, await content(), turn.actor.organisationId, id);
    if (!card || !isOfWhatWasTold(text, card, turn.language)) return null;
    return answered(explainedCard(card, turn.language));
  };
  return {
    name: ANSWERED_TOPIC,
    role: 'colleague',
    situation: async (turn, id) => (isLatest(turn, answeredSubject(id)) ? 'answer' : null),
    moves: {
      addition: explain,
      answer: explain,
      source: explain,
      repeat: explain,
      complaint: explain,
      state: explain,
      correction: explain,
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

/** Whether it has no words of its own: what asks of something that the card does not name is another question. */
function isOfWhatWasTold(text: string, card: LearningCard, language: 'nl' | 'en'): boolean {
  const { verdicts, grades, notUnderstood, typeAnswer } = texts(language).ambassadors;
  const { question, answer, choices } = card[language];
  const told = [question, answer, ...Object.values(choices), ...Object.values(verdicts), ...Object.values(grades)];
  const known = new Set(
    wordsOf([...told, notUnderstood, typeAnswer, card.source.title].join(' ')).map((word) => stem(word, language)),
  );
  return wordsOf(text).every((word) => isWrittenEveryday(word, language) || known.has(stem(word, language)));
}
