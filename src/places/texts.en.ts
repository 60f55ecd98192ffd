/** What this part of the bot says in English. */
export const en = {
  places: {
    /** A message to the guests of a visit, of its deputy. */
    tell: {
      offer: (titles: readonly string[]) =>
        `Only a broker writes to a group. You can write to the guests of ${titles.join(', or of ')}: you are its deputy. Press the button. Nothing is sent yet.`,
      intro: (title: string, guests: number) =>
        `${title}. This goes to who comes or waits: ${guests === 1 ? '1 guest' : `${guests} guests`}. Who made the visit reads along.`,
      text: 'Your message',
      send: 'Send',
      sent: (guests: number) =>
        `Your message goes to ${guests === 1 ? '1 guest' : `${guests} guests`}. Outside working hours it waits for the next working day.`,
      from: (name: string | null, title: string) => `${name ?? 'Who organises it'} writes about ${title}:`,
      copy: (name: string | null, title: string) => `${name ?? 'The deputy'} wrote to the guests of ${title}:`,
    },
    onlyFirst: (most: number, count: number) =>
      `These are the first ${most} of ${count} people. Is somebody not among them? Then type the name below.`,
    otherNames: 'Other names, one on each line',
    unknownNames: (names: string) => `I cannot find these names, or more than once: ${names}.`,
  },
};
