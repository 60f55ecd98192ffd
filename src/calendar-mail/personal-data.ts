import type { PersonalDataPart } from '../store/personal-data.ts';

/** What somebody's calendar was told by e-mail. */
export const calendarMailData: PersonalDataPart = {
  name: 'calendar-mail',
  tables: { calendar_entry: { person: 'The person themselves.' } },
  async collect(tx, { personId }) {
    return { calendar_entry: await tx.calendarEntry.findMany({ where: { personId } }) };
  },
  /** Nothing goes out because of it: their address is gone with it. */
  async erase(tx, { personId }) {
    await tx.calendarEntry.deleteMany({ where: { personId } });
  },
};
