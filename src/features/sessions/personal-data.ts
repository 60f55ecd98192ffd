import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

const OTHERS = 'Says who somebody else is.';

/** Sessions that somebody planned, what they answered, and what they would like to speak of. */
export const sessionsData: PersonalDataPart = {
  name: 'sessions',
  tables: {
    session_series: { createdById: `${OTHERS} Whether this person made it stands in createdByMe.`, createdBy: OTHERS },
    session: { recapById: `${OTHERS} Whether this person wrote it stands in recapByMe.`, recapBy: OTHERS },
    session_reply: {},
    session_event: {
      byId: `${OTHERS} Whether this person did it stands in byMe.`,
      personId: `${OTHERS} Whether it is about this person stands in aboutMe.`,
      by: OTHERS,
      person: OTHERS,
    },
    session_topic: {},
    session_vote: {},
  },
  processing: {
    purpose: 'Bijeenkomsten plannen, mensen uitnodigen en bewaren wat er is besproken.',
    whose: ['colleague', 'ambassador'],
    ground: 'task',
    receivers: ['chat', 'mail'],
    data: {
      session_series: 'de reeks, en wie die maakte',
      session: 'een bijeenkomst met plaats, link en verslag, en wie het verslag schreef',
      session_reply: 'wie komt, of wacht op een plek',
      session_event: 'wie wanneer wat veranderde',
      session_topic: 'wat iemand wil bespreken',
      session_vote: 'wie welk onderwerp steunt',
    },
  },

  async collect(tx, { personId }) {
    const [series, sessions, events] = await Promise.all([
      tx.sessionSeries.findMany({ where: { createdById: personId } }),
      tx.session.findMany({ where: { OR: [{ recapById: personId }, { series: { createdById: personId } }] } }),
      tx.sessionEvent.findMany({ where: { OR: [{ personId }, { byId: personId }] } }),
    ]);
    return {
      session_series: series.map(({ createdById, ...rest }) => ({ ...rest, createdByMe: createdById === personId })),
      session: sessions.map(({ recapById, ...rest }) => ({ ...rest, recapByMe: recapById === personId })),
      session_reply: await tx.sessionReply.findMany({ where: { personId } }),
      session_event: events.map(({ byId, personId: about, ...rest }) => ({
        ...rest,
        byMe: byId === personId,
        aboutMe: about === personId,
      })),
      session_topic: await tx.sessionTopic.findMany({ where: { personId } }),
      session_vote: await tx.sessionVote.findMany({ where: { personId } }),
    };
  },

  /** What was planned stays, as others come to it; what somebody said for themselves goes. */
  async erase(tx, { personId, names }) {
    // Their place comes free: it is offered to who waits.
    await tx.sessionReply.deleteMany({ where: { personId } });
    await tx.sessionEvent.deleteMany({ where: { personId } });
    await tx.sessionEvent.updateMany({ where: { byId: personId }, data: { byId: null } });
    await tx.sessionVote.deleteMany({ where: { personId } });
    for (const name of names) await leaveNameOut(tx, personId, name);
    await tx.sessionTopic.deleteMany({ where: { personId } });
  },

  /** Of two answers to one session that of who stays counts. */
  async move(tx, { from, to, name }) {
    if (name !== null) {
      await leaveNameOut(tx, from, name);
      await tx.$executeRaw`
        UPDATE session_topic SET text = replace(text, ${name}, '…') WHERE person_id = ${from}::uuid`;
    }
    await tx.sessionSeries.updateMany({ where: { createdById: from }, data: { createdById: to } });
    await tx.session.updateMany({ where: { recapById: from }, data: { recapById: to } });
    await tx.sessionTopic.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.$executeRaw`
      DELETE FROM session_reply mine USING session_reply other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.session_id = mine.session_id`;
    await tx.sessionEvent.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.sessionEvent.updateMany({ where: { byId: from }, data: { byId: to } });
    await tx.sessionReply.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.$executeRaw`
      DELETE FROM session_vote mine USING session_vote other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.topic_id = mine.topic_id`;
    await tx.sessionVote.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};

/** Of what they wrote of a series, a session or what was said there. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE session_series SET title = replace(title, ${name}, '…'), about = replace(about, ${name}, '…')
    WHERE created_by = ${personId}::uuid`;
  await tx.$executeRaw`
    UPDATE session SET place = replace(session.place, ${name}, '…'), link = replace(session.link, ${name}, '…'),
                       cancel_reason = replace(cancel_reason, ${name}, '…'), recap = replace(recap, ${name}, '…')
    FROM session_series series
    WHERE series.id = session.series_id AND ${personId}::uuid IN (series.created_by, session.recap_by)`;
}
