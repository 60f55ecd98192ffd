import { type Button, paragraph } from '../../../chat/reply.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { filerCardName, LONGEST_WORDS } from '../chat/actions.ts';
import { dueItems, isOnItsWay, ownerItems, said as says, stateText } from '../chat/cards.ts';
import { type CaseChat, isFiler } from '../chat/deps.ts';
import { buttonsFor } from '../chat/explaining.ts';
import type { CaseView } from '../chat/repository.ts';
import type { SaidOfCase } from './moves.ts';
import { lastNews } from './repository.ts';

/** A line with the buttons of which one does it. */
export function pressOne(view: CaseView, turn: Turn, line: string, buttons: Button[]): Outcome {
  return { status: 'answered', replies: [{ ...about(view, turn, line), buttons }] };
}

/** One line about a case. */
export function told(view: CaseView, turn: Turn, line: string): Outcome {
  return { status: 'answered', replies: [about(view, turn, line)] };
}

/** How a case stands, in words, with what the other side said last: whoever may see it asked. */
export async function howItStands(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const { language } = turn;
  const { cases, caseLinks } = texts(language);
  const outcome = view.outcome === null ? [] : [caseLinks.finish.outcomes[view.outcome]];
  const whoAndWhen = isOnItsWay(view) ? [] : [...ownerItems(view, language), ...dueItems(view, language)];
  const items = [
    cases.state(stateText(view, language)),
    ...outcome,
    ...(view.counter ? [cases.counter(view.counter.name)] : []),
    ...whoAndWhen,
  ];
  const isTheirs = isFiler(turn, view);
  // The colleague knows what they asked themselves, but who may ask what stands there reads it.
  const asked = isTheirs && !mayAskForWords(turn) ? [] : [paragraph(cases.quote(view.request ?? cases.requestGone))];
  const news = isTheirs ? await lastNews(chat.prisma, view) : null;
  return {
    status: 'answered',
    replies: [
      {
        language,
        subject: filerCardName(view.id),
        body: [
          { kind: 'paragraph', text: `${cases.filerTitle(view.number)}:` },
          ...asked,
          { kind: 'list', items },
          ...(news === null ? [] : [paragraph(cases.saidLast(news.words))]),
          ...(news?.reply ? [paragraph(cases.youSaidSince(news.reply))] : []),
        ],
        buttons: buttonsFor(turn, { ...view, language }),
      },
    ],
  };
}

/** From this chance on somebody may ask what stands in a case. */
const MAY_ASK_FOR_WORDS = 0.2;

function mayAskForWords({ reading }: Turn): boolean {
  const wording = reading?.acts('handed-over').find(({ label }) => label === 'wording');
  return (wording?.chance ?? 0) >= MAY_ASK_FOR_WORDS;
}

/** Lines about a case, as a message to which one can reply. */
export function about(view: CaseView, turn: Turn, ...lines: (string | null)[]) {
  return { ...says(turn.language, ...lines), subject: filerCardName(view.id) };
}

/** As much of what was said as a button carries along. */
export function wordsForButton(text: string): string {
  return text.slice(0, LONGEST_WORDS);
}

/** Who has several cases sees on the button of which it is. */
export function numbered(
  button: Button,
  { number }: CaseView,
  { language }: Turn,
  { isOneOfSeveral }: SaidOfCase,
): Button {
  return isOneOfSeveral ? { ...button, label: texts(language).cases.numbered(button.label, number) } : button;
}
