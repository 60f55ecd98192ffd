import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { shownPrivately } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { ended } from '../../language/sentences.ts';
import { noteAsked, type OwnCard, readOwnCard, useProposed, withdrawCard } from '../../learning-content/kept-cards.ts';
import { recordAudit } from '../../people/audit.ts';
import {
  asksOthers,
  isTheirOwn,
  makerIsTold,
  nameOf,
  otherBrokers,
  type TakesSecond,
} from '../../people/second-broker.ts';
import type { Transaction } from '../../store/transaction.ts';
import { askedName, cardSchema, ownCardName, REFUSE, SHOW, USE, versionSchema, WITHDRAW } from './actions.ts';
import { askedReply, ownCardReply, writtenIn } from './card.ts';
import type { OwnCardDeps } from './deps.ts';
import { writeForm } from './form.ts';

/** What brokers do with a card: have it asked, agree with that of another or not, look at it, take it away. */
export function ownCardCalls(deps: OwnCardDeps): CallAction[] {
  return [writeForm(deps), use(deps), refuse(deps), show(deps), withdraw(deps)];
}

/** Of which version a press is that is there still; a sentence why not. */
async function pressedOn(
  tx: Transaction,
  turn: Turn,
  { cardId, version }: z.infer<typeof versionSchema>,
): Promise<OwnCard | string> {
  const { learningCards } = texts(turn.language);
  const own = await readOwnCard(tx, turn.actor, cardId);
  if (own === null || own.isWithdrawn) return learningCards.gone;
  if (own.proposed === null) return learningCards.decided;
  return own.version === version ? own : learningCards.changedSince;
}

/** Its maker asks a second broker where there is one; another broker agrees. */
function use(deps: OwnCardDeps): CallAction {
  return callAction({
    name: USE,
    role: 'broker',
    payload: versionSchema,
    async run(turn, payload, tx) {
      const own = await pressedOn(tx, turn, payload);
      if (typeof own === 'string') return ephemeral(turn, own);
      const { learningCards } = texts(turn.language);
      const { personId } = turn.actor;
      if (personId === null || own.card === null) return ephemeral(turn, learningCards.standings.unfinished);
      const thing = takesSecond(own, personId);
      if (!(await isTheirOwn(tx, thing, personId))) return agreed(deps, tx, turn, own);
      if ((await otherBrokers(tx, thing)).length === 0) return used(deps, tx, turn, own);
      return secondAsked(deps, tx, turn, own);
    },
  });
}

function takesSecond({ organisationId, createdById, editedById }: OwnCard, personId: string): TakesSecond {
  // Of who was erased nothing is known: whoever has it asked stands for it.
  return { organisationId, createdById: createdById ?? personId, editedById };
}

async function secondAsked(deps: OwnCardDeps, tx: Transaction, turn: Turn, own: OwnCard): Promise<CallAnswer> {
  const { vocabulary } = await deps.content();
  const { learningCards } = texts(turn.language);
  const { personId } = turn.actor;
  if (personId === null) return ephemeral(turn, learningCards.gone);
  const name = await nameOf(tx, personId);
  const asked = own.isAsked
    ? []
    : await asksOthers(tx, takesSecond(own, personId), (language) => {
        const words = texts(language).learningCards;
        return askedReply(own, vocabulary, language, { line: words.asksYou(name ?? words.somebody), open: true });
      });
  await noteAsked(tx, own.id, true);
  return {
    response: ephemeral(turn, learningCards.secondAsked),
    messages: [...asked, ...(await shownAnew(deps, tx, turn, own, learningCards.secondAsked))],
  };
}

/** @param others who hear of it besides who pressed */
async function used(
  deps: OwnCardDeps,
  tx: Transaction,
  turn: Turn,
  own: OwnCard,
  others: readonly OutgoingMessage[] = [],
): Promise<CallAnswer> {
  const { learningCards } = texts(turn.language);
  await useProposed(tx, own.id);
  await note(tx, turn, 'card.added', own.id);
  return {
    response: ephemeral(turn, learningCards.used),
    messages: [...others, ...(await shownAnew(deps, tx, turn, own, learningCards.used))],
  };
}

async function agreed(deps: OwnCardDeps, tx: Transaction, turn: Turn, own: OwnCard): Promise<CallAnswer> {
  const told = await makerHears(tx, turn, own, (language, name) =>
    texts(language).learningCards.agreed(name, writtenIn(own).question ?? ''),
  );
  return used(deps, tx, turn, own, [...told, ...(await decided(deps, turn, own))]);
}

const reasonSchema = z.object({ reason: z.string().min(3).max(400) });

/** A second broker does not agree, and says why. */
function refuse(deps: OwnCardDeps): FormAction<typeof versionSchema> {
  return formAction({
    name: REFUSE,
    role: 'broker',
    payload: versionSchema,
    values: reasonSchema,
    async form(turn, payload, tx) {
      const { learningCards } = texts(turn.language);
      const own = await pressedOn(tx, turn, payload);
      if (typeof own === 'string') return ephemeral(turn, own);
      return {
        language: turn.language,
        title: learningCards.reasonTitle,
        fields: [
          {
            kind: 'lines',
            name: 'reason',
            label: learningCards.reason,
            hint: learningCards.reasonHint,
            required: true,
          },
        ],
        submitLabel: learningCards.send,
      };
    },
    async submit(turn, { payload, values: { reason } }, tx) {
      const { learningCards } = texts(turn.language);
      const own = await pressedOn(tx, turn, payload);
      if (typeof own === 'string') return ephemeral(turn, own);
      const { personId } = turn.actor;
      if (personId === null) return ephemeral(turn, learningCards.gone);
      if (await isTheirOwn(tx, takesSecond(own, personId), personId)) return ephemeral(turn, learningCards.notYours);
      await noteAsked(tx, own.id, false);
      const told = await makerHears(tx, turn, own, (language, name) =>
        texts(language).learningCards.refused(name, writtenIn(own).question ?? '', ended(reason.trim())),
      );
      return {
        response: ephemeral(turn, learningCards.decided),
        messages: [...told, ...(await decided(deps, turn, own)), ...(await shownAnew(deps, tx, turn, own))],
      };
    },
  });
}

function show(deps: OwnCardDeps): CallAction {
  return callAction({
    name: SHOW,
    role: 'broker',
    payload: cardSchema,
    async run(turn, { cardId }, tx) {
      const { learningCards } = texts(turn.language);
      const own = await readOwnCard(tx, turn.actor, cardId);
      if (own === null) return ephemeral(turn, learningCards.gone);
      const reply = ownCardReply(own, (await deps.content()).vocabulary, turn.language);
      return shownPrivately(turn, learningCards.below, reply);
    },
  });
}

function withdraw(deps: OwnCardDeps): CallAction {
  return callAction({
    name: WITHDRAW,
    role: 'broker',
    payload: cardSchema,
    async run(turn, { cardId }, tx) {
      const { language } = turn;
      const { learningCards } = texts(language);
      const own = await readOwnCard(tx, turn.actor, cardId);
      if (own === null || own.isWithdrawn) return ephemeral(turn, learningCards.gone);
      await withdrawCard(tx, own);
      if (own.used !== null) await note(tx, turn, 'card.removed', cardId);
      const card = ownCardName(cardId);
      const gone = { language, card, body: [{ kind: 'paragraph' as const, text: learningCards.dropped }] };
      return {
        response: ephemeral(turn, learningCards.dropped),
        messages: [{ to: { card }, replies: [gone] }, ...(own.isAsked ? await decided(deps, turn, own) : [])],
      };
    },
  });
}

/** Who was asked sees that it is over. */
async function decided(deps: OwnCardDeps, { language }: Turn, own: OwnCard): Promise<OutgoingMessage[]> {
  const { vocabulary } = await deps.content();
  const line = texts(language).learningCards.decided;
  const to = { card: askedName(own.id) };
  return [{ to, replies: [askedReply(own, vocabulary, language, { line, open: false })] }];
}

/** Every card of it shows how it stands now. */
async function shownAnew(
  deps: OwnCardDeps,
  tx: Transaction,
  { actor, language }: Turn,
  { id }: OwnCard,
  line?: string,
): Promise<OutgoingMessage[]> {
  const own = await readOwnCard(tx, actor, id);
  if (own === null) return [];
  const { standing: _, ...reply } = ownCardReply(own, (await deps.content()).vocabulary, language, line);
  return [{ to: { card: ownCardName(id) }, replies: [reply] }];
}

async function makerHears(
  tx: Transaction,
  { actor }: Turn,
  { createdById, editedById }: OwnCard,
  words: (language: 'nl' | 'en', name: string) => string,
): Promise<OutgoingMessage[]> {
  const wrote = editedById ?? createdById;
  if (wrote === null) return [];
  const name = actor.personId === null ? null : await nameOf(tx, actor.personId);
  return makerIsTold(tx, { createdById: wrote }, (language) =>
    words(language, name ?? texts(language).learningCards.somebody),
  );
}

async function note(
  tx: Transaction,
  { actor }: Turn,
  action: 'card.added' | 'card.removed',
  objectId: string,
): Promise<void> {
  const { personId: actorId, organisationId } = actor;
  await recordAudit(tx, { actorId, organisationId, action, objectKind: 'learning_card', objectId });
}
