import type { LocalDate } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { allCards, cardWithId } from '../../learning-content/kept-cards.ts';
import type { Hook, LearningCard, LearningContent } from '../../learning-content/library.ts';
import { ownHooksOfAll, usedHook } from '../../learning-content/own-hooks.ts';
import { unwantedByAll } from '../../learning-content/unwanted.ts';
import type { NudgeContents, Offer, OfferSource } from '../../nudges/offers.ts';
import type { Transaction } from '../../store/transaction.ts';
import { cardName, DONE, GO_ON, LESS, nudgeName } from './actions.ts';
import { fitsNudge, hookContents } from './hook-nudge.ts';
import { cardQuestion, nudgeButtons } from './message.ts';

const FOR_ALL = { personId: null, organisationId: null, from: null, until: null };

/** Everything that can be a nudge on a day. */
export async function offersFor(
  tx: Transaction,
  day: LocalDate,
  content: LearningContent,
  sources: readonly OfferSource[],
): Promise<Offer[]> {
  const cards = await allCards(tx, content);
  const own = await ownHooksOfAll(tx);
  const unwanted = await unwantedByAll(tx);
  const others: Offer[] = [];
  for (const source of sources) others.push(...(await source.offers(tx, day)));
  const wanted = (offer: Offer): Offer => {
    const by = unwanted.get(`${offer.kind}:${offer.item}`);
    return by === undefined ? offer : { ...offer, unwantedBy: by };
  };
  return [
    ...cards.map(({ card, organisationId }) => wanted(about('card', card, organisationId))),
    ...content.hooks.map((hook) => wanted(about('hook', hook, null))),
    // What is longer is only given to who asks.
    ...own.filter(({ hook }) => fitsNudge(hook)).map(({ hook, organisationId }) => about('hook', hook, organisationId)),
    { ...FOR_ALL, kind: 'who-knows', item: '', themes: [], departments: [] },
    ...others,
  ];
}

function about(
  kind: 'card' | 'hook',
  { id, themes, departments }: LearningCard | Hook,
  organisationId: string | null,
): Offer {
  return { ...FOR_ALL, organisationId, kind, item: id, themes, departments };
}

/** What is drawn: a nudge of a day, for whoever gets it. */
export interface Drawing {
  kind: string;
  item: string;
  day: LocalDate;
}

/** @returns null: what it was about is not there any more */
export async function drawNudge(
  tx: Transaction,
  { kind, item, day }: Drawing,
  language: Language,
  { content, sources }: { content: LearningContent; sources: readonly OfferSource[] },
): Promise<ReplyDraft | null> {
  const always = nudgeButtons(day, language);
  if (kind === 'card') {
    const card = (await cardWithId(tx, content, item))?.card;
    if (!card) return null;
    const { buttons, ...drawn } = cardQuestion(card, language, day);
    return { language, framed: true, card: cardName(item, day), ...drawn, buttons: [...buttons, ...always] };
  }
  const drawn = await contentsOf(tx, { kind, item, day }, language, { content, sources });
  if (drawn === null) return null;
  const { own } = drawn;
  const name = nudgeName(day);
  return {
    language,
    framed: true,
    ...(own ? { ...own, standing: 'anew' } : { card: name, subject: name }),
    body: drawn.body,
    buttons: [...drawn.buttons, ...always],
  };
}

async function contentsOf(
  tx: Transaction,
  { kind, item, day }: Drawing,
  language: Language,
  { content, sources }: { content: LearningContent; sources: readonly OfferSource[] },
): Promise<NudgeContents | null> {
  const { ambassadors } = texts(language);
  const done = (label: string, reaction: string, style?: 'primary'): Button => ({
    kind: 'action',
    label,
    action: DONE,
    payload: { on: day, reaction },
    ...(style ? { style } : {}),
  });
  switch (kind) {
    case 'hook': {
      const hook = content.hooks.find(({ id }) => id === item) ?? (await usedHook(tx, item));
      return hook ? hookContents(hook, language, done(ambassadors.didUse, 'did', 'primary')) : null;
    }
    case 'who-knows':
      return {
        body: [paragraph(ambassadors.whoKnows)],
        buttons: [done(ambassadors.didAsk, 'did', 'primary'), done(ambassadors.nobody, 'nobody')],
      };
    case 'still-welcome':
      return {
        body: [paragraph(ambassadors.stillWelcome)],
        buttons: [
          { kind: 'action', label: ambassadors.goOn, action: GO_ON, payload: {}, style: 'primary' },
          { kind: 'action', label: ambassadors.less, action: LESS, payload: {} },
        ],
      };
    default: {
      const drawn = await sources.find((source) => source.kind === kind)?.draw(tx, item, language);
      if (!drawn) return null;
      return drawn.own ? drawn : { ...drawn, buttons: [done(ambassadors.didUse, 'did', 'primary'), ...drawn.buttons] };
    }
  }
}
