import { z } from 'zod';
import { type CaseEvent, OUTCOMES, type Party } from '../../../case-life/case-life.ts';
import { ephemeral } from '../../../chat/call.ts';
import { type FormErrors, formAction } from '../../../chat/form-action.ts';
import { paragraph } from '../../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../../chat/skill.ts';
import { ensureMailbox } from '../../../counters/members.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import {
  ACCEPT_CASE,
  ANSWER_BACK,
  ASK_BACK,
  BOUNCE_CASE,
  caseSchema,
  FINISH_CASE,
  FORWARDED_CASE,
  PASS_ON,
  passOnSchema,
  SEND_ELSEWHERE,
} from './actions.ts';
import { otherSide } from './cards.ts';
import { caseName } from './case-name.ts';
import { activeCounters, counterNames } from './counter-repository.ts';
import { actAs, asItIs, type CaseChat, caseFor, isFiler, visibleCase } from './deps.ts';
import { lastWords, readCase } from './repository.ts';

const LONGEST_WORDS = 2_000;
const words = z.string().max(LONGEST_WORDS);
/** With what was typed about it already. */
const saidSchema = caseSchema.extend({ words: words.default('') });
const acceptSchema = caseSchema.extend({ over: z.literal(true).optional() });

function initially(typed: string): { initial?: string } {
  return typed === '' ? {} : { initial: typed };
}

/** What whoever works on a case does with it. Who may is seen at the press: members of the counter, and brokers. */
export function counterCalls(chat: CaseChat): CallAction[] {
  return [
    accept(chat),
    bounce(chat),
    askBack(chat),
    answerBack(chat),
    finish(chat),
    sendElsewhere(chat),
    passOn(chat),
    forwarded(chat),
  ];
}

async function settle(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  deed: {
    caseId: string;
    event: CaseEvent;
    words?: string | undefined;
    /** What whoever did it hears of the case of that name. */
    text(name: string, as: Party): string;
  },
): Promise<CallAnswer> {
  const { personId } = turn.actor;
  const view = await readCase(tx, deed.caseId);
  if (personId === null || view === null) return ephemeral(turn, texts(turn.language).cases.gone);
  const done = await actAs(chat, tx, personId, { ...deed, words: deed.words?.trim() || null });
  if (done.kind === 'refused') return asItIs(tx, turn, deed.caseId, done.code);
  const text = deed.text(caseName(view, turn.language), done.as);
  const note = done.contactRemoved ? ` ${texts(turn.language).cases.contactNotPassedOn}` : '';
  return { response: ephemeral(turn, `${text}${note}`), messages: done.messages };
}

function accept(chat: CaseChat): CallAction {
  return callAction({
    name: ACCEPT_CASE,
    role: 'colleague',
    payload: acceptSchema,
    run(turn, { caseId, over }, tx) {
      const { accepted, takenOver } = texts(turn.language).cases;
      const text = (name: string, as: Party) => (as === 'broker' ? takenOver : accepted)(name);
      return settle(chat, tx, turn, { caseId, event: { kind: 'accept', ...(over ? { over } : {}) }, text });
    },
  });
}

function bounce(chat: CaseChat): CallAction {
  return formAction({
    name: BOUNCE_CASE,
    role: 'colleague',
    payload: saidSchema,
    values: z.object({ counter: z.string().optional(), words: words.optional() }),
    async form(turn, { caseId, words: typed }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'bounce' });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      const options = optionsOf(await activeCounters(tx, view.counter?.id ?? null));
      return {
        language: turn.language,
        title: cases.bounceTitle,
        intro: [paragraph(cases.bounceIntro)],
        fields: [
          ...(options.length === 0
            ? []
            : [{ kind: 'choice' as const, name: 'counter', label: cases.bounceCounter, options }]),
          { kind: 'lines', name: 'words', label: cases.bounceWords, ...initially(typed), maxLength: LONGEST_WORDS },
        ],
        submitLabel: cases.bounceSubmit,
      };
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { cases } = texts(turn.language);
      const instead = values.counter ?? null;
      if (instead === null && !values.words?.trim()) return { errors: { words: cases.bounceNeedsWhom } };
      const view = await caseFor(chat, tx, turn, { ...payload, kind: 'bounce' });
      if ('kind' in view) return view;
      if (instead !== null) await ensureMailbox(tx, instead);
      const event = { kind: 'bounce', insteadCounterId: instead } as const;
      return settle(chat, tx, turn, { ...payload, event, words: values.words, text: cases.bounced });
    },
  });
}

function askBack(chat: CaseChat): CallAction {
  return formAction({
    name: ASK_BACK,
    role: 'colleague',
    payload: saidSchema,
    values: z.object({ words: words.min(1) }),
    async form(turn, { caseId, words: typed }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'ask_back' });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      return {
        language: turn.language,
        title: cases.askTitle,
        intro: [paragraph(cases.askIntro)],
        fields: [
          {
            kind: 'lines',
            name: 'words',
            label: cases.askField,
            required: true,
            ...initially(typed),
            maxLength: LONGEST_WORDS,
          },
        ],
        submitLabel: cases.askSubmit,
      };
    },
    submit: (turn, { payload, values }, tx) =>
      settle(chat, tx, turn, {
        ...payload,
        event: { kind: 'ask_back' },
        words: values.words,
        text: texts(turn.language).cases.asked,
      }),
  });
}

/** The colleague's answer by a form, for where there are no threads. */
function answerBack(chat: CaseChat): CallAction {
  return formAction({
    name: ANSWER_BACK,
    role: 'colleague',
    payload: saidSchema,
    values: z.object({ words: words.min(1) }),
    async form(turn, { caseId, words: typed }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'answer' });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      const asked = await lastWords(tx, caseId, 'ask_back');
      return {
        language: turn.language,
        title: cases.answerTitle,
        ...(asked === null ? {} : { intro: [paragraph(cases.quote(asked))] }),
        fields: [
          {
            kind: 'lines',
            name: 'words',
            label: cases.answerField,
            required: true,
            ...initially(typed),
            maxLength: LONGEST_WORDS,
          },
        ],
        submitLabel: cases.answerSubmit,
      };
    },
    async submit(turn, { payload, values }, tx) {
      const view = await visibleCase(tx, turn, payload.caseId);
      const who = view === null ? texts(turn.language).cases.theBroker : otherSide(view, turn.language);
      const text = (name: string) => texts(turn.language).cases.answered(who, name);
      return settle(chat, tx, turn, { ...payload, event: { kind: 'answer' }, words: values.words, text });
    },
  });
}

function finish(chat: CaseChat): CallAction {
  return formAction({
    name: FINISH_CASE,
    role: 'colleague',
    payload: saidSchema,
    values: z.object({ outcome: z.enum(OUTCOMES), words: words.optional() }),
    async form(turn, { caseId, words: typed }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'finish' });
      if ('kind' in view) return view;
      const { cases, caseLinks } = texts(turn.language);
      const options = OUTCOMES.map((value) => ({ value, label: caseLinks.finish.outcomes[value] }));
      return {
        language: turn.language,
        title: cases.finishTitle,
        fields: [
          { kind: 'choice', name: 'outcome', label: cases.finishOutcome, required: true, options },
          { kind: 'lines', name: 'words', label: cases.finishWords, ...initially(typed), maxLength: LONGEST_WORDS },
        ],
        submitLabel: cases.finishSubmit,
      };
    },
    submit: (turn, { payload, values }, tx) =>
      settle(chat, tx, turn, {
        ...payload,
        event: { kind: 'finish', outcome: values.outcome },
        words: values.words,
        text: texts(turn.language).cases.finished,
      }),
  });
}

/** The other side hears what was typed, of which it could not be told that it was for them. */
function passOn(chat: CaseChat): CallAction {
  return callAction({
    name: PASS_ON,
    role: 'colleague',
    payload: passOnSchema,
    async run(turn, { caseId, words: said }, tx) {
      const view = await visibleCase(tx, turn, caseId);
      const { cases } = texts(turn.language);
      const isByFiler = view !== null && isFiler(turn, view);
      const text = (name: string) =>
        isByFiler ? cases.passedOn(otherSide(view, turn.language), name) : cases.passedOnToFiler(name);
      return settle(chat, tx, turn, { caseId, event: { kind: 'note' }, words: said, text });
    },
  });
}

/** A broker, or the colleague where there is none, chooses where a case goes. */
function sendElsewhere(chat: CaseChat): CallAction {
  return formAction({
    name: SEND_ELSEWHERE,
    role: 'colleague',
    payload: caseSchema,
    values: z.object({ counter: z.string() }),
    async form(turn, { caseId }, tx) {
      const kind = await wayOn(tx, caseId);
      const view = await caseFor(chat, tx, turn, { caseId, kind });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      const options = optionsOf(await activeCounters(tx, view.counter?.id ?? null));
      if (options.length === 0) return ephemeral(turn, cases.refusals['no-such-counter']);
      return {
        language: turn.language,
        title: cases.sendTitle,
        intro: [paragraph(cases.quote(view.request ?? cases.requestGone))],
        fields: [{ kind: 'choice', name: 'counter', label: cases.sendField, required: true, options }],
        submitLabel: cases.sendSubmit,
      };
    },
    async submit(turn, { payload, values: { counter: counterId } }, tx) {
      const { cases } = texts(turn.language);
      const kind = await wayOn(tx, payload.caseId);
      const view = await caseFor(chat, tx, turn, { ...payload, kind });
      if ('kind' in view) return view;
      await ensureMailbox(tx, counterId);
      const name = (await counterNames(tx, [counterId])).get(counterId) ?? '';
      return settle(chat, tx, turn, {
        ...payload,
        event: { kind, counterId },
        text: (it) => cases.sentElsewhere(name, it),
      });
    },
  });
}

/** What it is called when a case goes to a counter that somebody chose. */
async function wayOn(tx: Transaction, caseId: string): Promise<'hand_over' | 'reroute'> {
  return (await readCase(tx, caseId))?.state === 'draft' ? 'hand_over' : 'reroute';
}

/** The colleague sent it on by hand, and says to whom: that is written down, and a reminder asks what came of it. */
function forwarded(chat: CaseChat): CallAction {
  return formAction({
    name: FORWARDED_CASE,
    role: 'colleague',
    payload: caseSchema,
    values: z.object({ words: z.string().min(1).max(200) }),
    async form(turn, { caseId }, tx) {
      const view = await caseFor(chat, tx, turn, { caseId, kind: 'forward' });
      if ('kind' in view) return view;
      const { cases } = texts(turn.language);
      return {
        language: turn.language,
        title: cases.forwardedTitle,
        fields: [{ kind: 'line', name: 'words', label: cases.forwardedField, required: true, maxLength: 200 }],
        submitLabel: cases.forwardedSubmit,
      };
    },
    async submit(turn, { payload, values }, tx) {
      const number = (await visibleCase(tx, turn, payload.caseId))?.number ?? 0;
      const text = () => texts(turn.language).cases.forwardedNoted(number);
      return settle(chat, tx, turn, { ...payload, event: { kind: 'forward' }, words: values.words, text });
    },
  });
}

/** As many as a list shows. */
const MOST_COUNTERS = 100;

function optionsOf(counters: readonly { id: string; name: string }[]): { value: string; label: string }[] {
  return counters.slice(0, MOST_COUNTERS).map(({ id, name }) => ({ value: id, label: name }));
}
