import { MOST_OFFERED, withinOf, withPerson } from '../../audiences/people.ts';
import { ephemeral } from '../../chat/call.ts';
import { newChoice } from '../../chat/cards.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CHOOSE_PERSON, choosePersonSchema, messageName } from './actions.ts';
import type { BroadcastDeps, NamedVisit } from './deps.ts';
import { cardsOf } from './form.ts';
import { can, isTheirs } from './life.ts';
import { changeContents, lockBroadcast } from './repository.ts';
import type { Whom } from './whom.ts';

const LONGEST_LABEL = 75;
/** As much as a button can say. */
const LONGEST_SAID = 1_500;

/** Of several colleagues with one name it is asked who is meant; of too many their whole name. */
export async function whichOf(
  tx: Transaction,
  { language }: Turn,
  broadcastId: string,
  several: Whom['several'],
): Promise<ReplyDraft[]> {
  const { persons } = texts(language).broadcasts;
  if (several.length === 0) return [];
  const { version } = await tx.broadcast.findUniqueOrThrow({ where: { id: broadcastId }, select: { version: true } });
  return several.map(({ said, people }): ReplyDraft => {
    if (people.length > MOST_OFFERED) return { language, body: [paragraph(persons.tooMany(said))] };
    return {
      language,
      subject: messageName(broadcastId),
      body: [paragraph(persons.which(said))],
      buttons: people.map(({ id, name, department }) => ({
        kind: 'action',
        label: (department === null ? name : `${name} (${department})`).slice(0, LONGEST_LABEL),
        action: CHOOSE_PERSON,
        payload: { broadcastId, version, personId: id },
      })),
    };
  });
}

/** Which visit is meant is answered with the same sentence, that names it by its number. */
export function asksWhichVisit(
  { language }: Turn,
  visits: readonly NamedVisit[],
  { head, tail }: { head: string; tail: string | null },
): ReplyDraft {
  const { guests } = texts(language).broadcasts;
  const said = (number: number) => `${head} (${guests.numbered(number)})${tail === null ? '' : `: ${tail}`}`;
  const isShort = said(0).length < LONGEST_SAID;
  return {
    language,
    subject: newChoice(),
    body: [paragraph(guests.whichVisit)],
    buttons: isShort
      ? visits.slice(0, MOST_OFFERED).map(({ number, title }) => ({
          kind: 'say',
          label: title.slice(0, LONGEST_LABEL),
          text: said(number),
        }))
      : [],
  };
}

/** Who is meant of several with one name. */
export function choosePerson(deps: BroadcastDeps): CallAction {
  return callAction({
    name: CHOOSE_PERSON,
    role: 'broker',
    payload: choosePersonSchema,
    async run(turn, { broadcastId, version, personId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await lockBroadcast(tx, broadcastId);
      const { actor } = turn;
      if (!broadcast || actor.personId === null || !isTheirs(actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      if (!can('edit', broadcast)) return ephemeral(turn, broadcasts.wentOut);
      if (broadcast.version !== version) return ephemeral(turn, broadcasts.changedMeanwhile);
      const person = await memberOf(tx, personId, withinOf(turn));
      if (person === null) return ephemeral(turn, broadcasts.persons.gone);
      const audience = withPerson(broadcast.audience, person);
      await changeContents(tx, broadcastId, { by: actor.personId, contents: { audience } });
      return { response: ephemeral(turn, broadcasts.changed), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

async function memberOf(tx: Transaction, id: string, within: string | null) {
  const person = await tx.person.findFirst({
    where: { id, erasedAt: null, organisationId: within ?? { not: null } },
    select: { id: true, organisationId: true },
  });
  return person?.organisationId == null ? null : { id, organisationId: person.organisationId };
}
