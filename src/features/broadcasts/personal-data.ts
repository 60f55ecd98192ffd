import { listsWith, moveOnLists, takeOffLists } from '../../audiences/kept.ts';
import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

const OTHERS = 'Says who somebody else is.';

/** Messages for many that somebody wrote, and those that somebody got. */
export const broadcastsData: PersonalDataPart = {
  name: 'broadcasts',
  tables: {
    broadcast: {
      createdById: `${OTHERS} Whether this person made it stands in createdByMe.`,
      editedById: OTHERS,
      editorIds: `${OTHERS} Whether this person wrote or changed it stands in editedByMe.`,
      approvedById: OTHERS,
      createdBy: OTHERS,
      editedBy: OTHERS,
      approvedBy: OTHERS,
    },
    broadcast_recipient: {},
    broadcast_channel: { openedById: 'Only what this person opened is here.', openedBy: OTHERS },
    kept_audience: {
      createdById: `${OTHERS} Whether this person kept it stands in createdByMe.`,
      createdBy: OTHERS,
      audience: 'Says who others are; that this person is on its list is that it is here.',
    },
  },
  processing: {
    purpose: 'Berichten van makelaars sturen aan wie ze aangaan, en zien of ze aankomen.',
    whose: ['colleague', 'ambassador'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      broadcast: 'de tekst van het bericht, voor wie het is en wie het maakte en goedkeurde',
      broadcast_recipient: 'wie het bericht kreeg en of die het zag',
      broadcast_channel: 'in welke kanalen berichten mogen, en wie dat regelde',
      kept_audience: 'bewaarde groepen mensen, en wie ze maakte',
    },
  },

  async collect(tx, { personId }) {
    const theirs = await tx.broadcast.findMany({
      where: { OR: [{ createdById: personId }, { editedById: personId }, { approvedById: personId }] },
    });
    return {
      broadcast: theirs.map(({ createdById, editedById, editorIds, approvedById, ...rest }) => ({
        ...rest,
        createdByMe: createdById === personId,
        editedByMe: editedById === personId || editorIds.includes(personId),
        approvedByMe: approvedById === personId,
      })),
      broadcast_channel: (await tx.broadcastChannel.findMany({ where: { openedById: personId } })).map(
        ({ openedById: _, ...rest }) => rest,
      ),
      kept_audience: await keptOrListed(tx, personId),
      broadcast_recipient: await tx.broadcastRecipient.findMany({ where: { personId } }),
    };
  },

  /** What was written for many stays, as others got it; what says who wrote it goes out of it. */
  async erase(tx, { personId, names }) {
    for (const name of names) await leaveNameOut(tx, personId, name);
    // Whoever made them: a group may be called after somebody. The key stays one of a kind.
    for (const name of names) {
      await tx.$executeRaw`
        UPDATE kept_audience
        SET name = replace(name, ${name}, '…'), name_key = replace(name_key, lower(${name}), '…') || ' ' || id::text
        WHERE name LIKE '%' || ${likeLiteral(name)} || '%'`;
    }
    await takeOffLists(tx, personId);
    await tx.$executeRaw`
      UPDATE broadcast_recipient SET state = 'skipped', reason = 'erased', changed_at = clock_now()
      WHERE person_id = ${personId}::uuid AND state = 'queued'`;
  },

  /** Of a broadcast that both got, one of the two rows stays. */
  async move(tx, { from, to, name }) {
    if (name !== null) {
      await leaveNameOut(tx, from, name);
      await tx.$executeRaw`
        UPDATE kept_audience
        SET name = replace(name, ${name}, '…'), name_key = replace(name_key, lower(${name}), '…') || ' ' || id::text
        WHERE created_by = ${from}::uuid AND position(${name} IN name) > 0`;
    }
    await tx.broadcast.updateMany({ where: { createdById: from }, data: { createdById: to } });
    await tx.broadcast.updateMany({ where: { editedById: from }, data: { editedById: to } });
    await tx.$executeRaw`
      UPDATE broadcast SET editor_ids = array_replace(editor_ids, ${from}::uuid, ${to}::uuid)
      WHERE ${from}::uuid = ANY(editor_ids)`;
    await tx.broadcast.updateMany({ where: { approvedById: from }, data: { approvedById: to } });
    await tx.keptAudience.updateMany({ where: { createdById: from }, data: { createdById: to } });
    await tx.broadcastChannel.updateMany({ where: { openedById: from }, data: { openedById: to } });
    await moveOnLists(tx, from, to);
    await tx.$executeRaw`
      DELETE FROM broadcast_recipient mine USING broadcast_recipient other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.broadcast_id = mine.broadcast_id`;
    await tx.broadcastRecipient.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.$executeRaw`
      UPDATE person SET unasked_refused_at = coalesce(person.unasked_refused_at, moved.unasked_refused_at)
      FROM person moved WHERE moved.id = ${from}::uuid AND person.id = ${to}::uuid`;
  },
};

/** The groups that somebody kept, and those of which they stand on the list. */
async function keptOrListed(tx: Transaction, personId: string): Promise<object[]> {
  const listed = await listsWith(tx, personId);
  const rows = await tx.keptAudience.findMany({ where: { OR: [{ createdById: personId }, { id: { in: listed } }] } });
  return rows.map(({ createdById, audience: _, ...rest }) => ({
    ...rest,
    createdByMe: createdById === personId,
    isOnItsList: listed.includes(rest.id),
  }));
}

/** So that nothing in a name is a pattern. */
function likeLiteral(name: string): string {
  return name.replace(/[\\%_]/g, '\\$&');
}

/** Of what they wrote for many, and of what they called a channel. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast SET title = replace(title, ${name}, '…'), text_nl = replace(text_nl, ${name}, '…'),
                         text_en = replace(text_en, ${name}, '…'), link = replace(link, ${name}, '…'),
                         urgent_reason = replace(urgent_reason, ${name}, '…'),
                         picture_alt = replace(picture_alt, ${name}, '…')
    WHERE ${personId}::uuid IN (created_by, edited_by) OR ${personId}::uuid = ANY(editor_ids)`;
  await tx.$executeRaw`
    UPDATE broadcast_channel SET name = replace(name, ${name}, '…') WHERE opened_by = ${personId}::uuid`;
}
