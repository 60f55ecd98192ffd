import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { ringAtCommit } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';
import { EDIT, EDIT_SAID, editSchema, seriesSchema, sessionName } from './actions.ts';
import { audited, changed, withDates } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import type { Edited } from './edit-said.ts';
import { declineButton } from './message.ts';
import { tellComers, tellWaiting } from './notices.ts';
import { problemWithPlace } from './planning.ts';
import { readSeries, type Series, type Session } from './repository.ts';
import { LONGEST } from './sketch.ts';
import { changeEverywhere } from './telling.ts';
import { titleOf, whenIn } from './words.ts';

/** What an announced session is called, what it is about and where it is: filled in, or pressed after it was said. */
export function editCalls(deps: SessionDeps): CallAction[] {
  return [editForm(deps), editSaidCall(deps)];
}

interface Now {
  title: string;
  about: string | null;
  place: string | null;
  link: string | null;
}

function nowOf(series: Series, [next]: readonly Session[]): Now {
  return { title: series.title, about: series.about, place: next?.place ?? null, link: next?.link ?? null };
}

function withEdits(now: Now, { title, about, place, link }: z.infer<typeof editSchema>['edited']): Now {
  return {
    title: title ?? now.title,
    about: about ?? now.about,
    place: place === undefined ? now.place : place,
    link: link ?? now.link,
  };
}

function editForm(deps: SessionDeps): CallAction {
  return formAction({
    name: EDIT,
    role: 'broker',
    payload: seriesSchema,
    values: z.object({
      title: z.string().min(1).max(LONGEST.title),
      about: z.string().max(LONGEST.about).optional(),
      place: z.string().max(LONGEST.place).optional(),
      link: z.string().max(LONGEST.link).optional(),
    }),
    async form(turn, { seriesId }, tx) {
      const { buttons, fields, save, editIntro } = texts(turn.language).sessions;
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const now = nowOf(found.series, found.open);
      const begun = (value: string | null) => (value === null ? {} : { initial: value });
      return {
        language: turn.language,
        title: buttons.edit,
        intro: [paragraph(editIntro)],
        fields: [
          {
            kind: 'line',
            name: 'title',
            label: fields.title,
            required: true,
            maxLength: LONGEST.title,
            initial: now.title,
          },
          { kind: 'lines', name: 'about', label: fields.about, maxLength: LONGEST.about, ...begun(now.about) },
          { kind: 'line', name: 'place', label: fields.place, maxLength: LONGEST.place, ...begun(now.place) },
          { kind: 'line', name: 'link', label: fields.link, ...begun(now.link) },
        ],
        submitLabel: save,
      };
    },
    async submit(turn, { payload: { seriesId }, values }, tx) {
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { title, about = null, place = null, link = null } = values;
      return edit(deps, turn, tx, found, { title, about, place, link });
    },
  });
}

function editSaidCall(deps: SessionDeps): CallAction {
  return callAction({
    name: EDIT_SAID,
    role: 'broker',
    payload: editSchema,
    async run(turn, { seriesId, sessionId, edited }, tx) {
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const open = sessionId === null ? found.open : found.open.filter(({ id }) => id === sessionId);
      if (open.length === 0) return ephemeral(turn, texts(turn.language).sessions.noneToCome);
      const of = { series: found.series, open };
      const answer = await edit(deps, turn, tx, of, withEdits(nowOf(of.series, of.open), edited));
      if (!('errors' in answer)) return answer;
      return ephemeral(turn, Object.values(answer.errors)[0] ?? texts(turn.language).sessions.gone);
    },
  });
}

type EditAnswer = CallAnswer | { errors: Record<string, string> };

/** From now on it is so at these dates to come: who comes hears it, and every card shows it. */
async function edit(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { series, open }: { series: Series; open: readonly Session[] },
  wanted: Now,
): Promise<EditAnswer> {
  const { sessions } = texts(turn.language);
  const problem = problemWithPlace({ ...wanted, kind: series.kind });
  if (problem !== null)
    return { errors: { [problem.endsWith('link') ? 'link' : 'place']: sessions.problems[problem] } };
  const changes = changesOf(nowOf(series, open), wanted);
  if (changes.length === 0) return ephemeral(turn, sessions.nothingEdited);
  const told = await editSeries(tx, { series, open, wanted, changes, now: turn.now, publicUrl: deps.publicUrl });
  await audited(tx, turn.actor.personId, series, 'session.edited');
  return {
    response: ephemeral(turn, sessions.edited),
    messages: [...told, ...(await changed(deps, turn, tx, series.id))],
  };
}

type Field = keyof Now;

function changesOf(before: Now, wanted: Now): Field[] {
  return (Object.keys(before) as Field[]).filter((field) => before[field] !== wanted[field]);
}

async function editSeries(
  tx: Transaction,
  edits: {
    series: Series;
    open: readonly Session[];
    wanted: Now;
    changes: readonly Field[];
    now: Date;
    publicUrl: string | null;
  },
): Promise<OutgoingMessage[]> {
  const { series: before, open, wanted, changes, now, publicUrl } = edits;
  const { title, about, place, link } = wanted;
  // Calendars take what has a higher number.
  const sequence = { increment: 1 };
  const where = { id: { in: open.map(({ id }) => id) } };
  await tx.session.updateMany({ where, data: { place, link, sequence } });
  await tx.sessionSeries.update({ where: { id: before.id }, data: { title, about, sequence } });
  await ringAtCommit(tx, ['session']);
  await changeEverywhere(tx, before.id, now);
  const series = (await readSeries(tx, before.id)) ?? before;
  const dates = series.sessions.filter(({ id }) => where.id.in.includes(id));
  const draw = (language: Language) => editedNotice({ before, dates, wanted, changes }, language);
  const change = { series, dates, now, publicUrl };
  return [...(await tellComers(tx, change, draw)), ...(await tellWaiting(tx, change, draw))];
}

function editedNotice(
  {
    before,
    dates,
    wanted,
    changes,
  }: { before: Series; dates: readonly Session[]; wanted: Now; changes: readonly Field[] },
  language: Language,
): ReplyDraft {
  const { sessions } = texts(language);
  const [next] = dates;
  return {
    language,
    ...(next ? { subject: sessionName(next.id) } : {}),
    body: [
      paragraph(noticeLine(before, dates, language)),
      { kind: 'list', items: linesOf(wanted, changes, language) },
      paragraph(sessions.takeOutOfCalendar),
    ],
    ...(next && dates.length === 1 ? { buttons: [declineButton(next, language)] } : {}),
  };
}

/** That something is other, and of which date where it is of one of several. */
function noticeLine(before: Series, dates: readonly Session[], language: Language): string {
  const { sessions } = texts(language);
  const [only, ...others] = dates;
  const isOne = only !== undefined && others.length === 0 && before.sessions.length > 1;
  return isOne
    ? sessions.editedOne(titleOf(before, language), whenIn(only, language))
    : sessions.editedNotice(titleOf(before, language));
}

function linesOf(wanted: Now, changes: readonly Field[], language: Language): string[] {
  const { editedTo, nothingThere } = texts(language).sessions;
  return changes.map((field) => editedTo[field](wanted[field] ?? nothingThere));
}

/** What words change of it, with the press that makes it so: who comes hears of it. */
export function editProposed({ language }: Turn, series: Series, session: Session, edited: Edited): Outcome {
  const { sessions } = texts(language);
  const fields = Object.keys(edited) as (keyof Edited)[];
  const wanted = withEdits(nowOf(series, [session]), edited);
  return answered({
    language,
    subject: sessionName(session.id),
    body: [
      { kind: 'heading', text: titleOf(series, language) },
      paragraph(sessions.editAsk),
      { kind: 'list', items: linesOf(wanted, fields, language) },
    ],
    buttons: [
      {
        kind: 'action',
        label: sessions.buttons.agreeEdit,
        action: EDIT_SAID,
        payload: { seriesId: series.id, edited: { ...edited } },
        style: 'primary',
      },
    ],
  });
}
