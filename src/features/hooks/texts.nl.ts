const listed = (names: readonly string[]): string => new Intl.ListFormat('nl', { type: 'conjunction' }).format(names);

/** What this part of the bot says in Dutch. */
export const nl = {
  hooks: {
    ofTheme: (theme: string, agreement: string) => `Dit past bij het thema “${theme}” uit: ${agreement}.`,
    against: (objection: string) => `Dit kun je zeggen als je hoort: “${objection}”.`,
    title: (themes: readonly string[]) => `Haakje met ${listed(themes)}`,
    source: (title: string, date: string | null, read: string) =>
      `Bron: ${title}${date === null ? '' : ` (${date})`}. Gelezen op ${read}.`,
    toSource: 'Lees de bron',
    toSourceNumbered: (n: number) => `Lees bron ${n}`,
    another: 'Een ander haakje',
    shorter: 'Korter',
    below: 'Het staat hieronder.',
    inShort: 'Kort gezegd:',
    share: 'Deel met een collega',
    shareTitle: 'Deel dit haakje',
    colleague: 'Met wie',
    colleagueHint: 'De naam of het e-mailadres van een collega van je organisatie',
    send: 'Deel',
    somebody: 'Een collega',
    sharedBy: (name: string) => `${name} deelt dit haakje met je:`,
    shared: (name: string) => `Gedeeld met ${name}.`,
    unknownColleague: 'Ik ken niet één andere collega met deze naam in je organisatie. Schrijf de hele naam.',
    wantsNone: 'Deze collega wil geen berichten zonder erom te vragen. Kopieer de tekst en deel hem zelf.',
    notReached: 'Deze collega kan ik niet bereiken. Kopieer de tekst en deel hem zelf.',
    gone: 'Dit haakje is er niet meer. Vraag een nieuw haakje.',
    noneFits: 'Ik heb geen haakje dat hierbij past.',
    noMore: 'Meer haakjes die hierbij passen heb ik niet.',
    forWhat: 'Waarvoor zoek je een haakje? Noem een thema, een inkoop of wie je wilt overtuigen.',
    themesThere: (names: readonly string[]) => `Ik heb haakjes met deze thema’s: ${listed(names)}.`,
  },
};
