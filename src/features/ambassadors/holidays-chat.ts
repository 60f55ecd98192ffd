import { z } from 'zod';
import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, shownPrivately } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { HOLIDAY_ADD, HOLIDAY_REMOVE, holidaySchema, noneSchema } from './actions.ts';
import {
  keepSchoolHoliday,
  listSchoolHolidays,
  removeSchoolHoliday,
  SCHOOL_REGIONS,
  type SchoolHoliday,
} from './school-holidays.ts';

/** As many as are shown with a button each. */
const MOST_LISTED = 12;
/** No holiday of schools is longer; who writes more has mistaken the year. */
const LONGEST_DAYS = 70;
const LONGEST_NAME = 60;

/** The school holidays that are kept, of every region: the same for all organisations. */
export async function holidaysList(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  return answered(await listed(prisma, turn));
}

async function listed(tx: PrismaClient | Transaction, turn: Turn, line?: string): Promise<ReplyDraft> {
  const { language } = turn;
  const { holidays } = texts(language).ambassadors;
  const kept = await listSchoolHolidays(tx, localTimeAt(turn.now).date);
  const shown = kept.slice(0, MOST_LISTED);
  const items = shown.map((one) => inWords(one, turn));
  return {
    language,
    framed: true,
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      paragraph(kept.length === 0 ? holidays.none : holidays.list),
      ...(shown.length === 0 ? [] : [{ kind: 'list' as const, items, numbered: true }]),
      ...(kept.length > shown.length ? [paragraph(holidays.more(kept.length - shown.length))] : []),
    ],
    buttons: [
      ...shown.map(
        ({ region, from }, at): Button => ({
          ...{ kind: 'action', label: holidays.remove(at + 1), action: HOLIDAY_REMOVE, payload: { region, from } },
        }),
      ),
      { kind: 'action', label: holidays.add, action: HOLIDAY_ADD, payload: {}, style: 'primary' },
    ],
  };
}

function inWords({ region, name, from, until }: SchoolHoliday, { language }: Turn): string {
  const { holidays } = texts(language).ambassadors;
  return holidays.one(name, region, weekdayInWords(from, language), weekdayInWords(until, language));
}

/** What brokers do with them. */
export function holidayCalls(): CallAction[] {
  return [addForm(), remove()];
}

const valuesSchema = z.object({
  region: z.enum(SCHOOL_REGIONS),
  name: z.string().trim().min(3).max(LONGEST_NAME),
  from: z.iso.date(),
  until: z.iso.date(),
});

/** One more, or the same first day again with other words: that puts it right. */
function addForm(): FormAction<typeof noneSchema> {
  return formAction({
    name: HOLIDAY_ADD,
    role: 'broker',
    payload: noneSchema,
    values: valuesSchema,
    async form({ language }) {
      const { holidays } = texts(language).ambassadors;
      const options = SCHOOL_REGIONS.map((value) => ({ value, label: holidays.regions[value] }));
      return {
        language,
        title: holidays.title,
        intro: [paragraph(holidays.intro)],
        fields: [
          { kind: 'choice', name: 'region', label: holidays.fields.region, required: true, options },
          {
            ...{ kind: 'line', name: 'name', label: holidays.fields.name, hint: holidays.fields.nameHint },
            ...{ required: true, maxLength: LONGEST_NAME },
          },
          { kind: 'date', name: 'from', label: holidays.fields.from, required: true },
          { kind: 'date', name: 'until', label: holidays.fields.until, required: true },
        ],
        submitLabel: texts(language).ambassadors.save,
      };
    },
    async submit(turn, { values }, tx) {
      const { holidays } = texts(turn.language).ambassadors;
      const problem = problemOf(values, localTimeAt(turn.now).date);
      if (problem !== null) return { errors: { until: holidays.problems[problem] } };
      await keepSchoolHoliday(tx, values);
      await note(tx, turn, 'school-holiday.kept', values);
      const line = holidays.kept(values.name, values.region);
      return shownPrivately(turn, line, await listed(tx, turn, line));
    },
  });
}

function problemOf({ from, until }: { from: LocalDate; until: LocalDate }, today: LocalDate) {
  if (until < from) return 'before';
  if (until < today) return 'past';
  return until >= plusDays(from, LONGEST_DAYS) ? 'long' : null;
}

function remove(): CallAction {
  return callAction({
    name: HOLIDAY_REMOVE,
    role: 'broker',
    payload: holidaySchema,
    async run(turn, { region, from }, tx) {
      const { holidays } = texts(turn.language).ambassadors;
      const gone = await removeSchoolHoliday(tx, { region, from });
      if (gone === null) return ephemeral(turn, holidays.gone);
      await note(tx, turn, 'school-holiday.removed', gone);
      const line = holidays.removed(gone.name, gone.region);
      return shownPrivately(turn, line, await listed(tx, turn, line));
    },
  });
}

async function note(
  tx: Transaction,
  { actor }: Turn,
  action: 'school-holiday.kept' | 'school-holiday.removed',
  { region, from }: Pick<SchoolHoliday, 'region' | 'from'>,
): Promise<void> {
  const { personId: actorId, organisationId } = actor;
  const objectId = `${region} ${from}`;
  await recordAudit(tx, {
    ...{ actorId, organisationId, action, objectKind: 'school_holiday', objectId },
    details: { region, from },
  });
}
