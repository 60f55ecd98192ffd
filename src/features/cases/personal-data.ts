import { CALENDAR_TOPIC } from '../../calendar-mail/calendar-mail.ts';
import { CASE } from '../../case-life/case-life.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { DataSubject, OnePerson, PersonalDataPart, PersonalRows } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

/** The mark that stands where a name was. */
const ERASED = '…';

/** Cases somebody filed or works on, the e-mails about that, and every other e-mail to them. What they did and said in them is in the ledger. */
export const casesData: PersonalDataPart = {
  name: 'cases',
  tables: {
    entrepreneur_case: {},
    counter_member: {},
    counter_absence: {},
    mail_outbox: { claim: 'A number of the program, for while an e-mail is being sent.' },
  },
  processing: {
    purpose: 'Een vraag van een ondernemer bij het juiste loket brengen en volgen tot die is afgehandeld.',
    whose: ['entrepreneur', 'colleague', 'counter-member'],
    ground: 'task',
    receivers: ['chat', 'mail'],
    data: {
      entrepreneur_case:
        'de vraag van de ondernemer, de gemeente en het loket; naam, bedrijf, e-mailadres en telefoonnummer alleen als de ondernemer dat goed vindt',
      counter_member: 'naam en e-mailadres van wie bij een loket werkt',
      counter_absence: 'wanneer iemand van een loket er niet is',
      mail_outbox: 'e-mails aan loketten en aan wie een agenda bijhoudt: adres, onderwerp en tekst',
    },
  },
  collect: collectCases,
  erase: eraseCases,
  move: moveCases,
};

async function collectCases(tx: Transaction, { personId }: DataSubject): Promise<PersonalRows> {
  const memberships = await tx.counterMember.findMany({ where: { personId } });
  const memberIds = memberships.map(({ id }) => id);
  const ownIds = [personId, ...memberIds];
  const filed = await tx.entrepreneurCase.findMany({ where: { filedById: personId } });
  // Of the cases of others only that they are in the lead of it, or could not be reached about it.
  const led = await tx.entrepreneurCase.findMany({
    where: {
      filedById: { not: personId },
      OR: [{ ownerPersonId: personId }, { ownerMemberId: { in: memberIds } }, { unreachable: { hasSome: ownIds } }],
    },
    select: {
      id: true,
      number: true,
      state: true,
      ownerPersonId: true,
      ownerMemberId: true,
      ownerRung: true,
      unreachable: true,
    },
  });
  const theirs = <Case extends { unreachable: string[] }>(one: Case): Case => ({
    ...one,
    unreachable: one.unreachable.filter((id) => ownIds.includes(id)),
  });
  return {
    entrepreneur_case: [
      ...filed.map(({ filedById: filedBy, ...rest }) => theirs({ ...rest, filedBy })),
      ...led.map(theirs),
    ],
    counter_member: memberships,
    counter_absence: await tx.counterAbsence.findMany({ where: { memberId: { in: memberIds } } }),
    mail_outbox: await mailsOf(tx, personId),
  };
}

/** To them, or about a case they filed: those say their name. */
async function mailsOf(tx: Transaction, personId: string) {
  const toThem = await tx.$queryRaw<{ id: bigint }[]>`SELECT id FROM mail_outbox WHERE ${isToThem(personId)}`;
  const filed = await tx.entrepreneurCase.findMany({ where: { filedById: personId }, select: { id: true } });
  return tx.mailEntry.findMany({
    where: {
      OR: [{ id: { in: toThem.map(({ id }) => id) } }, { about: { in: filed.map(({ id }) => `case:${id}`) } }],
    },
    omit: { claim: true },
  });
}

/**
 * Whether an e-mail goes to them: to their calendar, wherever that is, or to an address by which nobody else is reached. What
 * goes to the calendar of somebody else at the same address, as of a host, is not theirs.
 */
function isToThem(personId: string): Prisma.Sql {
  const isOfCalendar = Prisma.sql`starts_with(about, ${`${CALENDAR_TOPIC}:`})`;
  const entries = Prisma.sql`SELECT FROM calendar_entry WHERE id::text = split_part(about, ':', 2)`;
  return Prisma.sql`
    "to" IS NOT NULL AND (
      (${isOfCalendar} AND EXISTS (${entries} AND person_id = ${personId}::uuid))
      OR ("to" IN (${addressesOf(personId)})
          AND NOT (${isOfCalendar} AND EXISTS (${entries} AND person_id IS DISTINCT FROM ${personId}::uuid))))`;
}

/** Their addresses, and none that is also of a colleague, of somebody else at a counter or of a counter itself. */
function addressesOf(personId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT own.email FROM (
      SELECT email FROM counter_member WHERE person_id = ${personId}::uuid
      UNION SELECT email FROM person WHERE id = ${personId}::uuid
      UNION SELECT email FROM chat_identity WHERE person_id = ${personId}::uuid) own
    WHERE own.email IS NOT NULL
      AND NOT EXISTS (SELECT FROM person WHERE lower(email) = lower(own.email) AND id <> ${personId}::uuid)
      AND NOT EXISTS (SELECT FROM counter WHERE lower(email) = lower(own.email))
      AND NOT EXISTS (SELECT FROM counter_member WHERE lower(email) = lower(own.email) AND left_at IS NULL
                      AND person_id IS DISTINCT FROM ${personId}::uuid)`;
}

/**
 * A case they filed goes on: the entrepreneur waits for it. Their names go out of it, and what they said themselves;
 * whoever works on it sees "a colleague". Where they were in the lead the next on the ladder is found at once. */
async function eraseCases(tx: Transaction, { personId, names }: DataSubject): Promise<void> {
  await eraseMails(tx, personId);
  const memberIds = (await tx.counterMember.findMany({ where: { personId }, select: { id: true } })).map(
    ({ id }) => id,
  );
  for (const name of names.filter((one) => one.trim() !== '')) await leaveNameOut(tx, personId, name);
  // Whoever is in the lead is looked for anew by the clock of the case.
  await tx.$executeRaw`
    UPDATE deadline SET alarm_at = clock_now() FROM entrepreneur_case
    WHERE subject_kind = ${CASE} AND subject_id = entrepreneur_case.id AND state NOT IN ('finished', 'withdrawn')
      AND (owner_person_id = ${personId}::uuid OR owner_member_id = ANY(${memberIds}::uuid[]))`;
  // What waits for them asks for attention at once: nobody will answer, and the brokers hear that.
  await tx.$executeRaw`
    UPDATE deadline SET alarm_at = clock_now() FROM entrepreneur_case
    WHERE subject_kind = ${CASE} AND subject_id = entrepreneur_case.id
      AND filed_by = ${personId}::uuid AND state IN ('to_forward', 'forwarded', 'waiting_for_entrepreneur')
      AND clocks ? 'filer'`;
  await tx.$executeRaw`
    UPDATE entrepreneur_case
    SET clocks = jsonb_set(clocks, '{filer}', clocks->'filer' || jsonb_build_object(
          'minutes', 1, 'ranOutAt', NULL, 'startedAt', to_jsonb(clock_now() - interval '30 days')))
    WHERE filed_by = ${personId}::uuid AND state IN ('to_forward', 'forwarded', 'waiting_for_entrepreneur')
      AND clocks ? 'filer'`;
  // Whether they could be reached is of no use to anybody any more.
  await tx.$executeRaw`
    UPDATE entrepreneur_case
    SET unreachable = ARRAY(SELECT id FROM unnest(unreachable) AS id WHERE id <> ALL(${[personId, ...memberIds]}::text[]))
    WHERE unreachable && ${[personId, ...memberIds]}::text[]`;
  await tx.counterAbsence.deleteMany({ where: { memberId: { in: memberIds } } });
  await tx.$executeRaw`
    UPDATE counter_member SET name = NULL, email = NULL, person_id = NULL, left_at = coalesce(left_at, clock_now())
    WHERE id = ANY(${memberIds}::uuid[])`;
}

/** An e-mail that still has to go goes without the name; one to them does not go at all. */
async function eraseMails(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail_outbox SET "to" = NULL, subject = NULL, text = NULL, html = NULL, attached = NULL, claim = NULL, claimed_until = NULL,
                           error_code = CASE WHEN state IN ('queued', 'sending') THEN 'privacy.erased' ELSE error_code END,
                           state = CASE WHEN state IN ('queued', 'sending') THEN 'failed'::"MailState" ELSE state END
    WHERE ${isToThem(personId)}`;
  await tx.$executeRaw`
    UPDATE mail_outbox SET "to" = NULL, subject = NULL, text = NULL, html = NULL, attached = NULL
    WHERE state NOT IN ('queued', 'sending')
      AND about IN (SELECT 'case:' || id FROM entrepreneur_case WHERE filed_by = ${personId}::uuid)`;
}

/** Of the cases they filed, and of the e-mails about them. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE entrepreneur_case SET request = replace(request, ${name}, ${ERASED})
    WHERE filed_by = ${personId}::uuid AND request IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE mail_outbox SET text = replace(text, ${name}, ${ERASED}), html = replace(html, ${name}, ${ERASED}),
                           subject = replace(subject, ${name}, ${ERASED})
    WHERE about IN (SELECT 'case:' || id FROM entrepreneur_case WHERE filed_by = ${personId}::uuid)`;
}

/** Cases they filed or lead, and where they work. At a counter where both stand, one of the two leaves. */
async function moveCases(tx: Transaction, { from, to, name }: OnePerson): Promise<void> {
  if (name !== null) await leaveNameOut(tx, from, name);
  await tx.entrepreneurCase.updateMany({ where: { filedById: from }, data: { filedById: to } });
  await tx.entrepreneurCase.updateMany({ where: { ownerPersonId: from }, data: { ownerPersonId: to } });
  await tx.$executeRaw`
    UPDATE counter_member SET person_id = ${to}::uuid
    WHERE person_id = ${from}::uuid
      AND NOT EXISTS (SELECT 1 FROM counter_member other
                      WHERE other.counter_id = counter_member.counter_id AND other.person_id = ${to}::uuid)`;
  await tx.$executeRaw`
    UPDATE counter_member SET person_id = NULL, name = NULL, email = NULL, left_at = coalesce(left_at, clock_now())
    WHERE person_id = ${from}::uuid`;
}
