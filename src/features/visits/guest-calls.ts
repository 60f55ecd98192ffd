import { ephemeral } from '../../chat/call.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Via } from '../../places/history.ts';
import type { Wish } from '../../places/rules.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, REPLY, replySchema, SHOW_NAME, showNameSchema } from './actions.ts';
import { feedbackForm } from './after.ts';
import { setVisitAlarm } from './alarms.ts';
import { calendarCall } from './calendar.ts';
import type { VisitDeps } from './deps.ts';
import { noteEvents } from './events.ts';
import { readGuest } from './guests.ts';
import { standingIn } from './invitation.ts';
import { isBefore } from './life.ts';
import { cardOfOne, movedMessages } from './messages.ts';
import { type Replied, replyTo } from './replying.ts';
import { lockVisit, readVisit, type Visit } from './repository.ts';

/** What somebody does with an invitation. */
export function guestCalls(deps: VisitDeps): CallAction[] {
  return [reply(deps), showName(deps), calendarCall(deps), feedbackForm(deps)];
}

function reply(deps: VisitDeps): CallAction {
  return callAction({
    name: REPLY,
    role: 'colleague',
    payload: replySchema,
    async run(turn, { visitId, wish }, tx) {
      const { visits } = texts(turn.language);
      const done = await replyFor(deps, turn, tx, { visitId, wish, via: 'press' });
      if (done === null) return ephemeral(turn, visits.gone);
      return { response: ephemeral(turn, done.text), messages: done.messages };
    },
  });
}

/** What came of what somebody said to an invitation: in a sentence, and for everybody it moves. */
export interface Answered {
  text: string;
  visit: Visit;
  replied: Replied;
  messages: OutgoingMessage[];
}

/**
 * Replies for who speaks or pressed, with what goes out because of it; their own card shows it.
 *
 * @returns null: there is no such visit for them
 */
export async function replyFor(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visitId, wish, via }: { visitId: string; wish: Wish; via: Via },
): Promise<Answered | null> {
  const { personId } = turn.actor;
  const known = await readVisit(tx, visitId);
  if (!known || personId === null || !(await mayReply(tx, turn, known))) return null;
  const replied = await replyTo(tx, { visitId, personId, wish }, { by: personId, via });
  if (!replied) return null;
  const now = await clockNow(tx);
  const visit = (await readVisit(tx, visitId)) ?? replied.visit;
  await setVisitAlarm(tx, visit, now);
  const here = turn.setting === 'direct' ? turn.conversationId : null;
  if (replied.decision.kind === 'becomes') await callOffInvitation(tx, visitId, personId);
  const own =
    replied.guest === null ? [] : await cardOfOne(tx, visit, replied.guest, { language: turn.language, here, now });
  deps.changed(visitId);
  return {
    text: [answerIn(visit, replied, turn.language), await byMail(deps, tx, replied, turn.language)].join(' ').trim(),
    visit,
    replied,
    messages: [...own, ...(await movedMessages(tx, visit, replied.moved))],
  };
}

/** Who replied before their invitation went out needs none. */
async function callOffInvitation(tx: Transaction, visitId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE card = ${invitationName(visitId)} AND recipient_id = ${personId}::uuid AND purpose = 'invitation'
      AND state = 'queued'`;
}

/** Who was invited, and who belongs to the organisation whose visit it is. */
export async function mayReply(tx: Transaction, { actor }: Turn, visit: Visit): Promise<boolean> {
  if (isBefore(visit) || visit.state === 'dropped' || actor.personId === null) return false;
  if (actor.organisationId === visit.organisationId) return true;
  return (await readGuest(tx, visit.id, actor.personId)) !== null;
}

/** To which address it goes for their calendar; empty: nothing does. */
async function byMail(
  { mailsCalendars }: VisitDeps,
  tx: Transaction,
  { decision, guest }: Replied,
  language: Language,
): Promise<string> {
  if (!mailsCalendars || decision.kind !== 'becomes' || guest?.reply !== 'coming') return '';
  const { email } = await tx.person.findUniqueOrThrow({ where: { id: guest.personId }, select: { email: true } });
  return email === null ? '' : texts(language).visits.alsoByMail(email);
}

function answerIn(visit: Visit, { decision, guest }: Replied, language: Language): string {
  const { visits } = texts(language);
  if (decision.kind === 'refused') return visits.refusals[decision.why];
  const standing = guest === null ? '' : standingIn(visit, guest, language);
  const isFull = decision.kind === 'becomes' && guest?.reply === 'waiting';
  if (decision.kind === 'unchanged') return `${visits.unchanged} ${standing}`;
  return isFull ? `${visits.full} ${standing}` : standing;
}

/** Whether other guests see the name of who comes. */
function showName(deps: VisitDeps): CallAction {
  return callAction({
    name: SHOW_NAME,
    role: 'colleague',
    payload: showNameSchema,
    async run(turn, { visitId, shows }, tx) {
      const { visits } = texts(turn.language);
      const { personId } = turn.actor;
      const visit = await lockVisit(tx, visitId);
      const guest = visit && personId !== null ? await readGuest(tx, visitId, personId) : null;
      if (!visit || personId === null || guest === null) return ephemeral(turn, visits.gone);
      if (guest.reply !== 'coming') return ephemeral(turn, visits.notNow);
      await tx.visitGuest.update({ where: { id: guest.id }, data: { showsName: shows } });
      await noteEvents(tx, [
        {
          by: personId,
          via: 'press',
          visitId,
          personId,
          what: 'shows-name',
          before: String(guest.showsName),
          after: String(shows),
        },
      ]);
      const now = await clockNow(tx);
      const here = turn.setting === 'direct' ? turn.conversationId : null;
      const messages = await cardOfOne(
        tx,
        visit,
        { ...guest, showsName: shows },
        { language: turn.language, here, now },
      );
      deps.changed(visitId);
      return { response: ephemeral(turn, shows ? visits.nameShown : visits.nameHidden), messages };
    },
  });
}
