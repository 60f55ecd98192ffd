import type { PersonalDataPart } from '../../store/personal-data.ts';

const OTHERS = 'Says who somebody else is.';

/** Messages for many that somebody wrote, and those that somebody got. */
export const broadcastsData: PersonalDataPart = {
  name: 'broadcasts',
  tables: {
    broadcast: {
      createdById: `${OTHERS} Whether this person made it stands in createdByMe.`,
      editedById: OTHERS,
      approvedById: OTHERS,
      createdBy: OTHERS,
      editedBy: OTHERS,
      approvedBy: OTHERS,
    },
    broadcast_recipient: {},
  },

  async collect(tx, { personId }) {
    const theirs = await tx.broadcast.findMany({
      where: { OR: [{ createdById: personId }, { editedById: personId }, { approvedById: personId }] },
    });
    return {
      broadcast: theirs.map(({ createdById, editedById, approvedById, ...rest }) => ({
        ...rest,
        createdByMe: createdById === personId,
        editedByMe: editedById === personId,
        approvedByMe: approvedById === personId,
      })),
      broadcast_recipient: await tx.broadcastRecipient.findMany({ where: { personId } }),
    };
  },

  /** What was written for many stays, as others got it; what says who wrote it goes out of it. */
  async erase(tx, { personId, names }) {
    for (const name of names) {
      await tx.$executeRaw`
        UPDATE broadcast SET title = replace(title, ${name}, '…'), text_nl = replace(text_nl, ${name}, '…'),
                             text_en = replace(text_en, ${name}, '…'), link = replace(link, ${name}, '…'),
                             urgent_reason = replace(urgent_reason, ${name}, '…')
        WHERE ${personId}::uuid IN (created_by, edited_by)`;
    }
    await tx.$executeRaw`
      UPDATE broadcast_recipient SET state = 'skipped', reason = 'erased', changed_at = clock_now()
      WHERE person_id = ${personId}::uuid AND state = 'queued'`;
  },
};
