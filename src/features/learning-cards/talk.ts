import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { listOwnCards, type OwnCard, readOwnCard } from '../../learning-content/kept-cards.ts';
import { type Shortcoming, shortcomingsOf, type WrittenCard } from '../../learning-content/written-card.ts';
import { NEW_CARD, OWN_CARD_TOPIC, PROGRAM, SHOW, WRITE } from './actions.ts';
import { ownCardReply, standingOf, writtenIn } from './card.ts';
import type { OwnCardDeps } from './deps.ts';
import { keepWritten, writerIn } from './keeping.ts';
import { cardIn, cardSaid, namesParts, sourceIn, withSaid } from './words.ts';

/** "Maak een leerkaart: …", "welke leerkaarten hebben wij zelf?" */
export function ownCardIntent(deps: OwnCardDeps): Intent {
  return {
    name: 'learning cards',
    role: 'broker',
    purposes: ['ambassador'],
    claims: (text) => cardSaid(text) !== null,
    fits: async ({ reading }) => (OF_OWN_CARDS.has(reading?.kindOf('ambassador') ?? '') ? 1 : 0),
    async run(turn, text) {
      const said = cardSaid(text);
      if (said !== null) return begun(deps, turn, said);
      return turn.reading?.kindOf('ambassador') === 'list-cards' ? listOf(deps, turn) : invited(turn);
    },
    refusal: (language) => texts(language).learningCards.onlyBrokers,
  };
}

const OF_OWN_CARDS: ReadonlySet<string> = new Set(['write-card', 'list-cards']);

function invited({ language }: Turn): Outcome {
  const { text } = texts(language).learningCards.invitation;
  return answered({ language, body: [paragraph(text)], buttons: [{ ...writeButton(language), style: 'primary' }] });
}

function writeButton(language: Language): Extract<Button, { kind: 'action' }> {
  const { label } = texts(language).learningCards.invitation;
  return { kind: 'action', label, action: WRITE, payload: { cardId: null, begun: '' } };
}

/** To the cards that come with the program. */
function programButton(language: Language): Button {
  const { program } = texts(language).learningCards;
  return { kind: 'action', label: program.show, action: PROGRAM, payload: { kind: 'card', theme: null, page: 0 } };
}

/** A card that was said in one message is kept and shown, with what it still needs. */
async function begun(deps: OwnCardDeps, turn: Turn, behind: string): Promise<Outcome> {
  const { vocabulary } = await deps.content();
  return kept(deps, turn, null, cardIn(behind, { vocabulary, language: turn.language }));
}

async function kept(deps: OwnCardDeps, turn: Turn, before: OwnCard | null, written: WrittenCard): Promise<Outcome> {
  const { learningCards } = texts(turn.language);
  if (writerIn(turn.actor) === null) return told(turn, learningCards.onlyBrokers);
  const { vocabulary } = await deps.content();
  return settling('answered', async (tx) => {
    const own = await keepWritten(tx, turn.actor, { before, written });
    return { replies: own === null ? [] : [ownCardReply(own, vocabulary, turn.language)] };
  });
}

/** As many as are shown with a button each. */
const MOST_LISTED = 8;

/** The cards of the organisation, with how each stands. */
export async function listOf({ prisma }: OwnCardDeps, turn: Turn): Promise<Outcome> {
  const { language, actor } = turn;
  const { learningCards } = texts(language);
  const by = writerIn(actor);
  if (by === null) return told(turn, learningCards.onlyBrokers);
  const own = await listOwnCards(prisma, by.organisationId);
  const shown = own.slice(0, MOST_LISTED);
  const write = writeButton(language);
  const program = programButton(language);
  if (own.length === 0) return answered({ language, body: [paragraph(learningCards.none)], buttons: [write, program] });
  const items = shown.map((one) =>
    learningCards.listed(writtenIn(one).question ?? learningCards.noQuestion, standingOf(one)),
  );
  const reply: ReplyDraft = {
    language,
    body: [
      paragraph(learningCards.list(own.length)),
      { kind: 'list', items, numbered: true },
      ...(own.length > shown.length ? [paragraph(learningCards.more(own.length - shown.length))] : []),
    ],
    buttons: [
      ...shown.map(
        ({ id }, at): Button => ({
          kind: 'action',
          label: learningCards.look(at + 1),
          action: SHOW,
          payload: { cardId: id },
        }),
      ),
      write,
      program,
    ],
  };
  return answered(reply);
}

/** What is said after a card of one's own: what it still needs, another answer, how it stands. Only presses have it asked or take it away. */
export function ownCardTopic(deps: OwnCardDeps): Topic {
  const change: TakeMove = (turn, id, said) => changed(deps, turn, id, said);
  const shown =
    (which: 'pressToUse' | 'pressToDrop' | 'pressToChange' | null): TakeMove =>
    (turn, id) =>
      shownWith(deps, turn, id, which);
  return {
    name: OWN_CARD_TOPIC,
    role: 'broker',
    async named({ actor }, text) {
      const said = cardSaid(text);
      return said === null || writerIn(actor) === null ? null : { id: NEW_CARD, text: said };
    },
    async situation({ actor }, id) {
      if (id === NEW_CARD) return 'asked-text';
      const own = await readOwnCard(deps.prisma, actor, id);
      if (own === null) return null;
      return standingOf(own) === 'unfinished' ? 'asked-text' : 'asked-confirm';
    },
    async byForm({ actor }, id, { text }) {
      if (namesParts(text)) return 'correction';
      const own = await readOwnCard(deps.prisma, actor, id);
      // What was asked is where it stands: an address is the answer.
      const isSource = own !== null && missingIn(own)[0] === 'source' && sourceIn(text).sourceUrl !== null;
      return isSource ? 'answer' : null;
    },
    moves: {
      answer: change,
      addition: change,
      correction: change,
      confirmation: shown('pressToUse'),
      cancellation: shown('pressToDrop'),
      refusal: shown('pressToChange'),
      state: shown(null),
      repeat: shown(null),
      complaint: shown('pressToChange'),
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

function missingIn(own: OwnCard): Shortcoming[] {
  return standingOf(own) === 'unfinished' ? shortcomingsOf(writtenIn(own)) : [];
}

async function changed(deps: OwnCardDeps, turn: Turn, id: string, { text, move }: Said): Promise<Outcome | null> {
  const { vocabulary } = await deps.content();
  const where = { vocabulary, language: turn.language };
  if (id === NEW_CARD) return begun(deps, turn, text);
  const own = await readOwnCard(deps.prisma, turn.actor, id);
  if (own === null) return null;
  const before = writtenIn(own);
  if (namesParts(text)) return kept(deps, turn, own, withSaid(before, text, where));
  const [asked] = missingIn(own);
  // What says nothing of a part is the part that was asked for, or is shown how to say it.
  if (asked === undefined || move !== 'answer') return shownWith(deps, turn, id, 'pressToChange');
  return kept(deps, turn, own, { ...before, ...answeredPart(asked, text) });
}

function answeredPart(asked: Shortcoming, text: string): Partial<WrittenCard> {
  const said = text.trim();
  switch (asked) {
    case 'question':
      return { question: said };
    case 'right':
      return { right: said };
    case 'source':
      return sourceIn(said);
    default:
      return {};
  }
}

async function shownWith(
  deps: OwnCardDeps,
  turn: Turn,
  id: string,
  which: 'pressToUse' | 'pressToDrop' | 'pressToChange' | null,
): Promise<Outcome | null> {
  const own = await readOwnCard(deps.prisma, turn.actor, id);
  if (own === null) return null;
  const { learningCards } = texts(turn.language);
  const isOpen = standingOf(own) === 'draft';
  const line = which === null || (which === 'pressToUse' && !isOpen) ? undefined : learningCards[which];
  return answered(ownCardReply(own, (await deps.content()).vocabulary, turn.language, line));
}
