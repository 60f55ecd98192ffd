import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import type { FormField } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { findMembers } from '../../people/directory.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { criterionSchema, SHARE_TEXT, SHARE_WITH, shareWithSchema, TAKE_TEXT } from './actions.ts';
import { type AtDossier, changedAnswer, theirDossier } from './at-dossier.ts';
import { dossierCard } from './card.ts';
import type { CriteriaDeps } from './deps.ts';
import { isForbidden } from './findings.ts';
import { noteHappening } from './life.ts';
import { readDossier, touch } from './repository.ts';
import { viewOf } from './view.ts';

const LONGEST_NAME = 200;
const LONGEST_TEXT = 3_000;

/** With whom a dossier is shared, and which of its texts the network may see. */
export function sharingCalls(deps: CriteriaDeps): CallAction[] {
  return [shareWithForm(deps), shareTextForm(deps), takeText(deps)];
}

/** One colleague, by name, who sees it and works on it; and who no longer does. */
function shareWithForm(deps: CriteriaDeps): FormAction<typeof shareWithSchema> {
  return formAction({
    name: SHARE_WITH,
    role: 'colleague',
    payload: shareWithSchema,
    values: z.object({ name: z.string().max(LONGEST_NAME).optional(), readers: z.array(z.uuid()).default([]) }),
    async form(turn, { id, name }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await ofMaker(deps, turn, tx, id);
      if (typeof at === 'string') return ephemeral(turn, at);
      const { shareWith } = dossiers;
      const options = at.dossier.readers.map((one) => ({
        value: one.id,
        label: one.name ?? dossiers.document.somebody,
      }));
      const readers: FormField[] =
        options.length === 0
          ? []
          : [
              {
                kind: 'choices',
                name: 'readers',
                label: shareWith.readers,
                required: false,
                options,
                initial: options.map(({ value }) => value),
              },
            ];
      return {
        language: turn.language,
        title: shareWith.title,
        intro: [paragraph(shareWith.intro)],
        fields: [
          {
            kind: 'line',
            name: 'name',
            label: shareWith.name,
            maxLength: LONGEST_NAME,
            required: options.length === 0,
            ...(name === null ? {} : { initial: name }),
          },
          ...readers,
        ],
        submitLabel: shareWith.submit,
      };
    },
    async submit(turn, { payload: { id }, values }, tx): Promise<CallAnswer | FormErrors> {
      const { shareWith } = texts(turn.language).dossiers;
      const at = await ofMaker(deps, turn, tx, id);
      if (typeof at === 'string') return ephemeral(turn, at);
      const found = values.name === undefined ? [] : await colleagues(tx, at, values.name);
      const [colleague, other] = found;
      if (values.name !== undefined && (!colleague || other)) {
        return { errors: { name: other ? shareWith.several : shareWith.nobody } };
      }
      const goes = at.dossier.readers.filter((one) => !values.readers.includes(one.id) && one.id !== colleague?.id);
      await tx.dossierReader.deleteMany({ where: { dossierId: id, personId: { in: goes.map((one) => one.id) } } });
      if (!colleague) return changedAnswer(turn, tx, at, shareWith.changed);
      return shareWithOne(turn, tx, at, colleague);
    },
  });
}

async function shareWithOne(
  turn: Turn,
  tx: Transaction,
  at: AtDossier,
  colleague: { id: string; displayName: string | null },
): Promise<CallAnswer> {
  const { adviser, dossier, personId } = at;
  const { id } = dossier;
  const { dossiers } = texts(turn.language);
  await tx.dossierReader.createMany({ data: [{ dossierId: id, personId: colleague.id }], skipDuplicates: true });
  await touch(tx, id, {});
  const by = { kind: 'person', personId } as const;
  await noteHappening(tx, id, { kind: 'dossier.shared-with', by, state: dossier.state });
  const answer = await changedAnswer(
    turn,
    tx,
    at,
    dossiers.shareWith.done(colleague.displayName ?? dossiers.document.somebody),
  );
  const reader = await tx.person.findUniqueOrThrow({ where: { id: colleague.id }, select: { language: true } });
  const language = reader.language === 'en' ? 'en' : 'nl';
  const now = (await readDossier(tx, id)) ?? dossier;
  const line = texts(language).dossiers.shareWith.told(now.createdBy, now.number);
  const card = dossierCard(viewOf(adviser, now, { language, now: turn.now }), language, line);
  const told = { to: { personId: colleague.id, ifUnreachable: 'skip' as const }, replies: [card] };
  return 'messages' in answer ? { ...answer, messages: [...answer.messages, told] } : answer;
}

/** Others of the organisation, who can be reached by that name. */
async function colleagues(tx: Transaction, { dossier, personId }: AtDossier, name: string) {
  const found = await findMembers(tx, dossier.organisationId, name);
  return found.filter(({ id, left }) => id !== personId && !left);
}

async function ofMaker(deps: CriteriaDeps, turn: Turn, tx: Transaction, id: string): Promise<AtDossier | string> {
  const at = await theirDossier(deps, turn, tx, { id });
  if (typeof at === 'string') return at;
  return at.dossier.createdById === at.personId ? at : texts(turn.language).dossiers.problems.onlyMaker;
}

/** A text of one's own to the network: what only belongs to this assignment is taken out of it by who shares it. */
function shareTextForm(deps: CriteriaDeps): FormAction<typeof criterionSchema> {
  return formAction({
    name: SHARE_TEXT,
    role: 'colleague',
    payload: criterionSchema,
    values: z.object({ text: z.string().min(10).max(LONGEST_TEXT) }),
    async form(turn, { id, criterion }, tx) {
      const { dossiers } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      const item = viewOf(at.adviser, at.dossier, turn).items.find((one) => one.criterion.id === criterion);
      if (item?.row.state !== 'chosen') return ephemeral(turn, dossiers.gone);
      const { shareText } = dossiers;
      return {
        language: turn.language,
        title: shareText.title,
        intro: [paragraph(item.title), paragraph(shareText.intro(at.dossier.organisation))],
        fields: [
          {
            kind: 'lines',
            name: 'text',
            label: shareText.text,
            required: true,
            maxLength: LONGEST_TEXT,
            initial: item.text,
          },
        ],
        submitLabel: shareText.submit,
      };
    },
    async submit(turn, { payload: { id, criterion }, values: { text } }, tx): Promise<CallAnswer | FormErrors> {
      const { dossiers, criteria } = texts(turn.language);
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      const { adviser, dossier, personId } = at;
      const { advice, items } = viewOf(adviser, dossier, turn);
      if (items.find((one) => one.criterion.id === criterion)?.row.state !== 'chosen')
        return ephemeral(turn, dossiers.gone);
      const wrong = adviser.checkWithin(text, advice.assignment).find(isForbidden);
      if (wrong) return { errors: { text: criteria.checks[wrong.code] } };
      const data = { text, sharedById: personId, sharedAt: await clockNow(tx), organisationId: dossier.organisationId };
      await tx.sharedText.upsert({
        where: { dossierId_criterionId: { dossierId: id, criterionId: criterion } },
        create: { dossierId: id, criterionId: criterion, ...data },
        update: data,
      });
      const by = { kind: 'person', personId } as const;
      await noteHappening(tx, id, { kind: 'criterion.text-shared', by, state: 'chosen', criterionId: criterion });
      return changedAnswer(turn, tx, at, dossiers.shareText.done);
    },
  });
}

function takeText(deps: CriteriaDeps): CallAction {
  return callAction({
    name: TAKE_TEXT,
    role: 'colleague',
    payload: criterionSchema,
    async run(turn, { id, criterion }, tx) {
      const at = await theirDossier(deps, turn, tx, { id, changes: false });
      if (typeof at === 'string') return ephemeral(turn, at);
      await tx.sharedText.deleteMany({ where: { dossierId: id, criterionId: criterion } });
      const by = { kind: 'person', personId: at.personId } as const;
      await noteHappening(tx, id, { kind: 'criterion.text-taken', by, state: 'chosen', criterionId: criterion });
      return changedAnswer(turn, tx, at, texts(turn.language).dossiers.shareText.taken);
    },
  });
}
