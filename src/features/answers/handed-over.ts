import type { Turn } from '../../chat/skill.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { documentSpokenOf } from '../../knowledge/spoken-document.ts';
import type { Answer } from './answering.ts';
import { isOfFile } from './extracts.ts';
import { leansOnNothing } from './follow-ups.ts';
import { type Asked, type LookedUp, likelihoodOf, lookUp } from './looked-up.ts';
import { ANSWER_TOPIC } from './subject.ts';

/** From this chance on the document answers it. */
const HELD = 0.5;
/** Enough to have every passage of one document among them. */
const PASSAGES_SEARCHED = 400;

/**
 * What is asked right after a document was handed over is looked up in that first, as it is asked.
 *
 * @returns null: none was handed over, or it does not answer it
 */
export async function lookUpInHandedOver(
  retriever: Retriever,
  turn: Pick<Turn, 'spokenOf' | 'now'>,
  asked: Asked,
): Promise<{ asked: Asked; lookedUp: LookedUp } | null> {
  const documentId = documentSpokenOf(turn, [ANSWER_TOPIC]);
  if (documentId === null) return null;
  const lookedUp = await lookUpIn(retriever, new Set([documentId]), asked);
  return likelihoodOf(lookedUp) >= HELD ? { asked: { ...asked, memory: [] }, lookedUp } : null;
}

/** What some documents hold of a question, by its own words alone: what it leans on stands in all of them. */
export function lookUpIn(retriever: Retriever, documents: ReadonlySet<string>, asked: Asked): Promise<LookedUp> {
  return lookUp(onlyOf(documents, retriever), { ...asked, memory: [] });
}

/** What goes on about something else than an answer is not answered from loose sentences of a file: "en per gemeente?" below figures. */
export function withoutLoose(answer: Answer, { text, memory, language }: Asked): Answer {
  if (answer.status !== 'answered' || answer.mode !== 'quoted' || !leansOnNothing(text, memory, language))
    return answer;
  const isLoose = answer.sentences.every(({ evidence }) => evidence.every(({ passage }) => isOfFile(passage)));
  return isLoose ? { status: 'declined', nearest: [] } : answer;
}

function onlyOf(documents: ReadonlySet<string>, retriever: Retriever): Retriever {
  return {
    async search(query) {
      const found = await retriever.search({ ...query, limit: PASSAGES_SEARCHED });
      const hits = found.hits.filter(({ passage }) => documents.has(passage.documentId));
      return { ...found, hits: hits.slice(0, query.limit) };
    },
    passage: (id, reader) => retriever.passage(id, reader),
  };
}
