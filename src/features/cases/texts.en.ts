import { atBegin } from '../../i18n/sentence.ts';
import { en as telling } from './telling/texts.en.ts';
import type { nl } from './texts.nl.ts';

/** So few are counted in words. */
const COUNTED = ['no', 'one', 'two', 'three', 'four'];

/** The same in English. */
export const en: typeof nl = {
  cases: {
    proposalTitle: 'Shall I hand over this case?',
    previewTitle: 'This looks like a question of an entrepreneur',
    previewNothingKept:
      'These are words of somebody else, so I keep and send nothing yet. Would you like to make a case of it? Then press Make a case.',
    previewTooLong:
      'These are words of somebody else, so I keep and send nothing yet. The text is too long to make a case of it like this. Write me in a few sentences what the entrepreneur asks.',
    make: 'Make a case',
    questionTitle: 'Nearly there: one question',
    municipality: (name) => `Municipality: ${name}`,
    municipalityGuess: (name) => `Municipality: probably ${name}`,
    municipalityUnknown: 'Municipality: not known yet',
    topics: (names) => `About: ${names}`,
    counter: (name) => `Counter: ${name}`,
    also: (topic, counter) => `Also asked: ${topic}. For that there is ${counter}.`,
    alsoNotSent: 'Do you want to send that on too? With the button I make a second case of it.',
    second: (topic) => `Also: ${topic}`,
    provisional: 'I am not sure. Is it another municipality? Then choose Change.',
    willSend: (counter) => `This is what I will send to ${counter}:`,
    quote: (text) => `“${text}”`,
    withName: (name, organisation) =>
      `I also send ${name === null ? 'your name' : `your name (${name})`} and ${organisation}.`,
    withContact: (contact) => `And how to reach the entrepreneur: ${contact}.`,
    withContactHidden: 'And the contact details of the entrepreneur that you filled in.',
    withoutContact: 'I do not send contact details of the entrepreneur.',
    contactMark: '[contact details left out]',
    nameMark: '[left out]',
    namesGoAlong: (names, count) =>
      count === 1
        ? `There is a name in your text: ${names}. It goes along.`
        : `There are names in your text: ${names}. They go along.`,
    detailsGoAlong: (details) =>
      `Your text also says where somebody can be found: ${details}. That goes along. Should it not? Then press “Leave this out”.`,
    leaveDetailsOut: 'Leave this out',
    namesAreOut: (count) =>
      count === 1 ? 'I left out one name or address.' : `I left out ${count} names or addresses.`,
    namesAreGone: (count) =>
      count === 1
        ? 'A name or address was left out before. I did not keep it. Should it go along after all? Then type it under Change.'
        : 'Names or addresses were left out before. I did not keep them. Should they go along after all? Then type them under Change.',
    leaveNamesOut: (count) => (count === 1 ? 'Leave the name out' : 'Leave the names out'),
    putNamesBack: (count) => (count === 1 ? 'Put it back' : 'Put them back'),
    contactOffered: (contact) =>
      `Does the entrepreneur agree that the counter gets this: ${contact}? Then press They agree. Else it does not go along, and I do not keep it.`,
    theyAgree: 'They agree',
    contactAgreed: 'The contact details go along now. Nothing has been sent yet.',
    contactRemoved:
      'I left out an e-mail address or telephone number. May the counter contact the entrepreneur? Then choose Change.',
    nobodyYet: (counter) =>
      `I do not know anybody at ${counter} yet. I will give you a text to send on yourself, and a broker will hear that a contact is missing.`,
    nothingSentYet: 'Nothing has been sent yet.',
    nowhere:
      'I do not know yet in which municipality the business is, so I cannot choose a counter. Choose Change and fill in a place or postcode.',
    handOver: 'Hand over',
    edit: 'Change',
    drop: 'Never mind',
    fillInPlace: 'Fill in the place',
    sentPrivately: 'I sent you my proposal in a private message. Nothing has been sent to a counter yet.',
    membersOnly: (counter) =>
      counter === null
        ? 'I read this as the question of an entrepreneur. I can hand cases over only for colleagues of a connected organisation.'
        : `I read this as the question of an entrepreneur, who can go to ${counter}. I can hand cases over only for colleagues of a connected organisation.`,
    both: 'Both',
    orBoth: 'Is it for both? Then each gets a case of its own.',
    oneForEach: (place: string) =>
      `This one is for ${place}. Nothing has been sent yet: press Hand over if it is right.`,
    stillRuns: (name: string) => `All right, ${name} goes on as it was. Nothing has been withdrawn.`,
    askNeed: 'What does the entrepreneur ask?',
    askNeedAndPlace:
      'What does the entrepreneur ask, and in which place is the business? More than one message is fine.',
    needDecides: 'What the entrepreneur asks, and where, decides which counter helps.',
    addedSoFar: 'I have added that. Nothing has been sent yet.',
    updated: 'I changed my proposal.',
    changedTo: (counter) =>
      `I have changed it. It now goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    changedStill: (counter) =>
      `I have changed it. It still goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    addWords: 'Add this',
    leaveWords: 'Leave it out',
    mayAdd: (words) =>
      `Should this be in the text for the counter: “${words}”? Press “Add this”. Did you say it to me? Then press “Leave it out”. I have changed nothing.`,
    mayAddAfterAll: (label) => `Should the counter read this after all? Press “${label}”.`,
    orChange: (label) => `Or should something come out, or be different? Then press ${label}.`,
    orDrop: 'Or should the case go away? Then press Never mind.',
    handOverOrDrop: (counter) =>
      `Should the case go to ${counter}? Then press Hand over. Or should it go away? Then press Never mind. I have not done anything yet.`,
    wordsLeft: 'Fine, that does not go along.',
    whyThere: (counter, because) =>
      `I suggest ${counter}. ${because} Is something else needed, or is it another place? Type it here.`,
    added: (counter) =>
      `I have added that. It goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    partOut: (what: string, counter: string) =>
      `I took this out: ${what}. The case goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    besides: (what) => `Also: ${what}`,
    notNeeded: (what: string) => `No longer needed: ${what}.`,
    nothingChanged: (counter: string) =>
      `That is how it was. It goes to ${counter}. I have changed nothing and nothing has been sent yet.`,
    pressToDrop:
      'Do you want to take this case away? Then press Never mind. I have changed nothing. Should it say something else? Press Change.',
    howToChangeWords:
      'Only what is on the card goes along. Should a word, a name or something else come out, or should something be added, such as a telephone number? Press Change: there you change the text yourself. I have changed nothing.',
    keptForLater:
      'That is fine. The case stays here and nothing has been sent yet. Are you ready? Then press Hand over.',
    leaveOutWith: (label) => `Do you want the names or addresses out of it? Press “${label}”.`,
    wordsAreSent: (counter: string) =>
      `What you wrote is with ${counter} already. I cannot take words out of it. Withdraw stops the case; file it again afterwards without those words. Do you still want to tell the counter how to reach the entrepreneur? Type the number or the e-mail address here.`,
    pressToHandOver: (counter) => `Press Hand over, and the case goes to ${counter}.`,
    placeLater:
      'That is all right. Without a place I cannot choose a counter, so I keep the case for you. Do you find out? Type the place here.',
    placeNotFound: 'I do not know that place. Name a place or postcode, or say in which municipality the business is.',
    contactNeedsConsent:
      'I only send contact details when the entrepreneur agrees. Do they? Then fill them in at Change.',
    pressToAgree: (label: string) =>
      `Does the entrepreneur agree? Then press “${label}” on the card above. I changed nothing.`,
    contactOfferedLater: (contact: string, other: string) =>
      `I left the contact details out. Does the entrepreneur agree that ${other} gets this: ${contact}? Then press They agree.`,
    contactIsOlder:
      'The number or e-mail address was changed after this. Press the button at my last message. I passed nothing on.',
    contactPutRight: (contact: string, other: string) =>
      `Does the entrepreneur agree that ${other} gets this: ${contact}? Then press They agree. Not right? Type the whole number or e-mail address. I have passed nothing on yet.`,
    contactTypeWhole: (label: string, other: string) =>
      `Must something be different in the number or e-mail address? Type all of it, and I will ask again. Is it about something else? Press “${label}”, and ${other} reads what you wrote. I have passed nothing on yet.`,
    contactReadAs: (contact: string) =>
      `I now read it as: ${contact}. Not right? Type the whole number or e-mail address. Should something else be in the text? Press Change.`,
    contactNotKept:
      'I did not keep the contact details that you typed before. Does the entrepreneur agree that they go along? Then type them here once more.',
    contactGiven: (counter: string) => `The contact details are now on the card of ${counter}.`,
    contactGivenNote: 'The entrepreneur agrees that you get in touch. The contact details are on the card.',
    takeContactBack: 'Remove the contact details',
    pressToTakeContactBack: (counter: string, label: string) =>
      `${counter} has contact details of the entrepreneur. Does the entrepreneur no longer agree? Press “${label}”. They disappear from the case and from the card, and the counter hears that it must erase them.`,
    contactTakenBack: (counter: string) =>
      `The contact details are gone from the case and from the card. I am telling ${counter} not to use them any more.`,
    contactTakenBackNote:
      'The entrepreneur no longer agrees that you have the contact details. Do not use them any more, and erase what you wrote down.',
    noContactThere: 'There are no contact details with this case. Nothing has changed.',
    contactNotPassedOn:
      'I left out the contact details: I only pass those on when the entrepreneur agrees. Give them to the counter yourself.',
    notMeant: 'Sorry, then I misunderstood you. Nothing has been sent. What would you like?',
    draftLacksNeed: (number: number) =>
      `Case ${number} has not been sent yet: I do not know yet what the entrepreneur asks.`,
    draftState: (number, counter) =>
      counter === null
        ? `Case ${number} has not been sent yet: I do not know yet in which place the business is.`
        : `Case ${number} has not been sent yet. Press Hand over, and it goes to ${counter}. Who works there reads only what is on the card. Will you see to it yourself? Then press Never mind.`,
    ofCounter: {
      first: (counter, name, rung) => `At ${counter} the case comes to ${name} first (${rung}).`,
      nobody: (counter) => `I know nobody at ${counter} yet: you send the text on yourself.`,
      reached: (ways) => `The counter itself can be reached here: ${ways}. I know no other addresses or numbers.`,
      withBroker: (broker) => `${atBegin(broker)} has this case now, not the counter.`,
      notReached: 'I know no address, telephone number or website of the counter.',
      website: (site) => `website ${site}`,
      phone: (number) => `telephone ${number}`,
      email: (address) => `e-mail ${address}`,
      answers: (days) =>
        `The counter answers within ${days === 1 ? 'one working day' : `${days} working days`}. You hear of every step here.`,
      oneCounter: (counter) => `This case goes to one counter: ${counter}.`,
      another: (topic, counter) => `For ${topic} there is ${counter}: the button makes a second case for that.`,
      contact:
        'Contact details only go along if the entrepreneur agrees. You can have them taken away later. How long I keep everything: type /impact retention.',
      afterwards: 'Once it is handed over you can still add things, and withdraw the case.',
    },
    named: (number, begin) => (begin === null ? `case ${number}` : `case ${number} (“${begin}”)`),
    numbered: (label, number) => `${label} (case ${number})`,
    whichCase: 'Which case is this about? I have not passed anything on yet.',
    takenForLast:
      'We just spoke of this case, so I take it that you mean this one. Do you mean another? Then choose that one.',
    beginWithNumber: (number) => `Put the number before your message, for example “case ${number}: …”.`,
    pressToWithdraw: (name, counter) =>
      counter === null
        ? `Do you want to withdraw ${name}? Then press Withdraw.`
        : `${atBegin(name)} is with ${counter}. Do you want to withdraw it? Then press Withdraw: the counter hears at once.`,
    pressToWithdrawByHand: {
      to_forward: (name, counter) =>
        `${atBegin(name)} has not been sent yet: you would forward it to ${counter} yourself. Do you want to withdraw it? Then press Withdraw. The counter hears nothing of it.`,
      forwarded: (name, counter) =>
        `You have forwarded ${name} to ${counter} yourself. Do you want to withdraw it? Then press Withdraw. Tell the counter yourself that it is not needed any more: I can reach nobody there.`,
    },
    passedOn: (counter, name) => `I have passed it on to ${counter}, at ${name}.`,
    correctionPassedOn: (counter, name) =>
      `I have passed your correction of ${name} on to ${counter}. Does the case belong elsewhere now? Then ${counter} sends it on.`,
    passedOnToFiler: (name) => `I have passed it on to the colleague who filed ${name}.`,
    passOn: 'Pass it on',
    filerOfCase: 'whoever filed the case',
    theCounter: 'the counter',
    mayBeAnswer: (filer, counter, label) =>
      `Is this the answer for ${counter}? Then ${filer} sends it, with the button “${label}”. It is filled in already. I have not passed anything on yet.`,
    mayBePassedOn: (filer, counter, label) =>
      `Should ${counter} know this? Then ${filer} passes it on, with the button “${label}”. I have not passed anything on yet.`,
    tellOrWithdraw: (name, counter, passOn, withdraw) =>
      `I have not done anything with ${name} yet. Should ${counter} know this? Press ${passOn}. Need the counter not do anything any more? Press ${withdraw}.`,
    partOrWithdraw: (what: string, name: string, counter: string, passOn: string, withdraw: string) =>
      `Is only this no longer needed: ${what}? Press ${passOn}: then ${counter} reads what you wrote. Is nothing of ${name} needed any more? Press ${withdraw}. I have done nothing yet.`,
    keptForwarded: (name, counter) =>
      `I have kept it with ${name}. ${atBegin(counter)} does not hear this from me. Has the entrepreneur been helped? Then press Finished.`,
    pressToWithdrawAtOwn: (label, name) =>
      `Do you want to withdraw ${name}? Then press ${label}. Nothing has changed yet.`,
    pressToTakeOver: (label, name, who) =>
      `${atBegin(name)} is with ${who} now. Press ${label}, and it is yours. The colleague and whoever had it hear that.`,
    wordsAreYours: (counter) =>
      `You send this to ${counter} yourself. Take out what should not go along before you send it.`,
    pressToAsk: (label, name) =>
      `Is it a question to the colleague who filed ${name}? Press “${label}”: your question is in there.`,
    pressToSend: (label, name) => `Press ${label} and choose where ${name} must go.`,
    pressOneOf: (name) => `What do you want with ${name}? Choose a button, and I pass it on. Nothing has changed yet.`,
    pressToTake: (label, name) => `Press ${label}: your colleague hears that you take ${name}.`,
    pressToFinish: (label, name) =>
      `Is ${name} done? Press ${label} and choose how it ended, and I close it. What you wrote is in there.`,
    pressToBounce: (label, name, said) =>
      `Is ${name} not for you? Press ${label} and choose who can help. What you wrote is in there: “${said}”`,
    answerOrDo: (asked, label, name) =>
      `The colleague’s last message: “${asked}”. Is this your answer to it? Press “${label}”. Or choose what you want with ${name}. I have passed nothing on yet.`,
    forColleagueOrMe: (label: string, name: string) =>
      `I have not passed anything on yet. Is this for the colleague? Press “${label}”. Did you ask me? I cannot answer or do that myself. Choose below what you want with ${name}.`,
    noSuchCase: (number: number) =>
      `I can do nothing for you with case ${number}: it is not there, is closed already or is somebody else’s. Nothing has changed.`,
    again: 'Start again',
    overAgain: (name: string, state: string, again: string) =>
      `${atBegin(name)} is closed already (${state.replace(/\.$/, '')}). I have passed nothing on. Is it not solved? Press ${again}: I make a new case of it, with what you wrote now. You first see what goes to the counter.`,
    overAndGone: (name: string, state: string) =>
      `${atBegin(name)} is closed already (${state.replace(/\.$/, '')}), and the text is not kept any more. Is it not solved? Then write me again what the entrepreneur asks.`,
    overForCounter: (name: string, colleague: string | null) =>
      `${atBegin(name)} is closed already. I cannot open it again and have passed nothing on. ${colleague === null ? 'The colleague who filed it' : colleague} can offer it again: let them know.`,
    wasCase: (number: number) => `This was case ${number} before.`,
    severalEntrepreneurs: (count) =>
      `I read of ${COUNTED[count] ?? count} entrepreneurs. Each gets a case of its own. Which shall I begin with? Then press ${count === 2 ? 'the other button' : 'the other buttons'} as well. Is one of them not needed? Then say so.`,
    entrepreneur: (at) => ['The first', 'The second', 'The third', 'The fourth'][at - 1] ?? `Number ${at}`,
    whichToWithdraw: 'You have more than one case under way. Which do you want to withdraw?',
    withdrawNumber: (number) => `Withdraw case ${number}`,
    saidLast: (words) => `The last message about it: “${words}”`,
    remind: 'Send a reminder',
    reminder: 'A reminder: can you say how this stands?',
    pressToRemind: (counter, label) =>
      `When the time is up I remind ${counter} myself. Do you want to send a reminder now? Press “${label}”.`,
    remindYourself: (counter) => `I cannot reach ${counter}. So please remind the counter yourself.`,
    remindsItself: (other) =>
      `When the time is up I remind ${other} myself. I cannot do that sooner: only who brought the case can.`,
    youSaidSince: (words) => `Since then you wrote: “${words}”`,
    orPassOn: (counter, label) => `Should ${counter} hear this from you? Press “${label}”.`,
    otherByHand: (place, counter, label) =>
      `In ${place} it is ${counter} that helps. Should the case go there? Then press ${label}.`,
    addYourself: (counter, words) =>
      counter === null
        ? `You forward this case yourself. Add this to it: “${words}”`
        : `You forward this case to ${counter} yourself. Add this to it: “${words}”`,
    otherIf: (counter) => `Then it would go to ${counter}. I have changed nothing.`,
    sameIf: (counter) => `Then too it goes to ${counter}. I have changed nothing.`,
    notKnownIf: 'Where it would go then I cannot say like this. I have changed nothing.',
    noNames: 'I see no name and no address in the text.',
    whatIf: (place, counter) => `In ${place} it would go to ${counter}. I have changed nothing.`,
    noneOpen: 'You have no cases running now.',
    ownCases: 'These are your cases:',
    ownCase: (number, place, topics, state, counter) =>
      `Case ${number}${place === null ? '' : `, ${place}`} (${topics}): ${state}${counter === null ? '' : `, ${counter}`}`,
    runningCases: 'This is running in your organisation:',
    noneOf: (name) => `There are no cases of ${name} under way in your organisation now.`,
    noneRunning: 'No cases are running in your organisation now.',
    running: (line, lead, isLate) =>
      `${line}${lead === null ? '' : `. In the lead: ${lead}`}${isLate ? '. Too late' : ''}`,
    runningShort: (number, state, counter) => `Case ${number}: ${state}${counter === null ? '' : `, ${counter}`}`,
    leadIsYou: 'you',
    newCase: 'A new case',
    newCaseCommand: (text) => `/impact case ${text}`,
    caseCommand: (number) => `/impact case ${number}`,
    forAdministrator: (number, state) =>
      `Case ${number} now: ${state.replace(/\.$/, '')}. A broker of your organisation can take it, an administrator cannot. You can make somebody a broker, yourself too.`,
    giveRole: 'Who has which role?',
    rolesCommand: '/impact roles',
    pressToTakeYourself: (label, name) => `Press ${label}: the colleague hears that you take ${name}.`,
    forwardedYourself: (name, forwarded, finish) =>
      `Did you forward ${name} yourself? Then press “${forwarded}”. Has the entrepreneur been helped already? Then press ${finish}.`,
    helpedByHand: (name, finish) => `Is ${name} done? Press ${finish} and choose how it ended.`,
    mayAccept: (accept, bounce) =>
      `The case has not been accepted yet. Do you take it? Press ${accept}. Can somebody else do it better? Press ${bounce}.`,
    yourTurnCases: 'Here it is your turn:',
    counterCases: 'This is with your counter:',
    sentList: 'I have sent you the list in a private message.',
    handedOver: (counter) => `Good, the case is on its way to ${counter}. You will hear it if it cannot be delivered.`,
    waitsForYou: (counter) =>
      `The case waits for you to forward it to ${counter}: I cannot reach anybody there. I have sent you the text.`,
    handedOverForColleague: (counter) =>
      `This is the case of a colleague. It is now on its way to ${counter}; the colleague sees that at the case.`,
    waitsForColleague: (counter) =>
      `This is the case of a colleague. It waits until that colleague forwards it to ${counter}: I cannot reach anybody there myself. I sent the colleague the text.`,
    takenOver: (name) => `You have taken ${name} over. The colleague hears that you are on it.`,
    handedOverWaits: (whom) =>
      `The case is ready for ${whom}, but the chat there cannot be reached now. As soon as it can, I will deliver it. You will see it with the case.`,
    delivering: 'On its way',
    deliveryWaits: {
      counter:
        'Waits for delivery: the chat of the counter cannot be reached now. As soon as it can, I will deliver it',
      broker: 'Waits for delivery: the chat of the broker cannot be reached now. As soon as it can, I will deliver it',
    },
    deliveryKnown: {
      broker: 'A broker has been told.',
      administrator: 'The administrator has been told.',
    },
    theBroker: 'the broker',
    brokerNamed: (name) => `broker ${name}`,
    mailed: 'E-mailed to the counter, waiting for an answer. If the e-mail comes back later, I cannot see that.',
    withBroker: 'A broker is working on it',
    forwarded: 'I have forwarded it',
    forwardedTitle: 'Forwarded',
    forwardedField: 'Whom did you send it to?',
    forwardedSubmit: 'Done',
    forwardedNoted: (number) => `Thank you. When you hear from the counter, close case ${number}.`,
    howToAnswerHere: 'Choose a button, or mention me (@) in your answer: otherwise I do not read along here.',
    dropped: 'All right, I send nothing. I erased what you wrote from the case.',
    droppedOne: (name: string) =>
      `All right, I will not send ${name}. I have erased what you wrote about it. The rest stays as it is.`,
    ended: 'Dropped: nothing was sent.',
    afterAll: 'Do it after all',
    ownQuestion: 'It was a question of my own',
    askCommand: '/impact ask',
    flood: (count) =>
      `You handed over ${count} cases in the last hour. This one stays ready for you. Press Hand over again in an hour.`,
    counterGone: (counter) =>
      `${atBegin(counter)} does not take cases any more. The case is still yours and nothing was sent. A broker knows and will choose another counter.`,
    counterGoneNobody: (counter) =>
      `${atBegin(counter)} does not take cases any more. The case is still yours and nothing was sent. Choose another counter.`,
    counterGoneForBroker: (number, counter) =>
      `Case ${number} cannot go to ${counter}: that counter does not take cases any more. Choose another counter.`,
    refusals: {
      draft: 'This case was not handed over yet.',
      'already-handed-over': 'This case was handed over already.',
      'already-accepted': 'This case was accepted already.',
      'already-waiting': 'A question is open already. Wait for the answer, or finish the case.',
      'not-waiting': 'No question about this case is open any more.',
      waiting: 'A question is still open. Wait for the answer, or finish the case.',
      'with-broker': 'A broker is looking for another counter for this case.',
      'not-bounced': 'That cannot be done with this case now.',
      closed: 'This case is finished or withdrawn already.',
      'not-allowed': 'Only somebody of the counter itself, or a broker, can do this.',
      'no-such-counter': 'That counter does not take cases any more. Choose another one.',
      'same-counter': 'The case is at that counter already. Choose another one.',
      'no-such-member': 'That person does not work at this counter.',
      'words-missing': 'Write down who can help instead, or what you want to know.',
      'not-due': 'That cannot be done with this case now.',
      'by-hand': 'This case is not at a counter that I can reach: the colleague forwards it.',
    },
    now: (number, state, lead) =>
      `Case ${number} now: ${state.replace(/\.$/, '')}.${lead === null ? '' : ` In the lead: ${lead}.`} Nothing was changed.`,
    draftOfColleague: 'This is the case of a colleague. Only that colleague can hand it over, change it or drop it.',
    draftOfColleagueForBroker: 'This is the case of a colleague. Only that colleague can change it or drop it.',
    caseOfColleague: 'This is the case of a colleague.',
    gone: 'There is no such case (any more), or it is not yours.',
    filerTitle: (number) => `Case ${number}`,
    counterTitle: (number) => `Case ${number} for your counter`,
    brokerTitle: (number) => `Case ${number}: it is your turn`,
    state: (state) => `State: ${state}`,
    owner: (name, rung) => `In the lead: ${name} (${rung})`,
    ownerIsYou: 'In the lead: you',
    aBrokerHasIt: 'Waiting for a broker',
    ownerNobody: 'In the lead: nobody yet. A broker can take the case',
    ownerWithoutName: (rung) => `In the lead: ${rung}`,
    rungs: {
      contact: 'contact of the counter',
      substitute: 'substitute at the counter',
      coordinator: 'coordinator of the counter',
      broker: 'broker',
      filer: 'whoever filed the case',
    },
    from: (name, organisation) =>
      `From: ${name === null ? `a colleague of ${organisation}` : `${name}, ${organisation}`}`,
    contact: (contact) => `Contact (the entrepreneur agrees): ${contact}`,
    respondBefore: (when) => `Respond by: ${when}`,
    doneBefore: (when) => `Done by: ${when}`,
    requestGone: 'the text is not kept any more',
    accept: 'Accept',
    takeOver: 'Take over',
    bounce: 'Not for us',
    askBack: 'Ask a question',
    finish: 'Finished',
    pressToCorrect: (label, name) =>
      `Was it no case, or was ${name} about something else? Press “${label}”. The case itself does not change by that.`,
    misread: 'Understood wrongly',
    sendElsewhere: 'Choose a counter',
    withdraw: 'Withdraw',
    withdrawConfirm: 'The counter will hear that nothing needs to be done any more. Continue?',
    withdrawConfirmByHand: 'The counter hears nothing of this: I can reach nobody there. Go on?',
    withdrawn: (name) => `All right, ${name} is withdrawn. Whoever worked on it will hear.`,
    withdrawnByHand: (name) => `All right, ${name} is withdrawn. I do not ask after it any more.`,
    accepted: (name) => `Good, ${name} is yours. The colleague will hear.`,
    bounced: (name) => `Thank you. The colleague will hear, and ${name} goes on.`,
    asked: (name) => `Your question about ${name} was asked. The clock stands still until there is an answer.`,
    answered: (counter, name) => `Thank you, I passed your answer at ${name} on to ${counter}.`,
    finished: (name) => `Good, ${name} is finished. The colleague will hear.`,
    sentElsewhere: (counter, name) => `${atBegin(name)} is at ${counter} now.`,
    brokerMovedOn: 'This case is not with you any more. You need not do anything any more.',
    movedOn: 'This case is not at your counter any more. You need not do anything.',
    bounceTitle: 'Not for us',
    bounceIntro: 'Say who can help instead, so that the entrepreneur is not sent to the wrong place again.',
    bounceCounter: 'Which counter can help?',
    bounceWords: 'Not in the list? Write here who can help',
    bounceNeedsWhom: 'Choose a counter, or write down who can help.',
    bounceSubmit: 'Send on',
    askTitle: 'Ask a question',
    askIntro:
      'Your question goes to the colleague who filed the case. The clock stands still until there is an answer.',
    askField: 'What do you want to know?',
    askSubmit: 'Ask the question',
    answerTitle: 'Answer',
    answerField: 'Your answer',
    answerSubmit: 'Send answer',
    finishTitle: 'Finish the case',
    finishOutcome: 'How did it end?',
    finishWords: 'Note (may stay empty)',
    finishSubmit: 'Finish',
    sendTitle: 'Choose a counter',
    sendField: 'Which counter gets the case?',
    sendSubmit: 'Hand over',
    formTitle: 'File a case',
    formIntro: 'Describe what the entrepreneur asks. You first see what I want to do with it; then you decide.',
    formRequest: 'What does the entrepreneur ask?',
    formRequestHint: 'Give no names, and no citizen service number or account number.',
    formPlace: 'Place or postcode of the business',
    formTopics: 'What is it about?',
    formTopicsHint: 'Not sure? Leave it empty, then I read it in the text.',
    formStage: 'How far is the business?',
    formStages: { starting: 'Is about to start', running: 'Exists already' },
    formName: 'Name of the entrepreneur',
    formFirm: 'Name of the business',
    formEmail: 'E-mail address',
    formPhone: 'Telephone number',
    formConsent: 'The entrepreneur agrees that the counter gets these contact details',
    formConsentMissing:
      'Contact details can go along only when the entrepreneur agrees. Tick this, or remove the details.',
    formEmailWrong: 'This is no e-mail address. Please check it.',
    formPhoneWrong: 'This is not a telephone number. Fill in the whole number, for example 06 12345678.',
    formPlaceUnknown: (place: string) =>
      `I do not know the place “${place}”. Check the spelling, or fill in a postcode or the municipality.`,
    formPlaceMissing: 'Fill in the place or postcode: it decides which counter helps.',
    formSubmit: 'Show the proposal',
    formOpen: 'File a case',
    formInvitation:
      'Do you have the question of an entrepreneur? File it with the button. You can also simply type it to me.',
    madeBefore: (number) => `You made case ${number} of this already.`,
    draftThere: (number) =>
      `You asked this here before: the proposal for case ${number} is still waiting. Here it is again.`,
    underWay: (number, state) =>
      `You asked this before: it is case ${number}. How it stands: ${state}. Is this another entrepreneur, or a new question? Then press It is another.`,
    showCase: (number) => `Show case ${number}`,
    isAnother: 'It is another',
    isInPlace: (place) => `The business is in ${place}.`,
    formDone: 'My proposal is ready. Nothing has been sent yet.',
    ...telling,
    forward: (counter, request, from, contact) =>
      `Dear colleague of ${counter},\n\nAn entrepreneur needs help. The question is:\n${request}\n\n${contact === null ? 'I pass on contact details only when the entrepreneur agrees.' : `The entrepreneur agrees to being contacted: ${contact}.`}\nPlease let me know whether you take this up.\n\nKind regards,\n${from}`,
    explain: {
      why: 'Why this counter',
      sure: {
        stated: 'The text says which place it is.',
        likely: 'The place is the usual reading of the text.',
        unsure: 'The place is not sure: this is the best guess.',
      },
      rule: (version) => `Chosen by a fixed routing rule (version ${version})`,
      noRule: 'Chosen by a person, not by a rule',
      skipped: (counters) => `Passed over: ${counters}`,
      historyTitle: 'What happened',
      line: (when, event, who, counter) => `${when}: ${event} (${who})${counter === null ? '' : `, ${counter}`}`,
      system: 'by itself',
      asBroker: (name: string) => `broker ${name}`,
      someone: 'name erased',
      events: {
        file: 'filed',
        hand_over: 'handed over',
        accept: 'accepted',
        bounce: 'not for this counter',
        reroute: 'to another counter',
        ask_back: 'question asked',
        answer: 'answered',
        note: 'something passed on',
        finish: 'finished',
        withdraw: 'withdrawn',
        assign: 'given to somebody',
        remind: 'reminder',
        escalate: 'to the next in line',
        forward: 'forwarded by hand',
        delivered: 'delivered',
        undeliverable: 'cannot be delivered',
        erase: 'text erased',
      },
    },
  },
};
