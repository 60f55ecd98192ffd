import type { nl } from './texts.nl.ts';

const PACES = { weekly: 'about every week', fortnightly: 'about every other week', monthly: 'about every month' };
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** What this part of the bot says in English. */
export const en: typeof nl = {
  ambassadors: {
    paces: PACES,
    days: DAYS,
    hours: { any: 'Any time', morning: 'In the morning', afternoon: 'In the afternoon' },
    schoolRegions: { none: 'Yes', noord: 'No, region north', midden: 'No, region middle', zuid: 'No, region south' },
    join: 'Become an ambassador',
    change: 'Change',
    restLabel: 'Not now',
    stop: 'Stop',
    resume: 'Carry on',
    joinTitle: 'Ambassador',
    joinIntro:
      'Now and then you get a short message: a question to learn from, a hook with policy, or something to do. You can stop at any time.',
    save: 'Save',
    fields: {
      pace: 'How often?',
      themes: 'About which themes? (none chosen: about all)',
      department: 'In which department do you work?',
      days: 'On which days?',
      hours: 'At what time of the day?',
      school: 'In school holidays too?',
    },
    errors: { days: 'Choose at least one day.' },
    about:
      'As an ambassador you help colleagues to think of impact. Now and then you get a short message from me: a question to learn from, a hook with policy or something to do. You choose how often and about what, and you stop whenever you like. One message takes you a few minutes.',
    wouldYou: 'Would you like to join?',
    invitation:
      'Do you like this subject? Then become an ambassador. Now and then you get a short message to learn from. I ask this once a quarter at most.',
    onlyMembers: 'Only a colleague of a connected organisation can become an ambassador.',
    notJoined: 'Fine, then you do not become an ambassador.',
    byRole:
      'You have the role of ambassador. You get messages that a broker sends to ambassadors. I do not send you questions and hooks yet: for that you first choose how often you want something.',
    choose: 'Choose how often',
    howToChoose:
      'What do you want otherwise? Say for example: every month, or: only about mobility. Or choose it with Change.',
    askColleague: (name: string) =>
      `Everybody chooses that for themselves. Shall I ask ${name} whether they want to be one?`,
    whomToAsk: 'Everybody chooses that for themselves. Whom shall I ask?',
    askLabel: (name: string) => `Ask ${name}`,
    asked: (name: string) => `I am asking ${name}. Only ${name} decides.`,
    notAsked: (name: string) =>
      `I do not ask ${name} now. Perhaps ${name} is an ambassador already, was asked not long ago, or wants no such messages.`,
    hadTheirShare: (name: string) =>
      `I do not ask ${name} now: ${name} had enough messages from me this week. Ask again in a week.`,
    isOneAlready: (name: string) =>
      `${name} is an ambassador already. Colleagues stop by themselves: they type “I stop as an ambassador” to me.`,
    whichColleague:
      'Which colleague of your organisation do you mean? Say it again with the first name and the last name. I only know who has an account here.',
    askedBy: (name: string) =>
      `${name} asks whether you would like to be an ambassador. As an ambassador you get a short message to learn from now and then. You choose how often, and you stop whenever you like. Would you like to join?`,
    somebody: 'A colleague',
    wished: (settings, about, button) =>
      `It can be like this. ${settings} ${about} Press “${button}”, look it over and press Save. Then you are an ambassador.`,
    notOne: 'You are not an ambassador yet. Would you like to be?',
    joined: 'Great, you are an ambassador! This is how it is set:',
    changed: 'Changed. This is how it is set:',
    already: 'You are an ambassador already. This is how it is set:',
    own: 'You are an ambassador. This is how it is set:',
    stoppedState: 'You are no ambassador any more and get no messages.',
    settings: (chosen) =>
      `You get a message ${PACES[chosen.pace]}${chosen.days.length === 5 ? '' : `, on ${listed(chosen.days.map((day) => DAYS[day] ?? ''))}`}${{ any: '', morning: ', in the morning', afternoon: ', in the afternoon' }[chosen.hours]}.`,
    thereAre: (themes: readonly string[]) => `These themes there are: ${listed(themes)}.`,
    aboutThemes: (themes) => (themes.length === 0 ? 'It is about all themes.' : `It is about ${listed(themes)}.`),
    forDepartment: (department) => `You work in: ${department}.`,
    notInHolidays: (region, next) =>
      `Not in the school holidays of region ${region}${next === null ? '' : ` (${next.name}: ${next.from} to ${next.until})`}.`,
    holidays: {
      list: 'In these school holidays whoever chose so gets nothing from me. They hold for all organisations.',
      none: 'No school holidays are kept yet. They hold for all organisations.',
      one: (name, region, from, until) => `${name}, region ${region}: ${from} to ${until}`,
      more: (count) => `And ${count} more, later.`,
      remove: (number) => `Remove: ${number}`,
      add: 'Add a holiday',
      title: 'School holiday',
      intro: 'Take the days from rijksoverheid.nl. The same first day once more puts right what is kept.',
      regions: { noord: 'North', midden: 'Middle', zuid: 'South' },
      fields: {
        region: 'Region',
        name: 'Name',
        nameHint: 'For example: voorjaarsvakantie',
        from: 'First day',
        until: 'Last day',
      },
      problems: {
        before: 'The last day comes before the first.',
        past: 'This holiday is over.',
        long: 'More than ten weeks is no school holiday. Check the years.',
      },
      kept: (name, region) => `Kept: ${name} in region ${region}.`,
      removed: (name, region) => `Removed: ${name} in region ${region}.`,
      gone: 'This holiday is not kept any more.',
    },
    restsUntil: (day, from) => `You get nothing ${from === null ? '' : `from ${from} `}until ${day}.`,
    nextOne:
      'When the next one comes is not fixed: it falls on one of your days, about as often as you chose, and never while you want nothing.',
    numbers: (got, cards) =>
      got === 0
        ? 'You have not had anything from me yet.'
        : `You got ${got} ${got === 1 ? 'message' : 'messages'} and answered ${cards} ${cards === 1 ? 'card' : 'cards'}. Only you see that.`,
    example: 'This is what a message looks like:',
    noPace: 'I do not have that pace. Choose: about every week, every other week or every month.',
    whichPace: 'How often would you like something? Choose: about every week, every other week or every month.',
    paceNow: (pace) => `Good. From now on you get a message ${PACES[pace]}.`,
    slowest: 'I have nothing less often than every month. You can take a rest with Not now.',
    fastest: 'I have nothing more often than every week: it would be too much.',
    restTitle: 'Not now',
    restFields: {
      how: 'For how long?',
      until: 'Until and including which day?',
      from: 'From which day on? Empty: from now on',
    },
    restFor: { week: 'A week', fortnight: 'Two weeks', month: 'A month', date: 'Until a date' },
    restNow: (day) => `Good, you hear nothing from me until ${day}. You can always begin again earlier.`,
    restLater: (from, day) => `Good, you hear nothing from me from ${from} until ${day}. Until then it goes on as now.`,
    earlierRest: {
      longer: (until) => `You were resting until ${until} already: that goes on.`,
      gone: (until, from) =>
        `Your earlier rest, ${from === null ? '' : `from ${from} `}until ${until}, is dropped. I keep one rest at a time.`,
    },
    noRest: 'No rest after all',
    restProblems: {
      'one-at-a-time':
        'You are resting already, and that stays as it stands below. I keep one rest at a time. Name the next one when this is over, or begin again first.',
      past: 'That day is over. Name a day that is still to come.',
      'too-long': 'It cannot be longer than a year. Choose a day within a year, or stop.',
      when: 'Until when would you like to get nothing? Name a day, or choose below.',
    },
    resumed: 'Good to have you back. You get messages again.',
    wouldYouStop:
      'Do you want to stop as an ambassador? Then press Stop: you get no more questions and hooks after that. Nothing has changed now.',
    stopped: 'You have stopped as an ambassador. You get no messages any more. Thank you for what you did!',
    wasNotOne:
      'You are not an ambassador, so you get nothing from me as one. A message of a broker says who it is from. No more of those either? Type: no more messages.',
    colleague:
      'Everybody chooses that for themselves. Send your colleague this: type “/impact ambassador” to the Impactmakelaar. Then you see how it works.',
    other: 'I cannot tell you that. The broker of your organisation knows more about the ambassadors.',
    onlyAlone: 'Let us arrange that between the two of us. Type this in a direct message to me.',
    why: 'Why do I get this?',
    verdicts: { right: 'Right!', nearly: 'Nearly right.', wrong: 'That is not it.' },
    typeAnswer: 'Answer in your own words.',
    grades: { right: 'I was right', nearly: 'I was nearly right', wrong: 'I was not right' },
    oneMore: 'One more question',
    oneMoreBelow: 'The question stands below.',
    noMoreCards: 'I have no more questions for you today. What you know I ask again later.',
    because: 'This is why:',
    source: (title, date, sentence) =>
      `Source: ${title}${date === null ? '' : ` (${date})`}.${sentence === null ? '' : ` It says: “${sentence}”`}`,
    again: (weeks) => (weeks === 1 ? 'I ask you again in about a week.' : `I ask you again in about ${weeks} weeks.`),
    answeredBefore: 'You answered this question today already. Your first answer counts.',
    graded: 'Changed. Thank you.',
    cardGone: 'This card is not there any more.',
    noCards: 'There are no cards now.',
    notKnown: 'No problem. This is how it is:',
    notUnderstood: 'I do not know whether that is right. This is the answer; say for yourself how yours was.',
    questionAgain: 'The question was:',
    skipped: 'Good, we skip this one.',
    reasons: {
      'pledge-due': 'You promised this. So I ask how it stands.',
      invited: 'You are invited and have not replied yet. There is still room, and it is soon.',
      'card-due': 'You have had this question before. Repeating at the right moment helps to remember it.',
      'card-new': 'You have not had this question yet, and it fits the themes you chose.',
      'hook-for-you': 'This hook fits your themes or your department.',
      'success-near': 'A colleague did this well. So you can tell others about it.',
      'who-knows': 'The more colleagues take part, the better it works. I do not ask this often.',
      'many-ignored': 'You did nothing with the last three messages. So I ask this once.',
    },
    since: (date) => `You get this because you became an ambassador on ${date}.`,
    noneYet: 'You have not had a message from me yet. This is how it is set:',
    didUse: 'I will use this',
    didAsk: 'I asked somebody',
    nobody: 'Nobody now',
    goOn: 'Yes, carry on',
    less: 'Less often',
    whoKnows:
      'Whom do you know who works on this too? Perhaps that colleague calls it something else. Ask that one colleague to become an ambassador too. They type to me: /impact ambassador.',
    stillWelcome:
      'You hear from me now and then, and I hear nothing back. That is fine. Are my messages still welcome? If you say nothing, I leave you in peace.',
    hookLead: 'A hook that you can use:',
    fromSources: (titles) =>
      titles.length === 1
        ? `Source: ${titles[0]}.`
        : `Sources: ${titles.map((title, at) => `${at + 1}. ${title}`).join('; ')}.`,
    thanks: 'Great, thank you!',
    fine: 'Good to know.',
    wentOn: 'Good! I carry on like this.',
    reactedBefore: 'I had noted that already.',
    gone: 'This message is not of now any more.',
  },
};
