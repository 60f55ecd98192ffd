import type { PrismaClient } from '../store/generated/client.ts';
import type { Subject } from '../store/subject.ts';
import type { Transaction } from '../store/transaction.ts';

/** When a subject asks for attention by itself, from now on; null: never. In the transaction that changes the subject. */
export async function setAlarm(tx: Transaction, subject: Subject, alarmAt: Date | null): Promise<void> {
  const { subjectKind, subjectId } = subject;
  if (alarmAt === null) {
    await tx.deadline.deleteMany({ where: { subjectKind, subjectId } });
    return;
  }
  await tx.deadline.upsert({
    where: { subjectKind_subjectId: { subjectKind, subjectId } },
    create: { subjectKind, subjectId, alarmAt },
    update: { alarmAt },
  });
}

/** Ids of the subjects of a kind whose alarm has come, the longest waiting first. */
export async function dueSubjects(db: PrismaClient, subjectKind: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT subject_id::text AS id FROM deadline
    WHERE subject_kind = ${subjectKind} AND alarm_at <= clock_timestamp() + clock_offset()
    ORDER BY alarm_at LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** The first moment at which anything asks for attention by itself; null: nothing does. */
export async function firstAlarm(db: PrismaClient): Promise<Date | null> {
  const first = await db.deadline.aggregate({ _min: { alarmAt: true } });
  return first._min.alarmAt;
}
