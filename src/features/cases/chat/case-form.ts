import { z } from 'zod';
import { localTimeAt } from '../../../calendar/local-time.ts';
import { ephemeral } from '../../../chat/call.ts';
import type { FormDraft } from '../../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../../chat/form-action.ts';
import { paragraph } from '../../../chat/reply.ts';
import { CASE_FROM_SCAN, caseFromScanSchema } from '../../../chat/shared-actions.ts';
import {
  type CallAction,
  type CallAnswer,
  callAction,
  type Outcome,
  type Subcommand,
  type Turn,
} from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { EDIT_CASE, editSchema, filerCardName } from './actions.ts';
import { said } from './cards.ts';
import { type CaseInput, type Considered, consider, considerFinally, isPlace } from './considering.ts';
import { asItIs, type CaseChat, ownDraft } from './deps.ts';
import { caseNumberIn, explainedCase } from './explaining.ts';
import { keptRequest } from './proposal.ts';
import { changeDraft, fileDraft, placeFor } from './proposing.ts';
import type { CaseView, Contact } from './repository.ts';

const LONGEST_REQUEST = 3_000;
const LONGEST_LINE = 200;
const line = z.string().max(LONGEST_LINE).optional();
/** An address as people type it; whether it exists only an e-mail can tell. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** A number as people type it, with whatever stands beside it: from a short 0800 number to the longest of E.164. */
const PHONE = /(?<!\d)\d(?:[\s().\-/]*\d){7,14}(?!\d)/;

const valuesSchema = z.object({
  request: z.string().min(1).max(LONGEST_REQUEST),
  place: line,
  topics: z.array(z.string()).default([]),
  stage: z.enum(['starting', 'running']).optional(),
  name: line,
  firm: line,
  email: line,
  phone: line,
  consent: z.literal(true).optional(),
});
type Values = z.infer<typeof valuesSchema>;

/** The form of a new case, and of a draft that is changed. */
export function caseForm(chat: CaseChat): FormAction<typeof editSchema> {
  return formAction({
    name: EDIT_CASE,
    role: 'colleague',
    payload: editSchema,
    values: valuesSchema,
    async form(turn, payload, tx) {
      if (!('caseId' in payload)) return formOf(chat, turn, null, payload.said);
      const view = await ownDraft(tx, turn, payload.caseId);
      if (!view) return asItIs(tx, turn, payload.caseId);
      return formOf(chat, turn, view, [view.request ?? '', payload.words].filter(Boolean).join('\n'));
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const errors = errorsIn(chat, turn, values);
      if (Object.keys(errors).length > 0) return { errors };
      if (!('caseId' in payload)) return submitNew(chat, tx, turn, values);
      const view = await ownDraft(tx, turn, payload.caseId);
      if (!view) return asItIs(tx, turn, payload.caseId);
      return submitChanged(chat, tx, turn, { view, values });
    },
  });
}

/** Under the outcome of a scan: the form of a new case, with what the scan found filled in. */
export function caseFromScan(form: FormAction<typeof editSchema>): CallAction {
  return callAction({
    name: CASE_FROM_SCAN,
    role: 'colleague',
    payload: caseFromScanSchema,
    run: (turn, { text }, tx) => form.open(turn, { said: text }, tx),
  });
}

/**
 * `/impact casus`: the form; with a number behind it, that case; with words behind it, where no window opens for a command,
 * what those tell.
 */
export function caseCommand(chat: CaseChat, tellOf: (turn: Turn, text: string) => Promise<Outcome>): Subcommand {
  return {
    names: ['casus', 'case'],
    role: 'colleague',
    opens: {
      action: EDIT_CASE,
      payload: (behind) => (caseNumberIn(behind) === null ? { said: behind.slice(0, LONGEST_REQUEST) } : null),
    },
    async run(turn, behind) {
      const { cases } = texts(turn.language);
      const number = caseNumberIn(behind);
      if (number !== null) return { status: 'answered', replies: [await explainedCase(chat, turn, number)] };
      if (behind !== '') return tellOf(turn, behind);
      return {
        status: 'smalltalk',
        replies: [
          {
            ...said(turn.language, cases.formInvitation),
            buttons: [
              {
                kind: 'action',
                label: cases.formOpen,
                action: EDIT_CASE,
                payload: { said: '' },
                style: 'primary',
              },
            ],
          },
        ],
      };
    },
  };
}

function formOf(chat: CaseChat, turn: Turn, view: CaseView | null, request: string): FormDraft {
  const { cases } = texts(turn.language);
  const { topics } = chat.router.reader.topicBook;
  const place = view?.municipalityCode ? chat.names.municipality(view.municipalityCode) : undefined;
  const stage = view?.proposal?.stage;
  const contact = view?.contact ?? null;
  const contactField = (name: keyof Contact, label: string) => ({
    kind: 'line' as const,
    name,
    label,
    maxLength: LONGEST_LINE,
    ...(contact?.[name] === undefined ? {} : { initial: contact[name] }),
  });
  return {
    language: turn.language,
    title: cases.formTitle,
    intro: [paragraph(cases.formIntro)],
    fields: [
      {
        kind: 'lines',
        name: 'request',
        label: cases.formRequest,
        hint: cases.formRequestHint,
        required: true,
        maxLength: LONGEST_REQUEST,
        initial: request,
      },
      {
        kind: 'line',
        name: 'place',
        label: cases.formPlace,
        maxLength: LONGEST_LINE,
        ...(place === undefined ? {} : { initial: place }),
      },
      {
        kind: 'choices',
        name: 'topics',
        label: cases.formTopics,
        hint: cases.formTopicsHint,
        options: topics.map((topic) => ({ value: topic.id, label: topic[turn.language] })),
        initial: [...(view?.topics ?? [])],
      },
      {
        kind: 'choice',
        name: 'stage',
        label: cases.formStage,
        options: (['starting', 'running'] as const).map((value) => ({ value, label: cases.formStages[value] })),
        ...(stage === undefined ? {} : { initial: stage }),
      },
      contactField('name', cases.formName),
      contactField('firm', cases.formFirm),
      contactField('email', cases.formEmail),
      contactField('phone', cases.formPhone),
      { kind: 'consent', name: 'consent', label: cases.formConsent, initial: contact !== null },
    ],
    submitLabel: cases.formSubmit,
  };
}

/** What cannot be right, by its field. Contact details only when the entrepreneur agreed (GDPR, art. 6(1)(a)). */
function errorsIn(chat: CaseChat, turn: Turn, values: Values): Record<string, string> {
  const { cases } = texts(turn.language);
  const { place, email, phone, consent } = values;
  const isUnknown = place && !isPlace(chat.router.reader.gazetteer, place);
  return {
    ...(isUnknown ? { place: cases.formPlaceUnknown(place) } : {}),
    ...(email && !EMAIL.test(email) ? { email: cases.formEmailWrong } : {}),
    ...(phone && !PHONE.test(phone) ? { phone: cases.formPhoneWrong } : {}),
    ...(contactOf(values) !== null && !consent ? { consent: cases.formConsentMissing } : {}),
  };
}

function contactOf({ name, firm, email, phone }: Values): Contact | null {
  const given = Object.entries({ name, firm, email, phone }).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? null : Object.fromEntries(given);
}

function inputOf(turn: Turn, values: Values): { input: CaseInput; contactRemoved: boolean } {
  const { text: request, removed } = keptRequest(values.request, turn.language);
  const { place, topics, stage } = values;
  return {
    input: { request, language: turn.language, today: localTimeAt(turn.now).date, place, topics, stage },
    contactRemoved: removed,
  };
}

/** What keeps a case from being proposed stands at the field it is about. */
function placeError(turn: Turn, considered: Considered): FormErrors | null {
  const { cases } = texts(turn.language);
  switch (considered.kind) {
    case 'outside':
      return { errors: { place: considered.because } };
    case 'nowhere':
      return { errors: { place: cases.formPlaceMissing } };
    case 'question':
      return { errors: { place: considered.options.length === 0 ? cases.formPlaceMissing : considered.question } };
    case 'proposal':
      return null;
  }
}

async function submitNew(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  values: Values,
): Promise<CallAnswer | FormErrors> {
  const { personId, organisationId } = turn.actor;
  const { cases } = texts(turn.language);
  if (personId === null || organisationId === null) return ephemeral(turn, cases.membersOnly(null));
  const { input, contactRemoved } = inputOf(turn, values);
  const considered = consider(chat.router, input);
  const error = placeError(turn, considered);
  if (error || considered.kind === 'outside') return error ?? ephemeral(turn, cases.gone);
  const filer = { ...turn, actor: { ...turn.actor, personId, organisationId } };
  const card = await fileDraft(chat, tx, filer, { considered, input, contactRemoved, contact: contactOf(values) });
  const to = placeFor(turn, personId);
  return { response: ephemeral(turn, cases.formDone), messages: [{ to, replies: [card] }] };
}

async function submitChanged(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  { view, values }: { view: CaseView; values: Values },
): Promise<CallAnswer | FormErrors> {
  const { input, contactRemoved } = inputOf(turn, values);
  const decide = view.proposal?.asked ? considerFinally : consider;
  const considered = decide(chat.router, input);
  const error = placeError(turn, considered);
  const { cases } = texts(turn.language);
  if (error || considered.kind === 'outside') return error ?? ephemeral(turn, cases.gone);
  const contact = contactOf(values);
  const changed = { view, considered, input, contactRemoved: contactRemoved && contact === null, contact };
  const card = await changeDraft(chat, tx, turn, changed);
  return {
    response: ephemeral(turn, cases.formDone),
    messages: [{ to: { card: filerCardName(view.id) }, replies: [card] }],
  };
}
