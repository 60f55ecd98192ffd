import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { OwnCard } from '../../learning-content/kept-cards.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { NOTHING_WRITTEN, shortcomingsOf, type WrittenCard } from '../../learning-content/written-card.ts';
import { askedName, ownCardName, REFUSE, USE, WITHDRAW, WRITE } from './actions.ts';

/** How it stands with a card. */
export function standingOf(own: OwnCard): 'unfinished' | 'draft' | 'asked' | 'used' | 'withdrawn' {
  if (own.proposed === null) return own.isWithdrawn ? 'withdrawn' : 'used';
  if (own.card === null) return 'unfinished';
  return own.isAsked ? 'asked' : 'draft';
}

/** What was written: what is not in use yet before what is. */
export function writtenIn({ proposed, used }: OwnCard): WrittenCard {
  return proposed ?? used ?? NOTHING_WRITTEN;
}

/** A card as its brokers see it, with what can be done with it. @param line said before it; left out: how it stands */
export function ownCardReply(own: OwnCard, vocabulary: Vocabulary, language: Language, line?: string): ReplyDraft {
  const { learningCards } = texts(language);
  const standing = standingOf(own);
  const missing = standing === 'unfinished' ? shortcomingsOf(writtenIn(own)) : [];
  return {
    language,
    framed: true,
    card: ownCardName(own.id),
    subject: ownCardName(own.id),
    standing: 'anew',
    body: [
      paragraph(line ?? learningCards.standings[standing]),
      ...cardBlocks(own, vocabulary, language),
      ...(missing.length > 0
        ? [{ kind: 'list' as const, items: missing.map((one) => learningCards.missing[one]) }]
        : []),
    ],
    buttons: buttonsOf(own, language),
  };
}

function buttonsOf(own: OwnCard, language: Language): Button[] {
  const { learningCards } = texts(language);
  const { id: cardId, version } = own;
  const change: Button = { kind: 'action', label: learningCards.change, action: WRITE, payload: { cardId, begun: '' } };
  const drop: Button = { kind: 'action', label: learningCards.withdraw, action: WITHDRAW, payload: { cardId } };
  const use = (label: string): Button => ({
    ...{ kind: 'action', label, action: USE, payload: { cardId, version }, style: 'primary' },
  });
  switch (standingOf(own)) {
    case 'unfinished':
      return [{ ...change, label: learningCards.complete, style: 'primary' }, drop];
    case 'draft':
      return [use(learningCards.use), change, drop];
    case 'asked':
      return [change, drop];
    case 'withdrawn':
      return [change];
    case 'used':
      return [change, drop];
  }
}

/** What a second broker is asked. @param open whether it can still be decided */
export function askedReply(
  own: OwnCard,
  vocabulary: Vocabulary,
  language: Language,
  { line, open }: { line: string; open: boolean },
): ReplyDraft {
  const { learningCards } = texts(language);
  const payload = { cardId: own.id, version: own.version };
  return {
    language,
    framed: true,
    card: askedName(own.id),
    body: [paragraph(line), ...cardBlocks(own, vocabulary, language)],
    buttons: open
      ? [
          { kind: 'action', label: learningCards.agree, action: USE, payload, style: 'primary' },
          { kind: 'action', label: learningCards.disagree, action: REFUSE, payload },
        ]
      : [],
  };
}

/** As ambassadors will see it, with what they read after they answered. */
function cardBlocks(own: OwnCard, { themes }: Vocabulary, language: Language): Block[] {
  const { learningCards } = texts(language);
  const written = writtenIn(own);
  const { question, right, nearly, wrong, explanation, sourceTitle, sourceUrl } = written;
  const answers = [nearly, wrong].flatMap((one) => (one === null ? [] : [one]));
  const isOpen = answers.length === 0;
  const names = written.themes.flatMap((id) => themes[id]?.[language] ?? []);
  const source = [sourceTitle, sourceUrl].filter((one) => one !== null).join(', ');
  const told = [right, explanation].flatMap((one) => (one === null ? [] : [one]));
  return [
    { kind: 'heading', text: learningCards.asSeen },
    ...(question === null ? [] : [paragraph(question)]),
    ...(isOpen || right === null
      ? [paragraph(learningCards.open)]
      : [{ kind: 'list' as const, items: [right, ...answers].toSorted((one, other) => one.localeCompare(other)) }]),
    { kind: 'heading', text: learningCards.afterwards },
    ...(told.length > 0 ? [paragraph(told.join(' · '))] : []),
    ...(source === '' ? [] : [paragraph(learningCards.source(source))]),
    paragraph(learningCards.about(names)),
  ];
}
