import { isSameAudience } from '../../audiences/audience.ts';
import { organisationPlaces } from '../../audiences/members.ts';
import { namesOfAudience } from '../../audiences/names.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { ephemeral } from '../../chat/call.ts';
import { newChoice } from '../../chat/cards.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { momentIn, spanIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { AGREE_CHANGE, agreeSchema, invitationName } from './actions.ts';
import { changeByWords, changedLine, isForOthersOnly, whyNotFor } from './changing.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { countReplies } from './guests.ts';
import { can, isTheirs } from './life.ts';
import { asProposed, dropProposal, proposalOf, writtenOf } from './proposal.ts';
import { lockVisit, readVisit, type Visit } from './repository.ts';
import { stayForm } from './staying.ts';

/** What would change of an open visit and who would hear of it, with the button that does it; null: nothing is proposed. */
export async function proposalCard(
  { gazetteer }: Pick<VisitDeps, 'gazetteer'>,
  tx: Transaction,
  turn: Turn,
  id: string,
): Promise<ReplyDraft | null> {
  const visit = await readVisit(tx, id);
  if (!visit || proposalOf(visit)?.written == null) return null;
  const { proposal, buttons } = texts(turn.language).visits;
  const counts = await countReplies(tx, id);
  const of = (reply: keyof typeof counts) => counts[reply]?.people ?? 0;
  const payload = { visitId: id, version: visit.version, proposed: stampOf(visit) };
  return {
    language: turn.language,
    subject: invitationName(id),
    framed: true,
    card: `${newChoice()}:proposal`,
    body: [
      { kind: 'heading', text: titleOf(visit, turn.language) },
      paragraph(proposal.intro),
      { kind: 'list', items: changesIn(visit, await whomThen(gazetteer, tx, turn, visit), turn) },
      ...(takenAtMost(visit) > (asProposed(visit).capacity ?? 0) ? [paragraph(proposal.whoStays)] : []),
      paragraph(
        isForOthersOnly(visit, writtenOf(asProposed(visit)))
          ? proposal.onlyNew
          : proposal.hear(of('coming'), of('maybe'), of('waiting') + of('offered')),
      ),
      paragraph(proposal.notMeant),
    ],
    buttons: [
      {
        kind: 'action',
        label: buttons.agree,
        action: AGREE_CHANGE,
        payload: { ...payload, agrees: true },
        style: 'primary',
      },
      { kind: 'action', label: buttons.leave, action: AGREE_CHANGE, payload: { ...payload, agrees: false } },
    ],
  };
}

/** The places taken at the time at which most are. */
function takenAtMost({ slots }: Visit): number {
  return Math.max(0, ...slots.map(({ taken }) => taken));
}

/** Another proposal since, and the button of the one before does nothing. */
function stampOf({ proposed }: Visit): string {
  return JSON.stringify(proposed).slice(0, 1_000);
}

/** Whom it would be for, with the names of who is named; null: for whom it is now. */
async function whomThen(
  gazetteer: VisitDeps['gazetteer'],
  tx: Transaction,
  { language }: Turn,
  visit: Visit,
): Promise<string | null> {
  const { audience } = asProposed(visit);
  if (isSameAudience(audience, visit.audience)) return null;
  const names = await namesOfAudience(tx, audience, visit.organisationId);
  return audienceInWords(audience, await organisationPlaces(tx, gazetteer), language, names);
}

/** Each thing that would be otherwise, as it is and as it would be. */
function changesIn(visit: Visit, whom: string | null, { language }: Turn): string[] {
  const { proposal } = texts(language).visits;
  const then = asProposed(visit);
  const times = visit.slots.flatMap((slot, at) => {
    const moved = then.slots[at] ?? slot;
    const [was, is] = [spanIn(language, slot), spanIn(language, moved)];
    return was === is ? [] : [proposal.when(was, is)];
  });
  const [replyBy, was] = [then.replyBy, visit.replyBy].map((moment) => moment && momentIn(language, moment));
  return [
    ...times,
    ...(then.capacity === visit.capacity ? [] : [proposal.places(visit.capacity ?? 0, then.capacity ?? 0)]),
    ...(replyBy === was || replyBy == null ? [] : [proposal.replyBy(replyBy)]),
    ...(whom === null ? [] : [proposal.audience(whom)]),
  ];
}

/** The press that makes a visit what words said, or leaves it. */
export function agreeCall(deps: VisitDeps): CallAction {
  return callAction({
    name: AGREE_CHANGE,
    role: 'colleague',
    payload: agreeSchema,
    async run(turn, { visitId, version, proposed, agrees }, tx) {
      const { visits } = texts(turn.language);
      const visit = await lockVisit(tx, visitId);
      if (!visit || !isTheirs(turn.actor, visit)) return ephemeral(turn, visits.gone);
      if (!can('edit', visit, turn.now)) return ephemeral(turn, visits.notNow);
      if (visit.version !== version || stampOf(visit) !== proposed || proposalOf(visit)?.written == null)
        return ephemeral(turn, visits.changedMeanwhile);
      if (agrees) return becomesProposed(deps, turn, tx, visit);
      await dropProposal(tx, visit);
      return ephemeral(turn, visits.proposal.left);
    },
  });
}

/** The visit becomes what was proposed; where whom it is for cannot be so, that stays proposed for who may. */
async function becomesProposed(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit): Promise<CallAnswer> {
  const { id: visitId, version } = visit;
  const written = writtenOf(asProposed(visit));
  const { audience, capacity } = written.contents;
  const notFor = await whyNotFor(deps, turn, tx, { visit, audience });
  if (notFor !== null) return ephemeral(turn, notFor);
  await dropProposal(tx, visit);
  const doer = { by: turn.actor.personId, via: 'press' as const };
  const messages = await changeByWords(deps, tx, visit, written, doer);
  if (messages === 'too-few-places')
    return stayForm(deps).open(turn, { visitId, version, capacity: capacity ?? 1 }, tx);
  if (messages === 'time-taken') return ephemeral(turn, texts(turn.language).visits.timeTaken);
  deps.changed(visitId);
  return { response: ephemeral(turn, changedLine(turn, visit, written)), messages };
}
