/** How far a correction or recall is, and about how many minutes it still takes. */
interface ChangeShown {
  done: number;
  waiting: number;
  failed: number;
  minutes: number;
}

const people = (count: number): string => (count === 1 ? '1 colleague' : `${count} colleagues`);

/** Of how many it is, with the verb that goes with it. */
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const listed = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** What this part of the bot says in English. */
export const en = {
  broadcasts: {
    invitation: {
      text: 'Write a message to a group of colleagues here. You see first who gets it.',
      label: 'Write a message',
    },
    onlyBrokers: 'Only a broker can send a message to a group. Ask the broker of your organisation.',
    onlyNetwork:
      'This message also goes to other organisations. Only a network broker may do that. Choose only your own organisation, or ask a network broker.',
    titleOf: (organisation: string) => `Message from ${organisation}`,
    unknown: (names: readonly string[]) =>
      `I do not know ${names.map((name) => `“${name}”`).join(' and ')}. Name a colleague, municipality, region, role, department or organisation.`,
    /** Colleagues who are named one by one. */
    persons: {
      which: (name: string) => `Several colleagues are called ${name}. Whom do you mean?`,
      tooMany: (name: string) => `Many colleagues are called ${name}. Give the whole name, or the e-mail address.`,
      gone: 'This colleague does not belong to your organisation any more.',
    },
    guests: {
      whichVisit: 'Which site visit is it about? Say whom you visit, or its number.',
      /** Behind a sentence, to say which visit it is about. */
      numbered: (number: number) => `site visit ${number}`,
    },
    toWhom:
      'To whom do you want to send something? Say for example: send a message to all ambassadors. Or fill in the form.',
    whatText: 'What do you want to send? Type the text here, or fill in the form with Change.',
    whatTextSaid: (said: string) =>
      `How do I write that to your colleagues? Type the text here as they will read it. You said: “${said}”.`,
    remark: {
      asks: 'This is not in the message yet. Should it be added?',
      add: 'Add this',
      leaveOut: 'Leave out',
      left: 'All right, I do not add it.',
      pressToAdd: 'Press Add this, then it stands in the message.',
    },
    reachesNobodyNow: (whom: string) =>
      `Nobody would get the message then: ${whom}. I changed nothing. Only a network broker may write to another organisation.`,
    instead: {
      asks: (said: string) => `What do you mean by “${said}”?`,
      inText: (old: string, other: string) => `In the text: ${other} instead of ${old}`,
      send: (when: string) => `Send it ${when}`,
      sayWhen: (when: string) => `send the message ${when}`,
    },
    notDone: (parts: readonly string[]) =>
      `I did not do this: ${parts.map((part) => `“${part}”`).join(' and ')}. Say it in other words, or use Change.`,
    sameWhom: 'Nothing changed: it is for the same people as before. Who should be added, or left out?',
    changeWhat: 'I do not understand what should be different. Say for example: without Hengelo. Or use Change.',
    wording: {
      added: 'I added it. Nothing was sent yet.',
      addHow: 'What do you want to add? Say for example: add: bring your laptop. Or use Change.',
      notThere: (words: string) =>
        `I do not find “${words}” in the text. Say it as it stands there, between quotation marks. Or use Change.`,
      how: 'I cannot rewrite or translate it myself. Say for example: replace “soup” with “coffee”. Or say: text: … with the whole new text. Or use Change.',
      titleHow: 'Which title do you want? Say for example: title: Lunch on Friday.',
    },
    heldBack: 'Good, I hold it back: it does not go by itself. Press Send when it may go, or Throw away.',
    goesNowhere: 'It was not sent yet. It goes only when you press Send.',
    holdWhich: (number: number) => `Which message do you mean? Say for instance: hold back message ${number}.`,
    noneWaits: 'No message is ready to go.',
    unscheduled: 'I changed the message. It is not ready to go any more: press Send again.',
    remindLater: 'You send a reminder when the message is out: say “send a reminder” then, or press Remind.',
    pressToDrop:
      'I am not sure what you mean. Should this message go away? Press Throw away. Do you want to send it? Press Send.',
    pressToKeep: 'Press Keep group, and give the group a name.',
    goneBefore: 'You threw your last message away. Nothing is ready to go.',
    recalledBefore: 'This message was taken back.',
    youGotThis: 'You got this message:',
    whyYou: ({ from, what, whom }: { from: string | null; what: string; whom: string }) =>
      `${from ?? 'The broker'} sent ${what} to: ${whom}. You are one of them.`,
    stopsSo: 'No more of these messages? Press the button.',
    files: {
      onlyOne: 'Send one file at a time: the list of addresses.',
      reading: (name: string) => `I am reading ${name}. Then I show who gets your message. Nothing was sent yet.`,
    },
    keep: {
      label: 'Keep group',
      intro: 'Give the group a name. Then you can say: send a message to … Who is in it, I look up when it goes out.',
      name: 'Name',
      kept: (name: string) => `Kept. From now on say: send a message to ${name}.`,
      taken:
        'Your organisation has this name already. Choose another, or remove the old one first with /impact groups.',
      none: 'Your organisation kept no groups yet. Make a message, and press Keep group on its card.',
      title: 'Groups that you kept',
      one: (name: string, whom: string, count: number) => `${name}: ${whom} (${people(count)} now)`,
      use: (name: string) => `Message to ${name}`,
      sayUse: (name: string) => `send a message to ${name}`,
      forget: (name: string) => `Remove ${name}`,
      forgotten: (name: string) => `${name} is removed. Messages that you made with it stay as they are.`,
      gone: 'This group is not there any more.',
    },
    channels: {
      fields: {
        channels: 'In these channels as well',
        only: 'Only in channels',
        onlyChannels: 'Nobody gets it apart: it only comes in the channels',
      },
      alsoIn: (names: string) => `It comes in the channel: ${names}.`,
      left: (name: string) =>
        `I cannot post in ${name}: I was removed from that channel. Add me there again. The rest goes on.`,
      closedMeanwhile: (name: string) => `You may not post in ${name} any more: an administrator closed it.`,
      one: (name: string, state: string) => `Channel ${name}: ${state}`,
      onlyInChannel:
        'Say this in the channel itself, and mention me. For example: @Impactmakelaar /impact channel Purchasing.',
      notHere: 'This is no channel of your organisation.',
      nameMissing: 'Give the channel a name of at most 60 characters. For example: /impact channel Purchasing.',
      nameTaken: (name: string) => `There is another channel called ${name} already. Choose another name.`,
      opened: (name: string) =>
        `From now on the brokers of your organisation may post messages in this channel, by the name ${name}. To stop, say here: /impact channel close.`,
      notOpen: 'Brokers could not post in this channel yet.',
      closed: 'Brokers may not post in this channel any more.',
    },
    posted: 'posted',
    pictures: {
      reading: (name: string) =>
        `I am fetching ${name}. Then I show what your message looks like. Nothing was sent yet.`,
      taken: 'The picture goes along.',
      askAlt:
        'What is on the picture? Who does not see it, reads or hears that. Say for example: picture: a cargo bike in front of the town hall. Or use Change.',
      fields: {
        alt: 'What is on the picture?',
        altHint: 'For who does not see it. For example: a cargo bike in front of the town hall',
        picture: 'Picture',
        keep: 'The picture goes along',
      },
      problems: {
        'too-large': 'This picture is too large: Teams shows at most 1 MB. Make it smaller, and send it again.',
        'no-picture': 'I cannot show this file as a picture. Send a PNG, JPEG or GIF.',
        'no-address':
          'I cannot send pictures now: Slack and Teams fetch them from me, and I cannot be reached from outside. Ask the administrator to set PUBLIC_URL.',
      },
    },
    formTitle: 'Message to a group',
    formIntro: 'What you do not choose does not count: without a choice it goes to everybody. You see a preview first.',
    preview: 'Show preview',
    correctIntro: 'I change the message with everybody who has it. Who does not have it yet only gets the new text.',
    fields: {
      title: 'Title',
      textNl: 'Text in Dutch',
      textHint: 'Bold? Put stars around it: *Friday*. A dash in front makes a list.',
      textEn: 'Text in English',
      link: 'Link',
      linkHint: 'Begins with https://',
      organisations: 'Organisations',
      roles: 'Roles',
      departments: 'Departments',
      places: 'Municipalities or regions',
      placesHint: 'For example: Twente, Zwolle',
      without: 'Not to',
      withoutHint: 'For example: Hengelo, procurement officers',
      urgent: 'Can it not wait? Why?',
      urgentHint: 'Then also who had three messages this week gets it at once. Everybody reads this reason.',
      sendOn: 'Send on',
      sendAt: 'At what time (for example 9:30)',
    },
    errors: {
      privateInWords:
        'There is a link in this that works only inside a private network. Take it out, or give an address that everybody can open.',
      noText: 'Write a text, in Dutch or in English.',
      link: {
        'not-https': 'A link must begin with https://',
        private:
          'This link works only inside a private network. Others cannot open it. Give an address that everybody can open.',
      },
      places: 'I do not know this place or region. Name a municipality or region in Overijssel.',
      without: 'I do not know whom you mean. Name a municipality, region, role, department or organisation.',
      past: 'This moment is over. Choose a later one, or leave the date empty.',
      time: 'Give a time, for example 9:30.',
      dayMissing: 'Also choose on which day.',
    },
    states: {
      draft: (number: number) => `Message ${number}: not sent yet`,
      awaiting_approval: (number: number) => `Message ${number}: waits for a second broker`,
      scheduled: (number: number) => `Message ${number}: is ready`,
      sending: (number: number) => `Message ${number}: is being sent`,
      paused: (number: number) => `Message ${number}: is paused`,
      done: (number: number) => `Message ${number}: sent`,
      stopped: (number: number) => `Message ${number}: stopped`,
      recalled: (number: number) => `Message ${number}: recalled`,
      dropped: (number: number) => `Message ${number}: thrown away`,
    },
    underWay: (state: string, title: string | null) => `${state}${title === null ? '' : ` (“${title}”)`}`,
    reactions: (seen: number, of: number, replied: number) =>
      `Pressed Seen: ${seen} of ${of}. Wrote something back: ${replied}`,
    show: (number: number) => `Message ${number}`,
    howIsIt: (number: number) => `How is message ${number} doing?`,
    buttons: {
      send: 'Send',
      test: 'Test to myself',
      change: 'Change',
      drop: 'Throw away',
      keep: 'Keep group',
      pause: 'Pause',
      resume: 'Resume',
      stop: 'Stop',
      remind: 'Remind',
      correct: 'Correct',
      recall: 'Recall',
      who: 'Who',
      results: 'As a file',
      approve: 'Agree',
      disapprove: 'Do not agree',
    },
    to: (whom: string) => `To: ${whom}`,
    link: (link: string) => `Link: ${link}`,
    reaches: (total: number, platforms: string) => `${people(total)} will get this (${platforms}).`,
    reachesNobody: 'Nobody will get this message. Choose another group.',
    getsIt: (names: readonly string[]) => `This goes to ${listed(names)}.`,
    getsItNot: (names: readonly string[]) => `This does not go to ${listed(names)}.`,
    among: (names: string) => `Among them: ${names}`,
    notReached: 'Not reached are:',
    hindrances: {
      refused: (count: number) => `${people(count)} who want no messages`,
      left: (count: number) => `${people(count)} who left, or do not belong to the organisation any more`,
      'not-in-chat': (count: number) =>
        `${people(count)} who are not in Slack or Teams. The administrator there can turn the app on for everybody`,
    },
    goesAt: (moment: string) => `Goes out on ${moment}.`,
    goesAtOncePressed: (moment: string) => `Goes out on ${moment}, once you press Send.`,
    goesNotAnyMore: (moment: string) =>
      `It was to go out on ${moment}, and that moment is over. Say another one, for example: tomorrow at 9. Or say: now.`,
    goesOnPress: 'It goes out when you press Send. At another moment? Say for example: tomorrow at 9.',
    arrivesFrom: (moment: string) => `That is outside working hours: your colleagues get it from ${moment}.`,
    grew: (number: number, isAsked: boolean) =>
      `Message ${number} has not gone out. It now goes to more people, so a second broker has to agree. ${isAsked ? 'I am asking one now.' : 'There is none, so it is a draft again. Choose a smaller group, or ask your administrator for a second broker.'}`,
    goesOutNow: (number: number, title: string | null) =>
      `Message ${number}${title === null ? '' : ` (“${title}”)`} goes out now, as you planned.`,
    /** Why it is not known which moment somebody means. */
    moments: {
      or: ' or ',
      past: (said: string, other: string) =>
        `“${said}” is over.${other === '' ? ' Name a later moment.' : ` Do you mean ${other}?`}`,
      weekday: (said: string, other: string) => `In “${said}” the day does not fit the date. Do you mean ${other}?`,
      ambiguous: (said: string, other: string) => `“${said}” may be more than one moment. Do you mean ${other}?`,
      impossible: (said: string, other: string) =>
        `“${said}” does not exist.${other === '' ? ' Name another moment.' : ` Do you mean ${other}?`}`,
      vague: (said: string, _other: string) => `I do not know which day “${said}” is. Name a date.`,
      recurring: (said: string, _other: string) =>
        `I send a message once, so “${said}” is not possible. Name one moment.`,
    },
    mentionsDoNothing: 'Names with an at sign call nobody: they are shown as plain text.',
    made: 'The preview is below. Nothing was sent yet.',
    madeElsewhere: 'The preview is in your chat with me. Nothing was sent yet.',
    changed: 'I changed the message. Nothing was sent yet.',
    youFilledIn: 'This is what you filled in. Copy what you need of it:',
    changedMeanwhile: 'This message was changed meanwhile. Look at the new version first, and press there.',
    gone: 'This message is gone, or is not of your organisation.',
    wentOut: 'This message was sent or thrown away already.',
    waitsAlready: 'This message is ready already, or waits for a second broker.',
    notNow: (state: string) => `That cannot be done now. ${state}.`,
    notReady: {
      'no-text': 'There is no text in it yet. Fill it in with Change.',
      'no-alt': 'Say first what is on the picture, for who does not see it. Fill it in with Change.',
      nobody: 'Nobody is in this group. Choose another group with Change.',
      past: 'The moment to send it is over. Choose a new one with Change.',
      'private-link': 'There is a link in the text that works only inside a private network. Take it out with Change.',
    },
    goesOut: 'It is being sent.',
    goesOutAt: (moment: string) => `It goes out on ${moment}.`,
    noSecondBroker: (above: number) =>
      `For more than ${above} colleagues a second broker has to agree, and your organisation has none. Make the group smaller, or have an administrator make somebody else a broker.`,
    asksSecond: (total: number, above: number) =>
      `This goes to ${people(total)}. For more than ${above} a second broker has to agree. I have asked.`,
    approvalAsked: (by: string | null, number: number) => `${by ?? 'A broker'} asks you to agree to message ${number}`,
    approvalOver: (number: number) => `You do not have to agree to message ${number} any more`,
    ownApproval: 'You cannot agree to a message that you made or changed yourself. Another broker has to.',
    decided: 'This is decided already.',
    sentBack: 'Good. Its maker hears that you do not agree.',
    agreed: (by: string | null, number: number, moment: string | null) =>
      `${by ?? 'A broker'} agrees to message ${number}. It goes out${moment === null ? '' : ` on ${moment}`}.`,
    notAgreed: (by: string | null, number: number) =>
      `${by ?? 'A broker'} does not agree to message ${number}. It was not sent.`,
    agreedByOperator: (number: number, reason: string) =>
      `Message ${number} may go without a second broker. The administrator decided so. The reason: ${reason}`,
    tested: 'I sent it to you only.',
    isTest: 'This is a test. Only you see this.',
    dropped: 'Good, I do not send it.',
    pressToSend: 'Press Send, then it goes out.',
    pressToRemind: 'Press Remind, then who did not press Seen yet gets a reminder.',
    replied: (names: readonly string[], count: number) =>
      `${count === 1 ? 'One colleague' : `${count} colleagues`} wrote back${names.length === 0 ? '' : `: ${names.join(', ')}${names.length < count ? ', …' : ''}`}. What they wrote went to who made this message.`,
    noReplies: 'Nobody wrote back yet.',
    whichList: (names: readonly string[]) =>
      `There are several with that name: ${names.map((name) => `“${name}”`).join(', ')}. Say the name that you mean, or choose it in the form.`,
    noneYet: 'There is no message yet. Say for example: send a message to all ambassadors.',
    named: (number: number, title: string | null) => `message ${number}${title === null ? '' : ` (“${title}”)`}`,
    someone: 'Somebody',
    answerOf: ({ from, what }: { from: string; what: string }) => `${from} answers ${what}:`,
    answerPassedOn: ({ to, what, said }: { to: string | null; what: string; said: string }) =>
      `I passed your answer to ${what} on to ${to ?? 'the broker'}: “${said}”`,
    answerNotPassedOn: ({ to, what }: { to: string | null; what: string }) =>
      `I cannot reach ${to ?? 'the broker'}, so your answer to ${what} was not passed on. Send it yourself.`,
    isItAnAnswer: ({ what, label }: { what: string; label: string }) =>
      `Is this an answer to ${what}? Press “${label}”. Is it about something else? Then say what. I have not passed anything on yet.`,
    passAnswer: 'Pass my answer on',
    answerToSelf: 'You made this message yourself. I send your answer to nobody.',
    pressToCorrect: 'This message went out already. Press Correct to change it with everybody.',
    pressToRecall: 'Press Recall to take it away from everybody.',
    pressToStop: 'Press Recall to take it away from everybody, or Stop to send it to nobody else.',
    paused: 'It is paused. What was on its way still arrives.',
    resumed: 'It goes on.',
    stopAsk: 'Who does not have it yet will not get it. Who has it keeps it.',
    stopped: 'Stopped. What was on its way still arrives.',
    recallAsk: 'Who does not have it yet will not get it. With who has it, it will say that it was recalled.',
    recalled: 'I am recalling it. The card shows how far I am.',
    corrected: 'I am changing it with everybody. The card shows how far I am.',
    remindedBefore: 'A reminder was sent already. I send no more than one.',
    reminded: (count: number, full: number) =>
      `${count === 0 ? 'Nobody gets' : `${people(count)} ${count === 1 ? 'gets' : 'get'}`} a reminder.${full > 0 ? ` ${people(full)} had enough messages this week.` : ''}`,
    /** The results as a file. */
    file: {
      how: (minutes: number) =>
        `Open the link within ${minutes} minutes. It works once. The file says of each colleague what became of it.`,
      link: 'Open the page',
      name: (number: number) => `message-${number}.csv`,
      noAddress: 'I cannot give a file now: I cannot be reached from outside. Ask the administrator to set my address.',
      page: {
        title: 'Who got the message',
        text: 'With this you get the file. That is possible once.',
        button: 'Get the file',
        gone: {
          title: 'This link does not work any more',
          text: 'The link was used, or its time is over. Press As a file in the chat once more.',
        },
        later: { title: 'It does not work now', text: 'Try again in a few minutes. The link still works.' },
      },
    },
    filling: 'I am finding out who gets it.',
    recipients: {
      queued: 'Waiting',
      sent: 'Arrived, did not press Seen',
      blocked: 'Takes no messages from me',
      not_installed: 'Not to be reached in Slack or Teams',
      failed: 'Failed',
      uncertain: 'Not sure whether it arrived',
      skipped: 'Not sent',
      acknowledged: 'Seen',
    },
    held: (platforms: string) =>
      `I cannot send anything through ${platforms} now. What waits there goes on by itself once that is mended. The administrator hears of it.`,
    waitsFor: (number: number, platforms: string) =>
      `Message ${number} stands still: I cannot send anything through ${platforms} now. Who has it keeps it. The others get it by themselves as soon as the administrator has solved that.`,
    uncertainStays: 'Of some I do not know whether they got it. There I cannot take it away: they may still read it.',
    notInstalledRemedy:
      'Whom I cannot reach does not have the app. Ask your administrator to turn the app on for everybody.',
    reasons: {
      'in-channel': (count: number) => `${count} in a channel`,
      refused: (count: number) => `${many(count, 'wants', 'want')} no messages`,
      'over-the-cap': (count: number) => `${count} had three messages this week`,
      stopped: (count: number) => `${count} by stopping or recalling`,
      deactivated: (count: number) => `${count} left`,
      'not-a-member': (count: number) => `${many(count, 'belongs', 'belong')} to no connected organisation`,
      erased: (count: number) => `of ${count} the data were erased`,
      'privacy.erased': (count: number) => `of ${count} the data were erased`,
      'not-in-chat': (count: number) => `${many(count, 'is', 'are')} not in the chat`,
      'delivery.blocked': (count: number) => `${count} blocked me`,
      'delivery.not-installed': (count: number) => `${many(count, 'does', 'do')} not have the app`,
      'delivery.expired': (count: number) => `for ${count} it waited too long`,
      'delivery.uncertain': (count: number) => `for ${count} the connection broke off`,
    },
    columns: {
      name: 'Name',
      organisation: 'Organisation',
      state: 'State',
      reason: 'Why',
      at: 'Since',
      seenAt: 'Seen at',
    },
    otherReason: (count: number) => `${count} for another reason`,
    changing: (isRecall: boolean, { done, waiting, failed, minutes }: ChangeShown) => {
      const what = isRecall ? 'Recalling' : 'Correcting';
      const left =
        waiting === 0 ? 'finished' : `${waiting} left, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
      return `${what}: ${done} done, ${left}${failed > 0 ? `, ${failed} failed` : ''}.`;
    },
    ofOthers: (count: number) => `${count} of other organisations or without a name`,
    namesKept: (days: number) =>
      `You only see names of your own organisation. After ${days} days I keep only the numbers.`,
    from: (by: string | null, organisation: string) =>
      by === null ? `From the broker of ${organisation}` : `From ${by}, broker at ${organisation}`,
    noTextYet: 'There is no text in it yet.',
    wordsGone: 'The text is not kept any more.',
    urgent: (reason: string) => `This cannot wait, because: ${reason}`,
    openLink: 'Read more',
    seen: 'Seen',
    seenMessage: 'You pressed Seen.',
    seenBefore: 'You pressed Seen before.',
    thanks: 'Thank you. The broker sees that you saw it.',
    notForYou: 'This message was not for you.',
    noMore: 'No more messages',
    againPlease: 'Messages after all',
    takesNoMore:
      'Good. You get no more messages from me that you did not ask for. You still get answers and news of your cases.',
    takesAgain: 'Good. You get messages from the broker again.',
    youTake:
      'You get messages of the broker and invitations to site visits and sessions, three a week at most together. Do you want them no more? Press No more messages, or say: no more messages.',
    allOrNone: 'Choosing some of them, or a fixed day, cannot be done: you get all of these messages, or none.',
    youTakeNot: 'You get no messages from the broker.',
    correctedMessage: 'This message was corrected.',
    recalledMessage: 'This message was recalled.',
    reminder: 'Reminder: you got this message before. Would you press Seen?',
  },
};
