/** How it stands with one time of a visit. */
interface SlotShown {
  places: number;
  capacity: number;
  coming: number;
  waiting: number;
  offered: number;
}

const people = (count: number): string => (count === 1 ? '1 colleague' : `${count} colleagues`);
const seats = (count: number): string => (count === 1 ? '1 place' : `${count} places`);

/** What this part of the bot says in English. */
export const en = {
  visits: {
    invitation: {
      text: 'Prepare a site visit here. You see first who gets an invitation.',
      label: 'Prepare a site visit',
    },
    remark: {
      asks: 'This is not in the site visit yet. Should it be added, so that guests read it?',
      open: 'This changes nothing about the site visit. Should the guests know? Then press Message to guests.',
      left: 'All right, I do not add it.',
    },
    organiserToo:
      'You organise this site visit. Do you want to come as well? That takes a place. Choose below what you mean.',
    bothOrOne: 'You come with somebody. Do you come alone now, or can neither of you come? Choose below.',
    onlyBrokers: 'Only a broker can prepare a site visit. Ask the broker of your organisation.',
    onlyNetwork:
      'This invitation also goes to other organisations. Only a network broker may do that. Choose only your own organisation, or ask a network broker.',
    noSecondBroker: (above: number) =>
      `For more than ${above} colleagues a second broker has to agree, and your organisation has none. Make the group smaller, or have an administrator make somebody else a broker.`,
    asksSecond: (total: number, above: number) =>
      `This invitation goes to ${people(total)}. For more than ${above} a second broker has to agree. I have asked.`,
    approvalAsked: (by: string | null, number: number) =>
      `${by ?? 'A broker'} asks you to agree to the invitation to site visit ${number}.`,
    approvalOver: (number: number) => `You do not have to agree to site visit ${number} any more.`,
    ownApproval: 'You cannot agree to an invitation that you made or changed yourself. Another broker has to.',
    decided: 'This has been decided already.',
    sentBack: 'Fine. Whoever made it hears that you do not agree.',
    agreed: (by: string | null, number: number) =>
      `${by ?? 'A broker'} agrees to site visit ${number}. The invitations go out.`,
    notAgreed: (by: string | null, number: number) =>
      `${by ?? 'A broker'} does not agree to site visit ${number}. Nobody was invited.`,
    agreedByOperator: (number: number, reason: string) =>
      `Site visit ${number} may go ahead without a second broker. The administrator decided so. The reason: ${reason}`,
    gone: 'I do not know this site visit, or it is not yours to change.',
    formTitle: 'Site visit',
    formIntro: 'You see an example first. Nothing is sent yet.',
    preview: 'Show example',
    fields: {
      channels: 'In which channels?',
      host: 'Whom do you visit',
      hostHint: 'For example: repair workshop The Circle',
      hostEmail: 'E-mail of the host',
      hostEmailHint: 'Then the visit is in their calendar too, and changes there',
      about: 'What it is about',
      times: 'When',
      timesHint: 'For example: Friday 19 March 2027 from 10 to 12. More choices? Put each time on a line of its own.',
      address: 'Address',
      addressHint: 'Street, number and town',
      capacity: 'How many places (for each time)',
      replyBy: 'Sign up until',
      replyByHint: 'For example: 12 March 2027',
      accessibility: 'Accessibility',
      carpool: 'Travelling together',
      prepare: 'What to prepare',
      deputy: 'Deputy',
      deputyHint: 'The name of a colleague who may do all that you may',
      organisations: 'Organisations',
      roles: 'Roles',
      departments: 'Departments',
      places: 'Municipalities or regions',
      placesHint: 'For example: Twente, Zwolle',
      without: 'Do not invite',
      withoutHint: 'For example: Hengelo, procurement officers',
    },
    errors: {
      none: 'I read no day and time here. Write for example: Friday 19 March 2027 at 10 am.',
      'no-time': 'Write at what time it begins as well, for example: at 10 am.',
      unmoved:
        'I do not know yet when it begins. First tell me the day and the time, for instance: Friday 19 March 2027 at 10.',
      night: 'Then it begins at night. At what time should it begin?',
      past: 'This moment is over. Choose a later one.',
      overlap: 'Two times overlap. Let one begin when the other is over.',
      unclear: 'I do not know exactly which moment this is. Write for example: Friday 19 March 2027 from 10 to 12.',
      weekday: (said: string, options: readonly string[]) =>
        `“${said}”: that day and that date do not go together. Do you mean ${options.join(' or ')}?`,
      hostEmail: 'This is no e-mail address. Write for example: name@company.nl.',
      capacity: 'Write a number of 1 or more.',
      replyBy: 'I read no day here. Write for example: 12 March 2027.',
      replyByLate: 'This is after the visit begins, or it is over. Choose another day.',
      deputy: 'I find no colleague with this name in your organisation, or more than one. Write the whole name.',
      places: 'I do not know this place or region. Name a municipality or region in Overijssel.',
      without: 'I do not know whom you mean. Name a municipality, region, role, department or organisation.',
    },
    onlyTown: 'The street and number are not there yet. Say them here, or send it like this.',
    whichDay: 'On which day is it, and at what time?',
    notReady: {
      host: 'Whom do you visit? Fill it in with Change.',
      times: 'When is the visit? Say it here, or fill it in with Change.',
      past: 'The moment of this visit is over. Choose a later one with Change.',
      capacity: 'How many people can come? Say it here, or fill it in with Change.',
      address: 'There is no address yet. Fill it in with Change: guests have to know where to go.',
      nobody: 'Nobody gets this invitation. Choose another group.',
      'reply-by':
        'People can sign up until a moment that is over, or that is after the beginning. Choose another day with Change.',
    },
    title: (number: number, host: string | null) => `Site visit ${number}${host === null ? '' : `: ${host}`}`,
    states: {
      draft: 'Nobody is invited yet.',
      awaiting_approval: 'The invitation waits for a second broker to agree.',
      open: 'The invitations were sent.',
      inviting: 'The invitations are going out.',
      over: 'The visit is over.',
      cancelled: 'This site visit does not take place.',
      dropped: 'This site visit was thrown away.',
    },
    buttons: {
      post: 'Put it in a channel',
      agree: 'Change and tell',
      leave: 'Leave it',
      add: 'Add this',
      leaveOut: 'Leave out',
      write: 'Message to guests',
      open: 'Send invitations',
      change: 'Change',
      drop: 'Throw away',
      cancel: 'Call off',
      approve: 'Agree',
      disapprove: 'Do not agree',
      who: 'Who comes',
      present: 'Who was there',
      come: 'I come',
      comeAt: (when: string) => `I come ${when}`,
      maybe: 'Maybe',
      decline: 'I cannot',
      bring: 'I bring somebody',
      alone: 'I come alone',
      notAnyMore: 'I cannot after all',
      offWaiting: 'Take me off the waiting list',
      take: 'Yes, I come',
      pass: 'No, pass it on',
      showName: 'Others may see my name',
      hideName: 'Hide my name',
      calendar: 'Put it in my calendar',
      feedback: 'Tell how it was',
    },
    at: (when: string) => `When: ${when}`,
    where: (address: string) => `Where: ${address}`,
    accessibility: (text: string) => `Accessibility: ${text}`,
    carpool: (text: string) => `Travelling together: ${text}`,
    prepare: (text: string) => `What to prepare: ${text}`,
    replyBy: (when: string) => `Sign up until ${when}.`,
    capacity: (count: number, several: boolean) =>
      `There ${count === 1 ? 'is' : 'are'} ${seats(count)}${several ? ' for each time' : ''}.`,
    missing: {
      times: 'When: not known yet',
      capacity: 'Places: not known yet',
      address: 'Where: not known yet',
      whom: 'To invite: nobody chosen yet. Say for example: all ambassadors.',
    },
    to: (whom: string) => `To invite: ${whom}`,
    reaches: (total: number, platforms: string) =>
      `${total === 1 ? '1 colleague gets' : `${total} colleagues get`} an invitation (${platforms}).`,
    reachesNobody: 'Nobody gets this invitation. Choose another group.',
    notReached: (count: number) => `I do not reach ${people(count)}.`,
    deputy: (name: string) => `Deputy: ${name}`,
    youAreDeputy: (by: string | null, title: string) =>
      `${by ?? 'A broker'} chose you as deputy for ${title}. You can change this visit, call it off and see who comes. The card is below.`,
    made: 'The example is below. Nobody is invited yet.',
    madeElsewhere: 'The example is in your conversation with me. Nobody is invited yet.',
    changedDraft: 'I changed the site visit. Nobody is invited yet.',
    /** What an open visit is to become, before the press. */
    proposal: {
      intro: 'This changes. Nothing is changed yet.',
      when: (was: string, is: string) => `When: ${is} (now: ${was})`,
      whoStays: 'That is fewer than are taken. You choose first who still comes.',
      places: (was: number, is: number) => `${seats(is)} (now: ${seats(was)})`,
      replyBy: (when: string) => `Sign up until ${when}`,
      audience: (whom: string) => `Whom it is for: ${whom}. Who is invited already stays invited.`,
      hear: (coming: number, maybe: number, waiting: number) =>
        `When you press, everybody hears at once: who comes (${coming}), who may come (${maybe}) and who waits (${waiting}).`,
      onlyNew: 'When you press, who comes to it gets an invitation, in working hours. The others hear nothing.',
      notMeant: 'Is something not right? Say: never mind. Then all stays as it was.',
      left: 'All right, I leave it as it is.',
    },
    changedOpen: 'I changed the site visit. Who comes, may come or waits hears of it.',
    audienceChanged:
      'I changed whom the site visit is for. Who comes to it gets an invitation, in working hours. Who is invited already stays invited.',
    tooManyNow: (total: number, above: number) =>
      `The site visit is then for ${people(total)}. For more than ${above} a second broker has to agree, and that can no longer be done once people are invited. I changed nothing. Make the group smaller, or make a new site visit for who comes to it.`,
    changedMeanwhile: 'This site visit was changed meanwhile. See the latest card.',
    timeTaken: 'People already come to or wait for a time that you take away. Keep that time, or call the visit off.',
    notNow: 'That can no longer be done with this site visit.',
    dropped: 'I threw the site visit away.',
    opened: 'The invitations go out, in working hours. The card shows who comes.',
    cancelAsk:
      'The visit then does not take place. Everybody who got an invitation sees that; who comes, may come or waits gets a message.',
    cancelled: 'The site visit does not take place. Everybody hears of it.',
    pressToOpen: 'Press Send invitations. I do not do that on a word alone, for it goes to many people.',
    pressToCancel: 'Press Call off if the visit does not take place. I do not do that on a word alone.',
    pressToWrite: 'Press Message to guests. You see first who gets it, and nothing is sent yet.',
    nobodyToWrite: 'Nobody comes to this site visit yet, and nobody waits. Nobody would get this message.',
    pressToDrop:
      'I am not sure what you mean. Should this site visit go? Press Throw away. Do you want to invite the guests? Press Send invitations.',
    pressToPresent: 'Press Who was there, and choose who was.',
    remindedAlready: 'Whoever did not reply is asked once more by itself. Whoever comes is reminded before the visit.',
    askedOrganiser: (to: string | null) => `I passed it on to ${to ?? 'the broker who organises it'}.`,
    asksYou: (from: string | null, title: string) => `${from ?? 'Somebody'} writes about ${title}:`,
    stillYou: 'Are you still coming yourself? Choose below.',
    onePlaceOnly: 'There is no room for the two of you: there is one place.',
    oneGuest: 'You can bring one guest. Do more come along? Let them sign up themselves.',
    changeWhat:
      'I do not see what should be different. Say for example: an hour later, or: make it 20 places. Or use Change.',
    slot: ({ places, capacity, coming, waiting, offered }: SlotShown) =>
      [
        `${places} of ${capacity} places taken (${people(coming)})`,
        ...(offered > 0 ? [`${offered} offered`] : []),
        ...(waiting > 0 ? [`${waiting} on the waiting list`] : []),
      ].join(', '),
    replies: (maybe: number, declined: number, silent: number) =>
      `Maybe: ${maybe}. Cannot: ${declined}. No answer yet: ${silent}.`,
    signedUp: (count: number) => `Signed up: ${people(count)}.`,
    notInvited: (count: number) => `Cannot be invited: ${people(count)}.`,
    whoTitle: 'Who comes',
    whoComes: (when: string) => `Coming, ${when}:`,
    nobodyYet: 'Nobody yet.',
    guest: (name: string, where: string, brings: boolean) =>
      `${name}${where === '' ? '' : ` (${where})`}${brings ? ', with 1 guest' : ''}`,
    nameless: 'Somebody without a name',
    whoWaits: 'On the waiting list, in order:',
    whoMaybe: 'Maybe:',
    namesKept: (days: number) => `I keep these names until ${days} days after the visit.`,
    presentTitle: 'Who was there',
    presentIntro: 'Choose who was there. Only the organisers see this.',
    presentField: 'Present',
    presentDone: (count: number) => `Noted: ${people(count)} ${count === 1 ? 'was' : 'were'} there.`,
    /** A time to which people come already goes. */
    leaving: {
      title: 'This time is dropped',
      intro:
        'People have already signed up for a time that you take away. Choose what happens to them. They hear it at once.',
      field: (when: string, count: number) => `${when} (${people(count)})`,
      to: (when: string) => `Put them on ${when}`,
      off: 'They hear that this time is off',
      noRoom: (free: number) =>
        `${free <= 0 ? 'That time is full.' : `They do not fit there: ${seats(free)} ${free === 1 ? 'is' : 'are'} still free.`} Choose something else, or make more places first.`,
      gone: (when: string) => `This time is off: ${when}. Can you come at another time? Choose below.`,
    },
    stayTitle: 'Too few places',
    stayIntro: (capacity: number, taken: number) =>
      `There will be ${seats(capacity)}, and ${taken} ${taken === 1 ? 'is' : 'are'} taken now. Choose who still comes. The others go to the front of the waiting list and hear of it.`,
    stayField: 'Who still comes',
    stayTooMany: (capacity: number) => `This does not fit into ${seats(capacity)}. Choose fewer people.`,
    from: (name: string | null, organisation: string) =>
      name === null ? `Invitation from ${organisation}` : `Invitation from ${name}, ${organisation}`,
    privacy: 'Who organises the visit sees who comes. Other guests see your name only if you agree.',
    yours: {
      invited: 'Will you come too?',
      coming: (when: string, brings: boolean) => `You come ${when}${brings ? ', with 1 guest' : ''}.`,
      maybe: 'You may come. That keeps no place.',
      declined: 'You cannot come.',
      waiting: (when: string) =>
        `You are on the waiting list for ${when}. When a place comes free I ask you whether you come.`,
      offered: (when: string, until: string, places: number) =>
        `There ${places === 1 ? 'is 1 place' : `are ${places} places`} for you, ${when}. Let me know before ${until}; after that I ask the next.`,
      lapsed: 'There was a place for you, but the time to take it is over. It is somebody else’s turn.',
      cancelled: 'This site visit does not take place.',
      over: 'This visit is over.',
    },
    nameShown: 'Other guests see your name.',
    nameHidden: 'Other guests do not see your name.',
    refusals: {
      'not-open': 'You cannot sign up for this site visit yet.',
      cancelled: 'This site visit does not take place. You need not do anything.',
      past: 'This visit is over or has begun.',
      closed: 'It is too late to sign up. Ask the broker who organises it whether you can still come.',
      'no-second-place': 'There is no second place. You keep your own.',
      'other-full':
        'That time is full. You keep the place you have. If you would rather wait for that time, say first that you do not come.',
      'no-such-time': 'This time is no longer there. See the latest card.',
    },
    unchanged: 'I knew that already. Nothing has changed.',
    toldAlone: 'That is personal. I put it in your own conversation with me.',
    notThatDay:
      'This site visit is not on that day. Nothing has changed. Do you come on the day below? Then say so, or choose below.',
    whichTime: 'There are several times. Choose one on the card.',
    fewerByForm: 'There are fewer places than are taken. Choose with Change who still comes.',
    unknownWish: 'Prepare a site visit, ask which are coming up, or say whether you come.',
    alsoByMail: (email: string) => `The invitation for your calendar goes to ${email}. It updates itself.`,
    hostByMail: (email: string) => `For the calendar of the host: ${email}`,
    mailLost: (count: number) =>
      `${count === 1 ? '1 calendar invitation' : `${count} calendar invitations`} did not arrive by e-mail. Check the address.`,
    fileName: (number: number) => `site-visit-${number}`,
    fileSent: 'The file for your calendar is in your conversation with me.',
    notTold: (count: number) =>
      count === 1 ? '1 guest did not get the change.' : `${count} guests did not get the change.`,
    notToldNotice: (title: string) =>
      `${title}: I could not deliver the change. Will you tell them yourself? It is about:`,
    numberOf: (organisation: string, count: number) => `${organisation}: ${count}`,
    postIntro: 'A channel shows what it is and how full, no names. Who presses a button there is answered alone.',
    postedIn: (names: string) => `It goes to ${names}.`,
    onlySharedChannels:
      'In the channels that are left, other organisations read along. Only a network broker may announce a site visit there. Ask a network broker.',
    noChannel:
      'There is no channel left that I can put it in. An administrator can open one, by saying in that channel: @Impactmakelaar /impact channel Purchasing.',
    ofEach: 'This is how it stands now:',
    whichVisit: 'Which site visit do you mean?',
    full: 'It is full.',
    goesTo: (visit: string) => `You come along: ${visit}`,
    waitsFor: (visit: string) => `You wait for a place: ${visit}`,
    upcoming: 'These site visits are coming up:',
    noneForYou:
      'I know of no site visit to come to which you are invited. Who organises a visit chooses who comes along. Ask a broker for a place.',
    whoIsBroker: { label: 'Who is our broker?', says: 'Who is the broker of our organisation?' },
    noneUpcoming: 'There are no site visits coming up to which you are invited.',
    line: (title: string, when: string, free: string) => `${title}, ${when}. ${free}`,
    free: (count: number, waiting: number) =>
      count > 0 ? `${seats(count)} left.` : `Full${waiting > 0 ? `, ${waiting} on the waiting list` : ''}.`,
    stillWaits: (title: string, when: string) =>
      `You have not replied to this invitation yet: ${title}, ${when}. There is still room. Will you come?`,
    othersComing: (count: number) => (count === 1 ? '1 colleague comes.' : `${count} colleagues come.`),
    ownComing: (names: string, others: number) =>
      `From your organisation: ${names}${others > 0 ? `${names === '' ? '' : ' and '}${people(others)} without a name` : ''}.`,
    nobodyOfYours: 'Nobody from your organisation comes yet.',
    onlyNumbers: 'You see names when you come yourself.',
    waitingPlace: (place: number) => `You are number ${place} on the waiting list.`,
    cancelReason: 'Why? Guests read this.',
    moved: {
      line: 'The site visit was changed. This is how it is now:',
      cancelled: 'This site visit does not take place:',
      cancelledBecause: (reason: string) => `This site visit does not take place. Why: ${reason}`,
    },
    reminder: { week: 'This site visit is in a week:', day: 'This site visit is soon:' },
    after: {
      thanks: (host: string) => `Thank you for being there: ${host}.`,
      ask: 'Two short questions, and: what do you intend to do?',
      useful: 'Was it of use to you?',
      yes: 'Yes',
      no: 'No',
      remark: 'What do you take from it?',
      remarkHint: 'Whoever organises the visit reads this, without your name.',
      remarks: 'What people took from it:',
      intends: 'What do you intend to do?',
      intendsBy: 'By when?',
      send: 'Send',
      done: 'Thank you. I have kept it.',
      promised: 'What you intend to do is among your pledges. Only you see those.',
      promisedBy: (day: string) =>
        `What you intend to do is among your pledges. Only you see those. On ${day} I will ask how it stands.`,
      notThere: 'These questions are for who was at the visit.',
      counted: (useful: number, total: number) => `Answers afterwards: ${total}. It was of use to: ${useful}.`,
    },
  },
};
