import { z } from 'zod';
import type { Audience } from '../../audiences/audience.ts';
import { audienceErrors, audienceFrom, audienceValues } from '../../audiences/form.ts';
import { type NameableHere, nameableBy } from '../../audiences/nameable.ts';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { placeToPrepare } from '../../chat/saying.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { findMembers } from '../../people/directory.ts';
import { normalisedEmail } from '../../people/email.ts';
import { replyByIn, type Span, type TimeProblem, timesIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { WRITE, writeSchema } from './actions.ts';
import { approvalOver } from './approving.ts';
import { changeOpen } from './changing.ts';
import type { VisitDeps } from './deps.ts';
import { deputyHears } from './deputy.ts';
import { deskCard } from './desk-card.ts';
import { can, isTheirs, notNow } from './life.ts';
import { changeDraft, createVisit, lockVisit, readVisit, type Visit, type Written } from './repository.ts';
import { viewOf } from './view.ts';
import { writeFormOf } from './write-form.ts';

const line = z.string().max(300).optional();
const valuesSchema = z.object({
  host: z.string().min(1).max(200),
  hostEmail: line,
  about: z.string().max(1_500).optional(),
  times: z.string().min(1).max(1_000),
  address: line,
  capacity: z.string().max(10),
  replyBy: line,
  accessibility: line,
  carpool: line,
  prepare: line,
  deputy: line,
  ...audienceValues,
});
type Values = z.infer<typeof valuesSchema>;

/** The form of a new visit, and of one that changes. */
export function writeForm(deps: VisitDeps): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    // A deputy need not be a broker: who may is looked up.
    role: 'colleague',
    payload: writeSchema,
    values: valuesSchema,
    async form(turn, payload, tx) {
      const nameable = await nameableBy(deps.gazetteer, turn, tx);
      if (!('visitId' in payload)) {
        return mayMake(turn)
          ? writeFormOf(turn, nameable, { begun: payload.begun })
          : ephemeral(turn, texts(turn.language).visits.onlyBrokers);
      }
      const visit = await readVisit(tx, payload.visitId);
      const problem = problemWith(turn, visit, payload.version);
      return problem !== null || !visit
        ? ephemeral(turn, problem ?? texts(turn.language).visits.gone)
        : writeFormOf(turn, nameable, { visit });
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { visits } = texts(turn.language);
      const nameable = await nameableBy(deps.gazetteer, turn, tx);
      const before = 'visitId' in payload ? await readVisit(tx, payload.visitId) : null;
      const read = await readValues(turn, tx, values, { nameable, before: before?.audience });
      if ('errors' in read) return read;
      if (!('visitId' in payload)) return submitNew(deps, turn, tx, read);
      const visit = await lockVisit(tx, payload.visitId);
      const problem = problemWith(turn, visit, payload.version);
      if (problem !== null || !visit) return ephemeral(turn, problem ?? visits.gone);
      if (visit.state === 'open') return changeOpen(deps, turn, tx, { visit, ...read });
      await changeDraft(tx, visit, read, turn.actor.personId);
      deps.changed(visit.id);
      const heard = await deputyHears(deps, tx, visit.id, { before: visit.deputyId, by: turn.actor.personId });
      const over = await approvalOver(deps, tx, visit);
      return { response: ephemeral(turn, visits.changedDraft), messages: [...over, ...heard] };
    },
  });
}

function mayMake({ actor: { roles, organisationId } }: Turn): boolean {
  return roles.has('broker') && organisationId !== null;
}

async function submitNew(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { contents, times, deputyId }: Written,
): Promise<CallAnswer> {
  const { visits } = texts(turn.language);
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null || !mayMake(turn)) return ephemeral(turn, visits.onlyBrokers);
  const id = await createVisit(tx, { by: personId, organisationId, contents, times });
  if (deputyId !== null) await tx.siteVisit.update({ where: { id }, data: { deputyId } });
  const made = await readVisit(tx, id);
  if (!made) return ephemeral(turn, visits.gone);
  const card = deskCard(await viewOf(tx, deps.gazetteer, made), turn.language);
  const { isHere, to } = placeToPrepare(turn, personId);
  return {
    response: ephemeral(turn, isHere ? visits.made : visits.madeElsewhere),
    messages: [{ to, replies: [card] }, ...(await deputyHears(deps, tx, id, { before: null, by: personId }))],
  };
}

/** Why somebody cannot change it; null: they can. @param version as they had it before them */
export function problemWith(turn: Turn, visit: Visit | null, version: number): string | null {
  const { visits } = texts(turn.language);
  if (!visit || !isTheirs(turn.actor, visit)) return visits.gone;
  if (!can('edit', visit, turn.now)) return notNow(visit, turn);
  return visit.version === version ? null : visits.changedMeanwhile;
}

async function readValues(
  turn: Turn,
  tx: Transaction,
  values: Values,
  { nameable, before }: { nameable: NameableHere; before: Audience | undefined },
): Promise<Written | { errors: Record<string, string> }> {
  const { errors } = texts(turn.language).visits;
  const times = timesIn(values.times, turn.now, turn.language);
  const capacity = capacityIn(values.capacity);
  const hostEmail = normalisedEmail(values.hostEmail);
  const replyBy = values.replyBy === undefined ? null : replyByIn(values.replyBy, turn.now, { bare: true });
  const deputies = values.deputy === undefined ? [] : await findMembers(tx, turn.actor.organisationId, values.deputy);
  const found: Record<string, string | null> = {
    times: 'problem' in times ? timeError(times, turn) : null,
    capacity: capacity === null ? errors.capacity : null,
    replyBy: replyByError(turn, values, { replyBy, times }),
    hostEmail: values.hostEmail !== undefined && hostEmail === null ? errors.hostEmail : null,
    deputy: values.deputy !== undefined && deputies.length !== 1 ? errors.deputy : null,
    ...audienceErrors(values, nameable, errors),
  };
  const wrong = Object.entries(found).flatMap(([name, error]) => (error === null ? [] : [[name, error] as const]));
  if (wrong.length > 0 || 'problem' in times) return { errors: Object.fromEntries(wrong) };
  const { host, about = null, address = null, accessibility = null, carpool = null, prepare = null } = values;
  const audience = audienceFrom(turn.actor, values, nameable, before);
  const contents = { host, hostEmail, about, address, accessibility, carpool, prepare, capacity, replyBy, audience };
  return { contents, times, deputyId: deputies[0]?.id ?? null };
}

export function timeError(found: TimeProblem, { language }: Pick<Turn, 'language'>): string {
  const { errors } = texts(language).visits;
  return found.problem === 'weekday' ? errors.weekday(found.said, found.options) : errors[found.problem];
}

/** @returns null: it is no number of places */
function capacityIn(text: string): number | null {
  const read = Number(text.trim());
  return Number.isInteger(read) && read >= 1 && read <= 10_000 ? read : null;
}

function replyByError(
  turn: Turn,
  { replyBy: said }: Values,
  { replyBy, times }: { replyBy: Date | null; times: Span[] | TimeProblem },
): string | null {
  const { errors } = texts(turn.language).visits;
  if (said === undefined) return null;
  if (replyBy === null) return errors.replyBy;
  const first = 'problem' in times ? undefined : times[0];
  return replyBy <= turn.now || (first && replyBy > first.startsAt) ? errors.replyByLate : null;
}
