import { instantAt, localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Pledge } from '../../pledges/pledges.ts';
import { askAt } from '../../pledges/when.ts';
import { DONE, DROP, LATER, pledgeName, REOPEN, SHARE, sharedName, WRITE } from './actions.ts';

/** A pledge as who made it sees it, with what they can do. @param line said before it; left out: nothing */
export function pledgeCard(pledge: Pledge, language: Language, line?: string): ReplyDraft {
  const { pledges } = texts(language);
  return {
    language,
    card: pledgeName(pledge.id),
    standing: 'anew',
    subject: pledgeName(pledge.id),
    framed: true,
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      paragraph(pledges.quoted(pledge.text ?? '')),
      paragraph(standing(pledge, language)),
    ],
    buttons: buttonsOf(pledge, language),
  };
}

/** One that was asked after, with when it was made. */
export function toldCard(pledge: Pledge, language: Language): ReplyDraft {
  return pledgeCard(pledge, language, texts(language).pledges.madeOn(weekdayInWords(pledge.madeOn, language)));
}

function standing({ state, dueOn, sharedWith }: Pledge, language: Language): string {
  const { pledges } = texts(language);
  if (state === 'dropped') return pledges.isDropped;
  if (state === 'done') return sharedWith === null ? pledges.isDone : pledges.isShared[sharedWith];
  return dueOn === null ? pledges.noDay : pledges.dueOn(weekdayInWords(askedOn(dueOn), language));
}

/** On a working day: the day it is promised for, or the first after it. */
function askedOn(dueOn: string): string {
  return localTimeAt(askAt(dueOn, instantAt(dueOn, 0))).date;
}

function buttonsOf({ id, state, sharedWith }: Pledge, language: Language): Button[] {
  const { buttons } = texts(language).pledges;
  const press = (label: string, action: string, more: object = {}): Button => ({
    kind: 'action',
    label,
    action,
    payload: { pledgeId: id, ...more },
  });
  if (state === 'dropped') return [press(buttons.reopen, REOPEN)];
  if (state === 'done') {
    const sharing =
      sharedWith === null
        ? [
            press(buttons.shareBrokers, SHARE, { with: 'brokers' }),
            press(buttons.shareNetwork, SHARE, { with: 'network' }),
            press(buttons.shareAmbassadors, SHARE, { with: 'ambassadors' }),
          ]
        : [press(buttons.unshare, SHARE, { with: 'nobody' })];
    return [...sharing, press(buttons.reopen, REOPEN)];
  }
  return [
    press(buttons.done, DONE),
    press(buttons.later, LATER),
    press(buttons.change, WRITE),
    press(buttons.drop, DROP),
  ];
}

/** What a broker sees of one that was shared; without its text: it is shared no longer. */
export function sharedCard(pledge: Pledge, by: string | null, language: Language): ReplyDraft {
  const { pledges } = texts(language);
  const body =
    pledge.sharedWith === null
      ? [paragraph(pledges.notSharedAnyMore)]
      : [paragraph(pledges.sharedBy(by ?? pledges.somebody)), paragraph(pledges.quoted(pledge.text ?? ''))];
  return { language, card: sharedName(pledge.id), framed: true, body };
}
