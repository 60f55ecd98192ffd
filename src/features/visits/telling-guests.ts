import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, callAction, type Settled, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { CLAIMS } from '../../places/rules.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, LONGEST_TOLD, TELL, tellSchema, WRITE_GUESTS } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { countReplies, guestsWith } from './guests.ts';
import { can, isBefore, isTheirs } from './life.ts';
import { languagesOf } from './messages.ts';
import { lockVisit, type Visit } from './repository.ts';
import { organisedBy } from './upcoming.ts';
import { visitsSaid } from './which.ts';

/** From this chance on words ask for a message to people, and change nothing of the visit. */
const ASKS_FOR_A_MESSAGE = 0.6;

/** "Laat ze weten dat de ingang achterom is": for the guests of a visit that people are invited to, from who organises it. */
export function isForGuests({ reading, actor, setting }: Turn, visit: Visit): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return (
    setting === 'direct' &&
    !isBefore(visit) &&
    isTheirs(actor, visit) &&
    likeliest?.label === 'broadcast' &&
    likeliest.chance >= ASKS_FOR_A_MESSAGE &&
    reading?.kindOf('broadcast') === 'write'
  );
}

/** What is written to guests is seen first, and goes by a press. What stands behind a colon is its text. */
export async function offersMessage(turn: Turn, tx: Transaction, visit: Visit, text: string): Promise<Settled> {
  const { language } = turn;
  const { visits } = texts(language);
  const { coming, waiting, offered } = await countReplies(tx, visit.id);
  const isNobody = (coming ?? waiting ?? offered) === undefined;
  const write = writeButton(turn, visit, text);
  return {
    replies: [
      {
        language,
        subject: invitationName(visit.id),
        body: [paragraph(isNobody ? visits.nobodyToWrite : visits.pressToWrite)],
        buttons: isNobody ? [] : [write],
      },
    ],
  };
}

/** The press that begins a message to the guests of a visit, with what stands behind a colon as its text. */
function writeButton({ language }: Turn, visit: Visit, text: string): Button {
  const begun = /:\s*(\S.*)$/s.exec(text)?.[1]?.trim() ?? '';
  return {
    kind: 'action',
    label: texts(language).visits.buttons.write,
    action: WRITE_GUESTS,
    payload: { visitId: visit.id, begun: begun.slice(0, LONGEST_TOLD) },
    style: 'primary',
  };
}

/** What a deputy who is no broker is offered who would write to a group: its guests; null: they are deputy of nothing that is open. */
export async function offeredToDeputy(tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft | null> {
  const { actor, language, setting } = turn;
  if (setting !== 'direct' || actor.personId === null) return null;
  const own = (await organisedBy(tx, turn)).filter((visit) => visit.state === 'open' && can('edit', visit, turn.now));
  const said = (await visitsSaid(tx, turn, text)).map(({ id }) => id);
  const named = own.filter(({ id }) => said.includes(id));
  const [only, ...others] = named.length > 0 ? named : own;
  if (!only) return null;
  const some = [only, ...others];
  const label = (visit: Visit) =>
    others.length === 0 ? {} : { label: titleOf(visit, language).slice(0, LONGEST_LABEL) };
  return {
    language,
    subject: invitationName(only.id),
    body: [paragraph(texts(language).places.tell.offer(some.map((visit) => titleOf(visit, language))))],
    buttons: some.map((visit) => ({ ...writeButton(turn, visit, text), ...label(visit) })),
  };
}

const LONGEST_LABEL = 70;

/** The form in which its organiser writes to the guests of a visit: of a broker that of all messages. */
export function tellCalls(deps: VisitDeps): CallAction[] {
  const form = tellForm();
  const write = callAction({
    name: WRITE_GUESTS,
    role: 'colleague',
    payload: tellSchema,
    run: (turn, { visitId, begun }, tx) =>
      turn.actor.roles.has('broker')
        ? deps.writeToGuests(turn, { begun, guestsOf: visitId }, tx)
        : form.open(turn, { visitId, begun }, tx),
  });
  return [write, form];
}

function tellForm() {
  return formAction({
    name: TELL,
    role: 'colleague',
    payload: tellSchema,
    values: z.object({ text: z.string().trim().min(1).max(LONGEST_TOLD) }),
    async form(turn, { visitId, begun }, tx) {
      const { places, visits } = texts(turn.language);
      const { tell } = places;
      const found = await toTell(turn, tx, visitId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { visit, guests } = found;
      return {
        language: turn.language,
        title: visits.buttons.write,
        intro: [paragraph(tell.intro(titleOf(visit, turn.language), guests.length))],
        fields: [
          {
            ...{ kind: 'lines', name: 'text', label: tell.text, required: true, maxLength: LONGEST_TOLD },
            ...(begun === '' ? {} : { initial: begun }),
          },
        ],
        submitLabel: tell.send,
      };
    },
    async submit(turn, { payload: { visitId }, values: { text } }, tx) {
      const found = await toTell(turn, tx, visitId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { visit, guests } = found;
      const messages = await toGuests(tx, turn, { visit, guests, text });
      return { response: ephemeral(turn, texts(turn.language).places.tell.sent(guests.length)), messages };
    },
  });
}

/** The visit and who comes to it, or why nobody can be written to. */
async function toTell(turn: Turn, tx: Transaction, id: string) {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, id);
  if (!visit || !isTheirs(turn.actor, visit)) return visits.gone;
  if (visit.state !== 'open' || !can('edit', visit, turn.now)) return visits.notNow;
  const guests = (await guestsWith(tx, id, CLAIMS)).filter(({ personId }) => personId !== turn.actor.personId);
  return guests.length === 0 ? visits.nobodyToWrite : { visit, guests };
}

/** The words to each who has or waits for a place, in working hours; who made the visit reads along. */
async function toGuests(
  tx: Transaction,
  turn: Turn,
  { visit, guests, text }: { visit: Visit; guests: readonly { personId: string }[]; text: string },
): Promise<OutgoingMessage[]> {
  const { personId } = turn.actor;
  const person =
    personId === null ? null : await tx.person.findUnique({ where: { id: personId }, select: { displayName: true } });
  const name = person?.displayName ?? null;
  const isMakersOwn = visit.createdById === personId || guests.some((guest) => guest.personId === visit.createdById);
  const readers = [...guests, ...(isMakersOwn ? [] : [{ personId: visit.createdById }])];
  const languages = await languagesOf(tx, readers);
  return readers.map((reader) => {
    const language = languages.get(reader.personId) ?? 'nl';
    const { tell } = texts(language).places;
    const isGuest = guests.includes(reader);
    const line = (isGuest ? tell.from : tell.copy)(name, titleOf(visit, language));
    const body = [paragraph(line), paragraph(text)];
    return {
      to: { personId: reader.personId, ifUnreachable: 'skip' as const },
      purpose: isGuest ? ('reminder' as const) : ('notice' as const),
      replies: [{ language, framed: true, ...(isGuest ? { subject: invitationName(visit.id) } : {}), body }],
    };
  });
}
