import type { Transaction } from '../store/transaction.ts';

/** The name of a row that is emptied is known nowhere after it: what holds it loses it now. */
export async function leaveNameOut(tx: Transaction, from: string): Promise<void> {
  const row = await tx.person.findUnique({ where: { id: from }, select: { displayName: true } });
  const name = row?.displayName?.trim();
  if (!name) return;
  await tx.$executeRaw`
    UPDATE entrepreneur_case SET request = replace(request, ${name}, '…') WHERE filed_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE session_series SET title = replace(title, ${name}, '…'), about = replace(about, ${name}, '…')
    WHERE created_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE session SET place = replace(session.place, ${name}, '…'), recap = replace(session.recap, ${name}, '…')
    FROM session_series series
    WHERE series.id = session.series_id AND ${from}::uuid IN (series.created_by, session.recap_by)`;
  await tx.$executeRaw`
    UPDATE session_topic SET text = replace(text, ${name}, '…') WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE broadcast SET title = replace(title, ${name}, '…'), text_nl = replace(text_nl, ${name}, '…'),
                         text_en = replace(text_en, ${name}, '…'), picture_alt = replace(picture_alt, ${name}, '…')
    WHERE ${from}::uuid IN (created_by, edited_by)`;
  await tx.$executeRaw`
    UPDATE broadcast_channel SET name = replace(name, ${name}, '…') WHERE opened_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE kept_audience
    SET name = replace(name, ${name}, '…'), name_key = replace(name_key, lower(${name}), '…') || ' ' || id::text
    WHERE created_by = ${from}::uuid AND position(${name} IN name) > 0`;
  await tx.$executeRaw`
    UPDATE site_visit SET about = replace(about, ${name}, '…'), address = replace(address, ${name}, '…'),
                          host = replace(host, ${name}, '…'), prepare = replace(prepare, ${name}, '…'),
                          carpool = replace(carpool, ${name}, '…'), accessibility = replace(accessibility, ${name}, '…')
    WHERE ${from}::uuid IN (created_by, deputy_id)`;
  await tx.$executeRaw`
    UPDATE dossier SET text = replace(text, ${name}, '…') WHERE created_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE shared_text SET text = replace(text, ${name}, '…') WHERE shared_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE dossier_criterion SET text = replace(text, ${name}, '…'), verification = replace(verification, ${name}, '…'),
                                 reason = replace(reason, ${name}, '…')
    WHERE decided_by = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE mail_outbox SET subject = replace(subject, ${name}, '…'), text = replace(text, ${name}, '…'),
                           html = replace(html, ${name}, '…')
    WHERE about IN (SELECT 'case:' || id FROM entrepreneur_case WHERE filed_by = ${from}::uuid)`;
}
