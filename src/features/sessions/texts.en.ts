import type { nl } from './texts.nl.ts';

const seats = (count: number): string => (count === 1 ? '1 place' : `${count} places`);

const comers = (count: number): string =>
  count === 0 ? 'Nobody is coming yet.' : count === 1 ? '1 colleague is coming.' : `${count} colleagues are coming.`;

const problems = {
  unmoved:
    'I do not know yet when it begins. First tell me the day and the time, for instance: Friday 19 March 2027 at 10.',
  night: 'Then it begins at night. At what time should it begin?',
  past: 'This moment is over. Choose a date that is still to come.',
  nowhere: 'Say where it is: a place with an address, or a link to join online.',
  'no-address': 'Add an address: street, number and town.',
  'no-link': 'A webinar is online. Give the link to join.',
  'bad-link': 'This link is not right. It begins with https://.',
  'not-a-rule': 'I do not understand how it comes back. Choose one of the list.',
  endless: 'This series never ends. Say how many times it is, or until which day.',
  'too-many': 'These are too many dates. A series has at most 110, within twenty years.',
  'no-dates': 'This gives no date at all. Choose another way of coming back, or another date.',
  capacity: 'This is no number. Write 30, for example, or leave it empty.',
  time: 'This is no time. Write 14:00, for example.',
  times: 'Say how many times it is: a number from 2 to 110.',
};

/** What this part of the bot says in English. */
export const en: typeof nl = {
  sessions: {
    stillWaits: (title, when) =>
      `You have not replied to this invitation yet: ${title}, ${when}. There is still room. Will you come?`,
    kinds: { learning_network: 'Learning network', knowledge_session: 'Knowledge session', webinar: 'Webinar' },
    invitation: {
      text: 'Plan a learning network, knowledge session or webinar here. You see a preview first.',
      label: 'Plan a session',
    },
    onlyBrokers: 'Only a broker can plan a session. Ask the broker of your organisation.',
    onlyNetwork: 'Only a network broker can invite people of other organisations. Choose only your own organisation.',
    formTitle: 'Plan a session',
    preview: 'Show the preview',
    fields: {
      kind: 'What is it?',
      title: 'Title',
      about: 'What is it about?',
      date: 'Date (the first time)',
      time: 'At what time? (for example 14:00)',
      minutes: 'How long?',
      repeat: 'How often does it come back?',
      times: 'How many times in all?',
      timesHint: 'Only if it comes back.',
      place: 'Place, with address',
      link: 'Link to join online',
      capacity: 'How many places? (empty: for everybody)',
      stay: 'Who still comes?',
      organisations: 'For which organisations?',
      roles: 'For which roles?',
      session: 'Which date?',
      newDate: 'New date',
      reason: 'Why?',
      recap: 'Recap',
      idea: 'What would you like to talk about?',
      votes: 'What do you vote for?',
      which: 'Which dates are you coming to?',
    },
    repeats: {
      once: 'Once',
      weekly: 'Every week',
      fortnightly: 'Every two weeks',
      monthly: 'Every month',
      bimonthly: 'Every two months',
      'five-a-year': 'Five times a year',
      own: 'Otherwise: as it is now',
    },
    lasts: (minutes: number) =>
      minutes < 60 ? `${minutes} minutes` : `${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`,
    problems: {
      ...problems,
      weekday: (said: string, options: string[]) =>
        `“${said}” cannot be right: that day does not go with that date. Do you mean ${options.join(' or ')}?`,
    },
    lacks: {
      ...problems,
      date: 'On which day is it? And at what time?',
      dates: 'On which days is it? Name them all, or say the first one and how often it comes back.',
      time: 'At what time does it begin?',
      times: 'How many times is it in all? Or: until which month?',
      nowhere: 'Where is it? Give a place with its address, or a link to take part online.',
      'no-link': 'It is online. What is the link to take part?',
    },
    clock: (from: string, until: string) => `${from}–${until}`,
    speaker: (name: string) => `Speaker: ${name}`,
    since: (day: string) => `from ${day}`,
    between: (from: string, until: string) => `some time from ${from} to ${until}`,
    comesBack: (how: string, times: number | null) => (times === null ? how : `${how}, ${times} times`),
    changeWhat:
      'What do you want to change? Say for example: a week later, from 15:00 to 16:30, at most 12 places, online, or for all ambassadors.',
    pressToDrop: 'Do you want to throw it away? Then press “Throw away”.',
    restored: 'It is back. Nobody has been invited yet.',
    made: 'The preview is below. Nobody has been invited yet.',
    madeElsewhere: 'The preview is in your conversation with me. Nobody has been invited yet.',
    states: {
      draft: (number: number) => `Session ${number}: not announced yet`,
      announced: (number: number) => `Session ${number}: announced`,
      cancelled: (number: number) => `Session ${number}: called off`,
      dropped: (number: number) => `Session ${number}: thrown away`,
    },
    buttons: {
      announce: 'Announce',
      edit: 'Change',
      agreeEdit: 'Change it and tell people',
      drop: 'Throw away',
      restore: 'Put it back',
      move: 'Move',
      cancel: 'Call off a date',
      cancelAll: 'Call off everything',
      who: 'Who is coming',
      capacity: 'Number of places',
      recap: 'Write a recap',
      recapAgain: 'Change the recap',
      article: 'Make it an article',
    },
    forWhom: (whom: string) => `For: ${whom}`,
    reaches: (total: number) => (total === 1 ? 'This is for 1 colleague.' : `This is for ${total} colleagues.`),
    invited: (done: number, waiting: number, failed: number) =>
      [
        `Invited: ${done}.`,
        ...(waiting > 0 ? [`On the way: ${waiting}.`] : []),
        ...(failed > 0 ? [`Not reached: ${failed}.`] : []),
      ].join(' '),
    notReached: (count: number) =>
      `${count} ${count === 1 ? 'colleague' : 'colleagues'} got no invitation: they want no messages, had enough of them this week, or cannot be reached in chat.`,
    line: (when: string, where: string | null) => (where === null ? when : `${when}, ${where}`),
    movedFrom: (when: string) => `moved, was ${when}`,
    calledOff: 'called off',
    calledOffBecause: (reason: string) => `called off: ${reason}`,
    online: 'online',
    coming: comers,
    comingShort: (count: number) => (count === 1 ? '1 is coming' : `${count} are coming`),
    placesShort: (taken: number, capacity: number, waiting: number) =>
      `${taken} of ${seats(capacity)} taken${waiting > 0 ? `, ${waiting} on the waiting list` : ''}`,
    youCome: 'you are coming',
    youComeTwo: 'you are coming with a colleague',
    youWait: (place: number) => `you are number ${place} on the waiting list`,
    yoursUntil: (until: string) => `a place for you until ${until}`,
    youDoNot: 'you are not coming',
    from: (organisation: string) => `From the broker of ${organisation}`,
    lessMessages: 'Rather no invitations? Type /impact broadcasts.',
    join: 'I am coming',
    joinAll: 'I always come',
    decline: 'I cannot come',
    choose: 'Choose dates',
    topicsButton: 'Topics',
    calendarButton: 'Put in my calendar',
    takePart: 'Join online',
    save: 'Save',
    joined: (when: string) => `Fine, you are coming on ${when}. I will remind you a week and a day before.`,
    joinedAll: (count: number) =>
      `Fine, you are coming to all ${count} dates. I will remind you a week and a day before each.`,
    joinedTwo: (when: string) =>
      `Fine, you are coming on ${when}, with a colleague. Those are two places. I will remind you a week and a day before.`,
    sameJoinedTwo: (when: string) => `You were coming already on ${when}, with a colleague.`,
    oneGuest: 'You can bring one colleague, no more.',
    onlyOnePlace: (when: string) => `There is one place for you: you are coming on ${when}, without your colleague.`,
    noSecondPlace: 'There is no second place. You are still coming yourself.',
    waits: (when: string, place: number) =>
      `It is full on ${when}. You are number ${place} on the waiting list. If a place comes free, you will hear of it.`,
    offer: (title: string, when: string, until: string) =>
      `A place has come free for you: ${title}, ${when}. Are you coming? Say so before ${until}. After that it is the next one’s turn.`,
    lapsed: (title: string, when: string) =>
      `The place at ${title}, ${when}, is now for the next one. If you want to come after all, join the waiting list again.`,
    joinQueue: 'Put me on the waiting list',
    hasBegun: 'This session has begun. Nobody can sign up any more.',
    placesLine: (taken: number, capacity: number) => `${taken} of ${seats(capacity)} taken.`,
    chosenWaiting: (count: number) =>
      count === 1
        ? 'One date is full: there you are on the waiting list.'
        : `${count} dates are full: there you are on the waiting list.`,
    waitingList: (count: number, names: string) => `On the waiting list: ${count}${names === '' ? '' : ` (${names})`}.`,
    capacitySet: (capacity: number | null) =>
      capacity === null
        ? 'There is room for everybody now.'
        : `There ${capacity === 1 ? 'is' : 'are'} ${seats(capacity)} for each date now.`,
    pressForCapacity: (capacity: number) => `Press the button, and there will be ${seats(capacity)} for each date.`,
    makeCapacity: (capacity: number) => `Make it ${seats(capacity)}`,
    stayTitle: 'Who still comes?',
    stayIntro: (capacity: number) =>
      `There will be ${seats(capacity)} for each date, and more people come. Choose who still comes. The others go to the front of the waiting list and hear of it.`,
    nameless: 'Somebody',
    seated: (name: string, organisation: string, isTwo: boolean, when: string) =>
      `${name} (${organisation}${isTwo ? ', with a colleague' : ''}), ${when}`,
    stayTooMany: (capacity: number) => `This does not fit into ${seats(capacity)} for each date. Choose fewer people.`,
    changedMeanwhile: 'Something changed meanwhile. Please try again.',
    putBack: (title: string, when: string, place: number) =>
      `There are fewer places at ${title}, ${when}. You are number ${place} on the waiting list now. If a place comes free, you will hear of it.`,
    declined: (when: string) => `Fine, you are not coming on ${when}. If you can after all, press “I am coming”.`,
    sameJoined: (when: string) => `You were coming already on ${when}.`,
    sameDeclined: (when: string) => `I knew already that you are not coming on ${when}.`,
    chosen: (count: number) =>
      count === 0
        ? 'Fine, you come to none of the dates.'
        : `Fine, you come to ${count} ${count === 1 ? 'date' : 'dates'}.`,
    isOff: 'This session is called off. There is no need to sign up or off.',
    isOver: 'This session is over.',
    gone: 'This session is not there any more, or it is not for you.',
    notNow: (state: string) => `That cannot be done now. ${state}.`,
    announced: 'I am inviting everybody. Outside working hours it goes out the next working day.',
    nobody: 'Nobody is in this group. Say whom it is for, for example: for all ambassadors.',
    dropped: 'Fine, I will not announce it.',
    pressToMove: 'Press “Move”, and choose the new day and time. Whoever comes hears it then.',
    undecided: 'All right, you need not choose yet. Do you know? Then say “I come” or “I cannot come”.',
    pressToAnnounce: 'Press “Announce”, and I will invite everybody.',
    pressToCancel: 'Press “Call off a date” or “Call off everything”.',
    noneToCome: 'There is no date to come any more.',
    noneHeld: 'No session has been held yet. A recap comes after it.',
    clash: 'There is another date of this series at that moment already.',
    moved: 'Moved. Who is coming hears of it now.',
    cancelled: 'Called off. Who was coming hears of it now.',
    edited: 'Changed. Who is coming hears of it now.',
    nothingEdited: 'Nothing has changed.',
    editIntro: 'This is for all dates that are still to come. Who is coming hears what changes.',
    editAsk: 'This changes. Who is coming hears of it then.',
    editedNotice: (title: string) => `Something has changed about ${title}. You are still on the list.`,
    editedOne: (title: string, when: string) =>
      `Something changed about ${title} of ${when}. You are still on the list.`,
    oneAsk: (when: string) => `This will be different on ${when}. Who comes will hear it.`,
    oneMoves: (before: string, now: string) => `${before} becomes ${now}. Who comes will hear it.`,
    oneOff: 'Do you call this off? Press the button and write why. Who would come will hear it.',
    moveOne: 'Move and tell them',
    callOff: (when: string) => `Call off: ${when}`,
    whichDate: 'Which date do you mean?',
    editedTo: {
      title: (to: string) => `Title: ${to}`,
      about: (to: string) => `What it is about: ${to}`,
      place: (to: string) => `Place: ${to}`,
      link: (to: string) => `Link: ${to}`,
    },
    nothingThere: 'none',
    allCancelled: 'Everything is called off. Who was coming hears of it now.',
    movedNotice: (title: string, before: string, now: string) =>
      `${title} of ${before} is moved to ${now}. You are still on the list. If you cannot come, say so below.`,
    cancelledNotice: (title: string, when: string, reason: string) => `${title} of ${when} is called off. ${reason}`,
    allCancelledNotice: (title: string, reason: string) => `${title} is called off, on later dates too. ${reason}`,
    movedWaiting: (title: string, before: string, now: string) =>
      `${title} of ${before} is moved to ${now}. You are still on the waiting list.`,
    takeOutOfCalendar: 'Is it in your calendar? Please take it out there yourself.',
    reminder: (title: string, when: string) => `Reminder: ${title} is on ${when}. You are on the list.`,
    topTopics: 'This is what colleagues would like to talk about:',
    topic: (text: string, votes: number) => `${text} (${votes} ${votes === 1 ? 'vote' : 'votes'})`,
    topicsTitle: 'Topics',
    topicsIntro: (title: string, when: string) => `For ${title}, ${when}. Vote, or propose something yourself.`,
    topicsKept: 'Thank you. Your vote counts.',
    topicAdded: 'Thank you. Your topic is on the list, with your vote.',
    topicsBegin:
      'Do you want to add these topics, for people to vote on? Press the button, look at them and save them.',
    topicsAdded: (count: number) =>
      count === 1
        ? 'The topic was added. Who is invited can vote for it.'
        : `${count} topics were added. Who is invited can vote for them.`,
    whichTopic: 'Which topic do you vote for? Say its number, or a word of it.',
    votedFor: (topic: string) => `Thank you. You vote for: ${topic}.`,
    noTopicOfYours: 'There is no topic of yours.',
    topicGone: 'Fine, your topic is off. If others voted for it too, it stays, without your vote.',
    noTopicsYet: 'No topic has been proposed yet.',
    mayBring: (when: string) => `Yes, you can bring one colleague on ${when}. That is two places.`,
    joinTwo: 'I come with a colleague',
    topicBegin: 'Would you like to propose this as a topic? Check it and save it.',
    noTopicsNow: 'There is no session now for which you can propose a topic.',
    calendarGiven: 'The file is in your conversation with me.',
    calendarHere: (title: string) => `Here is ${title} for your calendar.`,
    recapWanted: (title: string, when: string) =>
      `${title} of ${when} is over. Will you write a short recap? Everybody who came gets it. You can also make it an article.`,
    whichRecap: 'Of which session is the recap?',
    recapBegin: (title: string, when: string) =>
      `Write the recap of ${title}, ${when} here. Once you save it, who came gets it.`,
    recapThere: (title: string, when: string) =>
      `The recap of ${title}, ${when} is there already. Who came got it when it was saved. Save it again, and they get it once more.`,
    recapHint: 'Who came gets this recap. Put no details of persons in it.',
    recapGiven: 'The recap is sent to who came. With one press of the button you make it an article.',
    recapNotice: (title: string, when: string) => `Recap of ${title}, ${when}:`,
    recapFrom: 'This is how the broker wrote it down.',
    recapQuestion: (title: string, when: string) => `What came out of ${title} of ${when}?`,
    recapAskedAs: {
      learning_network: [
        'What came out of the learning network?',
        'What was discussed in the learning network?',
        'Recap of the learning network',
      ],
      knowledge_session: [
        'What came out of the knowledge session?',
        'What was discussed in the knowledge session?',
        'Recap of the knowledge session',
      ],
      webinar: ['What came out of the webinar?', 'What was discussed in the webinar?', 'Recap of the webinar'],
    },
    articleMade: 'The recap is an article now. Who asks about it gets it as the answer.',
    isArticle: 'This recap was made an article before.',
    noRecap: 'There is no recap yet.',
    whoTitle: 'Who is coming',
    ofOrganisation: (organisation: string, names: string) => `${organisation}: ${names}`,
    numberOf: (organisation: string, count: number) => `${organisation}: ${count}`,
    others: (count: number) => `and ${count} more`,
    numbersOnly: 'You see who they are when you come yourself: then I name the colleagues of your own organisation.',
    youPlan: (state: string, title: string) => `${state} (“${title}”)`,
    goesTo: (title: string, when: string) => `You are going to ${title}, ${when}`,
    waitsFor: (title: string, when: string) => `You wait for a place at ${title}, ${when}`,
    showAll: 'Sessions',
    upcoming: 'These sessions are coming up:',
    noneUpcoming: 'No session is planned that you are invited to.',
    noneLike: 'No such session is planned. These are:',
    inPrivate: 'You sign up in a conversation with me alone.',
    whichJoin: 'Which one would you like to come to?',
    youComeTo: 'This is where you are coming. Which one do you want to cancel?',
    youComeToNone: 'You are on no list.',
    notTold: (count: number) =>
      count === 1 ? '1 colleague did not get the change.' : `${count} colleagues did not get the change.`,
    notToldNotice: (title: string) =>
      `${title}: I could not deliver the change. Will you tell them yourself? It is about:`,
    invitedLater: (count: number) =>
      count === 1
        ? '1 colleague gets the invitation later: they had enough messages this week.'
        : `${count} colleagues get the invitation later: they had enough messages this week.`,
    whichOne: 'Which one do you mean?',
    called: (number: number) => `Session ${number}`,
    named: (number: number, title: string) => `Session ${number}: ${title}`,
  },
};
