import { localTimeAt } from '../../../calendar/local-time.ts';
import { lockCase } from '../../../case-life/repository.ts';
import { settling } from '../../../chat/saying.ts';
import type { Option, Outcome, Turn } from '../../../chat/skill.ts';
import type { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../../gazetteer/recognition.ts';
import { texts } from '../../../i18n/texts.ts';
import { wordsOf } from '../../../language/words.ts';
import { tellingWords } from '../../../routing/need.ts';
import { withNews } from '../chat/cards.ts';
import { considerFinally } from '../chat/considering.ts';
import type { CaseChat } from '../chat/deps.ts';
import { changeDraft, fileDraft } from '../chat/proposing.ts';
import type { CaseView } from '../chat/repository.ts';
import { entrepreneursAt } from '../chat/several-told.ts';

/**
 * Of a message that names several places each gets a case: in its own words where each was told apart, else in the same ones,
 * since one counter cannot do the work of another.
 */
export function oneForEach(chat: CaseChat, turn: Turn, view: CaseView, places: readonly string[]): Outcome {
  const { language, now, actor } = turn;
  const { personId, organisationId } = actor;
  return settling('answered', async (tx) => {
    await lockCase(tx, view.id);
    const contactRemoved = view.proposal?.contactRemoved ?? false;
    const replies = [];
    const { gazetteer } = chat.router.reader;
    const told = entrepreneursAt(gazetteer, view.request ?? '', { alsoTheSame: true });
    for (const [at, place] of places.entries()) {
      const own = told.find(({ municipalities }) =>
        municipalities.some((code) => gazetteer.municipality(code).name === place),
      );
      const input = { request: own?.text ?? view.request ?? '', language, today: localTimeAt(now).date, place };
      const considered = considerFinally(chat.router, input);
      if (considered.kind === 'outside' || personId === null || organisationId === null) continue;
      const filer = { ...turn, actor: { ...actor, personId, organisationId } };
      const card =
        at === 0
          ? await changeDraft(chat, tx, turn, { view, considered, input, contactRemoved })
          : await fileDraft(chat, tx, filer, { considered, input, contactRemoved, contact: null, isAnother: true });
      replies.push({ ...withNews(card, texts(language).cases.oneForEach(place)), standing: 'anew' as const });
    }
    return { replies, messages: [] };
  });
}

/** What stands around a place in a text ends where the next thing begins. */
const PARTS = /[.!?;,\n]|\s+(?:en|and)\s+/u;

/**
 * The municipality of those that were offered of which the words around it in the case were said: "de kapper" of "een kapper
 * uit Denekamp"; null: that cannot be told.
 */
export function placeByWords(
  gazetteer: Gazetteer,
  { text, offered, request }: { text: string; offered: readonly Option[]; request: string | null },
): string | null {
  if (offered.length < 2 || request === null) return null;
  const said = new Set([...tellingWords(text, 'nl'), ...wordsOf(text)]);
  const named = request.split(PARTS).flatMap((part) => {
    const codes = recognisePlaces(gazetteer, part).flatMap(({ municipalities }) => municipalities);
    const isSaid = [...tellingWords(part, 'nl')].some((word) => said.has(word));
    return isSaid ? codes.map((code) => gazetteer.municipality(code).name) : [];
  });
  const [only, ...others] = new Set(named.filter((name) => offered.some(({ label }) => label === name)));
  return only === undefined || others.length > 0 ? null : only;
}
