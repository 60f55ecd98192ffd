/** What this part of the bot says in Dutch. */
export const nl = {
  answers: {
    declined: 'Dat staat niet in mijn bronnen, dus ik geef geen antwoord.',
    corrected: 'Iets in je vraag klopt niet met wat er in mijn bronnen staat. Daar staat dit:',
    declinedLacking: (title: string) =>
      `Dat staat niet in mijn bronnen, dus ik geef geen antwoord. Ik heb wel iets over “${title}”, maar daar staat dit niet in.`,
    partly: 'De rest van je vraag staat niet in mijn bronnen.',
    elsewhere:
      'Dit lijkt geen vraag over wat in mijn bronnen staat. Heb je een ondernemer met een vraag? Vertel me dan wat de ondernemer nodig heeft en in welke plaats. Typ help om te zien wat ik nog meer kan.',
    refused: {
      private:
        'Over het privéleven van anderen geef ik geen antwoord. Vraag het die persoon zelf. Gaat het over iemands werk? Vraag het dan de organisatie waar die persoon werkt.',
      refused:
        'Daar geef ik geen antwoord op. Gegevens van iemand anders, zoals een BSN of een adres, geef ik aan niemand. Ik vertel ook niet hoe ik van binnen werk, of wat een ander mij vroeg. Heb je zulke gegevens nodig voor je werk? Vraag ze de persoon zelf, of de privacyfunctionaris van je organisatie.',
      opinion:
        'Ik ben een programma en heb geen mening over politiek of over mensen. Vraag een collega wat die ervan vindt, of lees de stukken van de partijen zelf.',
      verdict:
        'Over een zaak die nu speelt, geef ik geen juridisch oordeel. Vraag het een jurist of de inkoopafdeling van je organisatie. Wat de wet in het algemeen zegt, zoek ik wel voor je op.',
    },
    clarify: 'Je vraag kan meer dan één ding betekenen. Wat bedoel je?',
    /** Words that mean different things in the sources, with the questions that tell them apart. */
    meanings: [
      {
        words: ['drempel', 'drempelbedrag', 'drempelwaarde'],
        questions: [
          'Wat is de Europese drempel voor diensten in 2026 en 2027?',
          'Wat is de Europese drempel voor leveringen in 2026 en 2027?',
          'Wat is de Europese drempel voor werken in 2026 en 2027?',
          'Wat is de drempel voor sociale en andere specifieke diensten in 2026 en 2027?',
        ],
      },
      {
        words: ['norm', 'percentage'],
        questions: [
          'Welk social-returnpercentage geldt in Hengelo?',
          'Welk social-returnpercentage geldt in Hof van Twente?',
          'Hoeveel procent van de werknemers moet uit de doelgroep komen bij een voorbehouden opdracht?',
          'Wat betekent een x-percentage van de inkoop?',
        ],
      },
    ],
    examples: 'Dit zijn goede voorbeelden die ik ken:',
    example: (
      title: string,
      facts: { organisation: string | null; year: number | null; contactRole: string | null } | null,
      words: string,
    ): string => {
      const whose = [facts?.organisation, facts?.year].filter((part) => part != null).join(', ');
      const contact = facts?.contactRole ? ` Meer weten? Vraag het de ${facts.contactRole}.` : '';
      return `${title}${whose === '' ? '' : ` (${whose})`}. ${words}${contact}`;
    },
    declinedByGap: 'Ik kan je vraag niet beantwoorden. Mijn bron zegt er dit over:',
    declinedNearestBelow: 'Onder de bronnen staan onderwerpen die je misschien verder helpen.',
    declinedNearest: 'Misschien helpt een van deze onderwerpen je verder:',
    declinedNext: 'Stel je vraag aan de makelaar impact ondernemen van je organisatie.',
    inFull: 'Het hele stuk:',
    inShort: 'Kort gezegd:',
    nothingNew: (asked: string) => `Over “${asked}” staat in mijn bronnen niets meer dan wat ik net zei.`,
    standsIn: (count: number): string =>
      count === 1
        ? 'Dit heb ik niet zelf bedacht. Het staat letterlijk zo in deze bron:'
        : 'Dit heb ik niet zelf bedacht. Het staat letterlijk zo in deze bronnen:',
    dateAndAddress: (date: string | null, address: string | null) =>
      `(${date ?? 'zonder datum'}, ${address === null ? 'zonder webadres: lees de bron met de knop' : 'het webadres staat hieronder'})`,
    searchedIn: (question: string) =>
      `Ik zocht in mijn vaste bronnen en in de documenten die jij mag lezen. Over “${question}” staat daar niets in, en ik verzin niets.`,
    sameInThisLanguage: 'Hetzelfde in het Nederlands:',
    otherLanguage: 'In mijn Nederlandse bronnen vind ik het niet. Misschien staat het in deze Engelse bron:',
    onceMore: 'Nog een keer:',
    validUntil: (date: string) => `Let op: dit gold tot en met ${date}.`,
    maybeOutdated: (title: string, date: string) => `Let op: "${title}" gold tot en met ${date} en kan verouderd zijn.`,
    validFrom: (date: string) => `Let op: dit geldt vanaf ${date}.`,
    questionExpected: 'Typ je vraag achter het commando, bijvoorbeeld: /impact vraag Wat is een makelaar met mandaat?',
    answerGone: 'Dit antwoord ken ik niet meer, dus je oordeel is niet bewaard. Stel je vraag gerust nog een keer.',
    feedbackThanks: 'Bedankt. Je oordeel is opgeslagen.',
    tellWhy: 'Vertel waarom',
    reasonTitle: 'Waarom niet nuttig?',
    reasonLabel: 'Wat miste je, of wat klopte niet?',
    reasonHint: 'Noem geen namen of gegevens van personen.',
    reasonSubmit: 'Verstuur',
    reasonThanks: 'Bedankt. Hiermee wordt het antwoord beter.',
    reasonTooLate: 'Je vindt dit antwoord intussen nuttig. Er is niets opgeslagen.',
    passageGone: 'Deze tekst is er niet meer, of je mag hem niet lezen.',
    passageSource: (source: string) => `Bron: ${source}`,
    openSource: 'Open de bron',
    source: (title: string, publisher: string, date: string | null) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
};
