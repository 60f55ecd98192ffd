/** What this part of the bot says in Dutch. */
export const nl = {
  attachments: {
    open: (name: string) => `Open ${name}`,
    file: (name: string) => `Bestand: ${name}`,
    notHere: (name: string) => `Het bestand ${name} kan ik hier niet laten zien. Vraag het aan de beheerder.`,
    calendarStays:
      'Zet het bestand in je agenda. Let op: het verandert daar niet vanzelf mee. Verandert er iets, dan krijg je van mij een bericht met een nieuw bestand.',
    page: {
      title: 'Je bestand staat klaar',
      text: 'Druk op de knop om het te openen. Is het voor je agenda? Het verandert daar niet vanzelf mee.',
      button: 'Haal het bestand op',
    },
    gone: {
      title: 'Dit bestand is er niet meer',
      text: 'De link is te oud, of niet compleet. Vraag het bestand opnieuw aan de Impactmakelaar.',
    },
    later: {
      title: 'Het lukt nu even niet',
      text: 'Er ging iets mis bij ons. Open de link over een paar minuten opnieuw.',
    },
  },
};
