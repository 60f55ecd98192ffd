import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { paragraph } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import { ASK_BROKER } from '../../chat/shared-actions.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { languageNamed } from '../../language/named.ts';
import { contactIn } from '../../personal-details/contact-details.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { AnswerSentence } from './answering.ts';
import type { Quoted } from './given.ts';
import { answerReply } from './reply.ts';
import { type GivenAnswer, givenAnswer, statusOfAnswer, statusOfMessage } from './repository.ts';
import { searchedReply, sourcesReply } from './sources.ts';
import { ANSWER_TOPIC, answerSubject } from './subject.ts';

interface AnswerTopicDeps {
  prisma: PrismaClient;
  /** A question that goes on about what was asked. */
  askOn(turn: Turn, text: string, given: GivenAnswer | null): Promise<Outcome>;
  /** What was asked told once more from what was quoted, in fewer words; where those were told just before, in all of them. */
  again(turn: Turn, question: string, quoted: readonly Quoted[]): Promise<Outcome>;
  /** Questions that the sources answer near one that was asked, from other passages than were quoted. */
  near(turn: Turn, question: string, given: GivenAnswer): Promise<string[]>;
  /** What was quoted, as far as whoever speaks may read it. */
  quoted(turn: Turn, given: GivenAnswer): Promise<Quoted[]>;
  /** The same in the other language; none: it is in one only. */
  translated(turn: Turn, quoted: readonly Quoted[]): Promise<AnswerSentence[]>;
}

/** Less than this nothing new begins: what is not answered of what it goes on about is declined. */
const HARDLY_NEW = 0.25;

/** What is said after an answer: a question that leans on it, where it stands, or that it was not meant so. */
export function answerTopic(deps: AnswerTopicDeps): Topic {
  const { prisma, near } = deps;
  const given = (id: string) => givenAnswer(prisma, id);
  // How to reach somebody is told of a case, and is no question of what the sources hold.
  const goOn = async (turn: Turn, id: string, { text }: { text: string }) =>
    contactIn(text) === null && !isOfOwnCases(turn) ? deps.askOn(turn, text, await given(id)) : null;
  return {
    name: ANSWER_TOPIC,
    role: 'anyone',
    async situation(_turn, id) {
      const status = z.uuid().safeParse(id).success ? await statusOfMessage(prisma, id) : null;
      if (status === null) return null;
      return status === 'declined' ? 'declined' : 'answer';
    },
    async meant(turn, id) {
      const last = await given(id);
      if (!last) return null;
      const said = askedLast(turn) ?? last.question;
      return { said, near: await near(turn, said, last) };
    },
    async about(turn, id, text) {
      const outcome = await deps.askOn(turn, text, await given(id));
      const newness = turn.reading?.acts('answer').find(({ label }) => label === 'new')?.chance ?? 0;
      return outcome.status === 'answered' || newness < HARDLY_NEW ? outcome : null;
    },
    moves: {
      repeat: async (turn, id, { text }) => {
        const last = await given(id);
        if (!last) return null;
        if (asksForLanguage(turn)) return inTheOther(deps, turn, id, { text, last });
        return deps.again(turn, askedLast(turn) ?? last.question, await deps.quoted(turn, last));
      },
      source: async (turn, id) => {
        const last = await given(id);
        return last && whereItStands(deps, turn, id, last);
      },
      addition: goOn,
      correction: goOn,
      // Who asks on of what the sources hold is answered; that a broker is to be asked takes a press.
      confirmation: async (turn, id, { text }) => {
        const declined = (await statusOfAnswer(prisma, id)) === 'declined';
        const isYes = declined && contactIn(text) === null;
        return isYes && turn.actor.roles.has('colleague') ? pressToAsk(turn, id) : null;
      },
    },
  };
}

/** From this chance on it is asked how one's own cases stand. */
const SURELY_OF_OWN = 0.9;

/** "Hoe staat het ermee?" may come below any answer. */
function isOfOwnCases({ reading }: Turn): boolean {
  const [purpose] = reading?.purposes ?? [];
  return purpose?.label === 'my-cases' && purpose.chance >= SURELY_OF_OWN;
}

/** The sources of an answer; of what was not answered, where it was looked for. */
async function whereItStands(deps: AnswerTopicDeps, turn: Turn, id: string, last: GivenAnswer): Promise<Outcome> {
  const { language, actor } = turn;
  const quoted = await deps.quoted(turn, last);
  if (quoted.length > 0) return answered(sourcesReply(quoted, language, id));
  const near = await deps.near(turn, askedLast(turn) ?? last.question, last);
  const asked = { question: last.question, near, mayAskBroker: actor.roles.has('colleague') };
  // Where was looked is what was asked: nothing else is tried.
  return answered(searchedReply(asked, language, id));
}

function asksForLanguage({ reading }: Turn): boolean {
  return reading?.purposes[0]?.label === 'language';
}

/**
 * "In het Engels graag": the same from the same article in the other language.
 *
 * @returns null: what was quoted is in no other, or they speak of the language from now on
 */
async function inTheOther(
  deps: AnswerTopicDeps,
  turn: Turn,
  id: string,
  { text, last }: { text: string; last: GivenAnswer },
): Promise<Outcome | null> {
  const quoted = await deps.quoted(turn, last);
  if (languageNamed(text) === quoted[0]?.passage.language) return null;
  const sentences = await deps.translated(turn, quoted);
  const from = quoted[0]?.passage.language;
  if (sentences.length === 0 || from === undefined) return null;
  const language: Language = from === 'nl' ? 'en' : 'nl';
  const today = localTimeAt(turn.now).date;
  const reply = answerReply({ status: 'answered', mode: 'quoted', sentences }, language, {
    answerId: id,
    today,
    mayAskBroker: false,
  });
  return answered({ ...reply, body: [paragraph(texts(language).answers.sameInThisLanguage), ...reply.body] });
}

/** As it was understood, without the question that it leaned on. */
function askedLast({ memory, actor }: Turn): string | null {
  const last = memory.at(-1);
  return last !== undefined && (last.by === undefined || last.by === actor.personId) ? last.question : null;
}

function pressToAsk({ language }: Turn, answerId: string): Outcome {
  const { gaps } = texts(language);
  return answered({
    language,
    subject: answerSubject(answerId),
    body: [paragraph(gaps.pressToAsk)],
    buttons: [{ kind: 'action', label: gaps.ask, action: ASK_BROKER, payload: { answerId }, style: 'primary' }],
  });
}
