import type { PersonalDataPart } from '../store/personal-data.ts';

/** What somebody's calendar was told by e-mail. */
export const calendarMailData: PersonalDataPart = {
  name: 'calendar-mail',
  tables: { calendar_entry: { person: 'The person themselves.' } },
  processing: {
    purpose: "Afspraken in de agenda's van mensen kloppend houden.",
    whose: ['colleague', 'host'],
    ground: 'task',
    receivers: ['mail'],
    data: {
      calendar_entry: 'e-mailadres en afspraak zoals die het laatst is gestuurd',
    },
  },
  async collect(tx, { personId }) {
    return { calendar_entry: await tx.calendarEntry.findMany({ where: { personId } }) };
  },
  /** Nothing goes out because of it: their address is gone with it. */
  async erase(tx, { personId }) {
    await tx.calendarEntry.deleteMany({ where: { personId } });
  },

  async move(tx, { from, to }) {
    await tx.calendarEntry.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
