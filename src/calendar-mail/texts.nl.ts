/** What this part of the bot says in Dutch. */
export const nl = {
  calendarMail: {
    subject: {
      new: (title: string) => `Uitnodiging: ${title}`,
      changed: (title: string) => `Gewijzigd: ${title}`,
      gone: (title: string) => `Je komt niet meer: ${title}`,
      off: (title: string) => `Gaat niet door: ${title}`,
    },
    new: 'Dit is de uitnodiging voor je agenda. Verandert er iets, dan past je agenda het zelf aan.',
    changed: 'Er is iets veranderd. Zo is het nu. Je agenda past het zelf aan.',
    gone: 'Je staat niet meer op de lijst. Je agenda haalt de afspraak zelf weg.',
    off: 'Dit gaat niet door. Je agenda haalt de afspraak zelf weg.',
    host: (organisation: string) => `Collega’s van ${organisation} komen bij je op werkbezoek.`,
    when: (span: string) => `Wanneer: ${span}`,
    where: (place: string) => `Waar: ${place}`,
    footer: 'Impactmakelaar. Antwoorden op deze e-mail leest niemand.',
    fileName: 'uitnodiging',
  },
};
