import { z } from 'zod';
import { mayReach } from '../../audiences/audience.ts';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { retentionTerms } from '../../people/retention-terms.ts';
import { beyondShown, OTHERS, typedAmong } from '../../places/more-than-shown.ts';
import { spanIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CANCEL, DROP, OPEN, PRESENT, versionSchema, visitSchema, WHO } from './actions.ts';
import { approvalCalls, approvalOver, askSecond, openNow } from './approving.ts';
import { cancelVisit } from './changing.ts';
import type { VisitDeps } from './deps.ts';
import { notePresent } from './events.ts';
import { writeForm } from './form.ts';
import { type Named, namedWith, remarksOf } from './guests.ts';
import { leaveTimesForm } from './leaving-times.ts';
import { can, type Doing, isTheirs, notNow, notReady } from './life.ts';
import { postForm } from './posting.ts';
import { agreeCall } from './proposing.ts';
import { remarkCall } from './remark.ts';
import { changeVisit, lockVisit, readVisit, type Visit } from './repository.ts';
import { stayForm } from './staying.ts';
import { tellCalls } from './telling-guests.ts';
import { viewOf } from './view.ts';

/** What the organisers of a visit do with it: a deputy all that a broker does. */
export function organiserCalls(deps: VisitDeps): CallAction[] {
  return [
    ...[writeForm(deps), open(deps), ...approvalCalls(deps), drop(deps), cancel(deps)],
    ...[
      who(deps),
      present(deps),
      stayForm(deps),
      leaveTimesForm(deps),
      agreeCall(deps),
      remarkCall(deps),
      postForm(deps),
      ...tellCalls(deps),
    ],
  ];
}

/** The visit, locked, or why nothing can be done with it. */
async function theirs(turn: Turn, tx: Transaction, id: string, doing: Doing): Promise<Visit | string> {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, id);
  if (!visit || !isTheirs(turn.actor, visit)) return visits.gone;
  return can(doing, visit, turn.now) ? visit : notNow(visit, turn);
}

function open(deps: VisitDeps): CallAction {
  return callAction({
    name: OPEN,
    role: 'colleague',
    payload: versionSchema,
    async run(turn, { visitId, version }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'open');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      if (visit.version !== version) return ephemeral(turn, visits.changedMeanwhile);
      const { audience } = await viewOf(tx, deps.gazetteer, visit);
      const total = audience?.total ?? 0;
      const why = whyNot(turn, visit, total);
      if (why !== null) return ephemeral(turn, why);
      if (total > deps.approvalAbove) return askSecond(deps, turn, tx, { visit, total });
      return openNow(deps, turn, tx, visit);
    },
  });
}

function whyNot(turn: Turn, visit: Visit, total: number): string | null {
  const { visits } = texts(turn.language);
  if (!mayReach(turn.actor, visit.audience)) return visits.onlyNetwork;
  const lack = notReady(visit, { total, now: turn.now });
  return lack === null ? null : visits.notReady[lack];
}

function drop(deps: VisitDeps): CallAction {
  return callAction({
    name: DROP,
    role: 'colleague',
    payload: visitSchema,
    async run(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'drop');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      await changeVisit(tx, visitId, { state: 'dropped' });
      deps.changed(visitId);
      return { response: ephemeral(turn, visits.dropped), messages: await approvalOver(deps, tx, visit) };
    },
  });
}

const LONGEST_REASON = 300;

function cancel(deps: VisitDeps): CallAction {
  return formAction({
    name: CANCEL,
    role: 'colleague',
    payload: visitSchema,
    values: z.object({ reason: z.string().max(LONGEST_REASON).optional() }),
    async form(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'cancel');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      return {
        language: turn.language,
        title: visits.buttons.cancel,
        intro: [paragraph(visits.cancelAsk)],
        fields: [{ kind: 'line', name: 'reason', label: visits.cancelReason, maxLength: LONGEST_REASON }],
        submitLabel: visits.buttons.cancel,
      };
    },
    async submit(turn, { payload: { visitId }, values: { reason = null } }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'cancel');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const messages = await cancelVisit(deps, tx, visit, { by: turn.actor.personId, via: 'press', reason });
      deps.changed(visitId);
      return { response: ephemeral(turn, visits.cancelled), messages };
    },
  });
}

/** The list to print: who comes to each time, who waits in which order, and who may come. */
function who(deps: VisitDeps): CallAction {
  return callAction({
    name: WHO,
    role: 'colleague',
    payload: visitSchema,
    async run(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const visit = await readVisit(tx, visitId);
      if (!visit || !isTheirs(turn.actor, visit)) return ephemeral(turn, visits.gone);
      const terms = await retentionTerms(tx, deps.retention);
      const days = terms.find(({ kind }) => kind === 'conversations')?.days ?? deps.retention.conversations;
      const body = [...(await whoBlocks(tx, turn, visit)), paragraph(visits.namesKept(days))];
      return { kind: 'dialog', language: turn.language, title: visits.whoTitle, body };
    },
  });
}

/** Who comes, waits and may come, by name; and what they took with them, without: only for organisers. */
export async function whoBlocks(tx: Transaction, { language }: Pick<Turn, 'language'>, visit: Visit): Promise<Block[]> {
  const { visits } = texts(language);
  const all = await namedWith(tx, visit.id, ['coming', 'offered', 'waiting', 'maybe']);
  const line = ({ name, organisation, department, places }: Named) =>
    visits.guest(name ?? visits.nameless, [department, organisation].filter(Boolean).join(', '), places > 1);
  const list = (some: readonly Named[], numbered = false): Block =>
    some.length === 0 ? paragraph(visits.nobodyYet) : { kind: 'list', items: some.map(line), numbered };
  const of = (reply: Named['reply']) => all.filter((one) => one.reply === reply);
  const waiting = [...of('offered'), ...of('waiting')];
  const remarks = await remarksOf(tx, visit.id);
  return [
    ...visit.slots.flatMap((slot) => [
      paragraph(visits.whoComes(spanIn(language, slot))),
      list(of('coming').filter(({ slotId }) => slotId === slot.id)),
    ]),
    ...(waiting.length === 0 ? [] : [paragraph(visits.whoWaits), list(waiting, true)]),
    ...(of('maybe').length === 0 ? [] : [paragraph(visits.whoMaybe), list(of('maybe'))]),
    ...(remarks.length === 0 ? [] : [paragraph(visits.after.remarks), { kind: 'list' as const, items: remarks }]),
  ];
}

/** Who was to come to the times that have begun: of the others nobody can tell yet. */
async function expectedSoFar({ now }: Turn, tx: Transaction, { id, slots }: Visit): Promise<Named[]> {
  const begun = new Set(slots.filter(({ startsAt }) => startsAt <= now).map((slot) => slot.id));
  const coming = await namedWith(tx, id, ['coming']);
  return coming.filter(({ slotId }) => slotId !== null && begun.has(slotId));
}

function present(deps: VisitDeps): CallAction {
  return formAction({
    name: PRESENT,
    role: 'colleague',
    payload: visitSchema,
    values: z.object({ present: z.array(z.uuid()).default([]), [OTHERS]: z.string().optional() }),
    async form(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'present');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const coming = await expectedSoFar(turn, tx, visit);
      const beyond = beyondShown(coming.length, turn.language);
      if (coming.length === 0) return ephemeral(turn, visits.nobodyYet);
      return {
        language: turn.language,
        title: visits.presentTitle,
        intro: [paragraph(visits.presentIntro), ...beyond.intro],
        fields: [
          {
            kind: 'choices',
            name: 'present',
            label: visits.presentField,
            required: false,
            options: beyond
              .shown(coming)
              .map(({ guestId, name }) => ({ value: guestId, label: name ?? visits.nameless })),
            initial: beyond
              .shown(coming)
              .filter(({ attended }) => attended !== false)
              .map(({ guestId }) => guestId),
          },
          ...beyond.fields,
        ],
        submitLabel: visits.presentTitle,
      };
    },
    async submit(turn, { payload: { visitId }, values }, tx) {
      const { visits } = texts(turn.language);
      const visit = await theirs(turn, tx, visitId, 'present');
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const coming = await expectedSoFar(turn, tx, visit);
      const { named, unknown } = typedAmong(values[OTHERS], coming);
      if (unknown.length > 0)
        return { errors: { [OTHERS]: texts(turn.language).places.unknownNames(unknown.join(', ')) } };
      // Of who was not shown nothing is known but what was typed.
      const marked = new Set([...beyondShown(coming.length, turn.language).shown(coming), ...named]);
      const marks = [...marked].map((guest) => ({
        guestId: guest.guestId,
        personId: guest.personId,
        present: values.present.includes(guest.guestId) || named.includes(guest),
      }));
      await notePresent(tx, visitId, marks, { by: turn.actor.personId, via: 'press' });
      deps.changed(visitId);
      return ephemeral(turn, visits.presentDone(marks.filter((one) => one.present).length));
    },
  });
}
