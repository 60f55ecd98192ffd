import { COUNTER_LANGUAGE } from '../../../case-life/case-life.ts';
import { overseersOf } from '../../../case-life/overseers.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { filerCardName } from '../chat/actions.ts';
import { answerButton, counterOrBroker, said } from '../chat/cards.ts';
import { type CaseView, lastWords, namesOf } from '../chat/repository.ts';
import type { Telling } from './telling.ts';

/**
 * The question of a counter whose colleague cannot be reached: a broker who may answer gets it, and the counter hears with
 * whom it is. Where there is none, it comes back to the counter, which can answer it too, and who looks after the
 * installation hears that nobody could be asked.
 *
 * @param asker whether whoever asked hears with whom it is; not with every reminder
 */
export async function askInstead(
  telling: Telling,
  tx: Transaction,
  view: CaseView,
  asker: 'hears' | 'knows',
): Promise<OutgoingMessage[]> {
  const { cases } = texts(COUNTER_LANGUAGE);
  const { toBroker, toOwner } = cases;
  const { number } = view;
  const asked = cases.quote((await lastWords(tx, view.id, 'ask_back')) ?? '');
  const others = (await overseersOf(tx, view)).people.filter(({ personId }) => personId !== view.owner?.personId);
  const able = others.filter(({ mayAct }) => mayAct).map(({ personId }) => personId);
  const who = counterOrBroker(view, COUNTER_LANGUAGE);
  if (able.length === 0) {
    const news = said(COUNTER_LANGUAGE, toBroker.questionForNobody(number, who), asked);
    return [
      ...(await telling.owner(tx, view, [toOwner.askedInVain(number), asked], false, [
        answerButton(view.id, COUNTER_LANGUAGE),
      ])),
      ...(asker === 'knows' ? [] : others.map(({ personId }) => toOne(view, personId, news))),
    ];
  }
  const question = {
    ...said(COUNTER_LANGUAGE, toBroker.questionForYou(number, who), asked, toBroker.answerInstead),
    buttons: [answerButton(view.id, COUNTER_LANGUAGE)],
  };
  const names = [...(await namesOf(tx, able)).values()].filter((name) => name !== '').join(', ');
  return [
    ...able.map((personId) => toOne(view, personId, question)),
    ...(asker === 'knows' ? [] : await telling.owner(tx, view, [toOwner.askedInstead(number, names)])),
  ];
}

/** What becomes of it is the business of the case: when they cannot be reached either, the next one hears it. */
function toOne(view: CaseView, personId: string, reply: ReturnType<typeof said>): OutgoingMessage {
  return { to: { personId, ifUnreachable: 'skip' }, about: filerCardName(view.id), replies: [reply] };
}
