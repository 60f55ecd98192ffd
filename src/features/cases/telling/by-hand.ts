import { COUNTER_LANGUAGE, isClosed } from '../../../case-life/case-life.ts';
import type { Notice } from '../../../case-life/effect.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { texts } from '../../../i18n/texts.ts';
import { finishButton, forwardedButton, said } from '../chat/cards.ts';
import type { CaseView } from '../chat/repository.ts';
import { brokerButtons, filerGone } from '../chat/work-cards.ts';
import { sentBackLines, type Telled } from './notice-lines.ts';
import type { Telling } from './telling.ts';

function forwardReminder(telling: Telling, view: CaseView): OutgoingMessage {
  const { told } = texts(view.language).cases;
  const line = said(view.language, told.forwardAwaited(view.number, view.counter?.name ?? ''));
  return telling.filer(view, { ...line, buttons: [forwardedButton(view.id, view.language)] });
}

/** After so many reminders somebody else hears that a case never left. */
const REMINDERS_TO_FORWARD = 3;

async function neverLeft(telling: Telling, { tx, view, happened: { decision } }: Telled): Promise<OutgoingMessage[]> {
  const nudges = isClosed(decision.life) ? 0 : (decision.life.clocks.filer?.nudges ?? 0);
  if (nudges < REMINDERS_TO_FORWARD) return [];
  const line = texts(COUNTER_LANGUAGE).cases.toBroker.neverLeft(view.number, view.counter?.name ?? '');
  return telling.overseers(tx, view, { ...said(COUNTER_LANGUAGE, line), buttons: brokerButtons(view) });
}

/** A case that no counter here works on: the colleague forwards it. */
export async function byHandMessages(
  telling: Telling,
  told: Telled,
  about: Notice['about'],
): Promise<OutgoingMessage[]> {
  const { tx, view } = told;
  if (about === 'to-forward') return telling.toForward(tx, view, sentBackLines(told));
  const isReminder = about === 'forward-awaited' || about === 'outcome-awaited';
  if (isReminder && (await telling.filerIsGone(tx, view))) return telling.overseers(tx, view, filerGone(view));
  if (about === 'forward-awaited') return [forwardReminder(telling, view), ...(await neverLeft(telling, told))];
  if (about !== 'outcome-awaited') return [];
  const { outcomeAwaited } = texts(view.language).cases.told;
  const line = said(view.language, outcomeAwaited(view.number, view.counter?.name ?? ''));
  return [telling.filer(view, { ...line, buttons: [finishButton(view.id, view.language)] })];
}
