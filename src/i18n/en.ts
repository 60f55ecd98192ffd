import type { MaskedKind } from '../masking/masking.ts';
import type { Texts } from './nl.ts';
import { atBegin } from './sentence.ts';

const MASKED_EN: Record<MaskedKind, string> = {
  bsn: 'a citizen service number (BSN)',
  iban: 'an account number (IBAN)',
};

/** Everything the bot says in English. */
function termIn(days: number): string {
  const years = Math.round(days / 365.25);
  if (years > 0 && Math.abs(days - years * 365.25) <= 1.5) return years === 1 ? '1 year' : `${years} years`;
  return days === 1 ? '1 day' : `${days} days`;
}

export const en: Texts = {
  platform: {
    names: { slack: 'Slack', teams: 'Teams', terminal: 'the terminal' },
    sources: 'Sources',
    openPassage: (n) => `Read source ${n}`,
    automated: 'Automated answer. Check the source before you decide anything.',
    useful: 'Useful',
    notUseful: 'Not useful',
    possiblyDouble: 'You may have had this message before. Something went wrong while sending it.',
    working: 'I am looking it up for you…',
    close: 'Close',
    unknownTenant: 'This workspace is not connected to the Impactmakelaar yet. Ask your administrator to connect it.',
    unavailable: 'I cannot answer right now. Please try again in a few minutes.',
    pressFailed: 'That did not work. Try again, or ask your question once more.',
    busy: 'It is too busy right now. Nothing has happened: press again in a few seconds.',
  },
  delivery: {
    replaced: 'This message is old. There is a newer one below.',
  },
  undelivered: {
    cut: 'This message was too long. This is the beginning.',
    subject: 'Not everything the Impactmakelaar sends arrives.',
    tokenRefused: (platform: string, count: number) =>
      `${platform} no longer accepts the key of the Impactmakelaar. ${count === 1 ? '1 message waits' : `${count} messages wait`} and will go by themselves as soon as the app works there again. Install the app again, or ask whoever runs the Impactmakelaar.`,
    missingScope: (platform: string, scope: string | null, count: number) =>
      `The app in ${platform} lacks a permission${scope === null ? '' : `: ${scope}`}. ${count === 1 ? '1 message waits' : `${count} messages wait`} and will go by themselves as soon as the app is installed again.`,
    lookUpSubject: 'The Impactmakelaar cannot see who your colleagues are.',
    lookUpScope: (platform: string, scope: string) =>
      `The app in ${platform} lacks a permission: ${scope}. So I cannot find out whether somebody is a colleague, and do not do for them what is only for colleagues. Install the app again, or ask whoever runs the Impactmakelaar. As long as it is not mended, you hear this at most once a day.`,
    lookUpRefused: (platform: string) =>
      `${platform} refuses to tell me who somebody is. So I cannot find out whether somebody is a colleague, and do not do for them what is only for colleagues. See whether the app may still work there, or ask whoever runs the Impactmakelaar. As long as it is not mended, you hear this at most once a day.`,
    givenUp: (count: number, reason: string) =>
      `${count === 1 ? '1 message was' : `${count} messages were`} not delivered: ${reason}.`,
    unheard: (count: number) =>
      `For ${count === 1 ? '1 message' : `${count} messages`} I could not process whether it arrived. A case may show the wrong state because of that. The log says what went wrong.`,
    reasons: {
      'delivery.blocked': 'the reader, or the place, takes no messages from me',
      'delivery.not-installed': 'I am not in that conversation, or no longer',
      'delivery.token-refused': 'the key did not work for a week',
      'delivery.missing-scope': 'the app lacked a permission for a week',
      'delivery.rejected': 'the message was refused',
      'delivery.layout-refused': 'the message was refused, without layout too',
      'delivery.unavailable': 'there was no answer for too long',
      'delivery.uncertain': 'it is not certain whether it arrived',
      'delivery.rate-limited': 'it was too busy for too long',
      'delivery.not-connected': 'that platform is not connected',
    },
    otherReason: 'something went wrong',
    whatToDo:
      'Whoever runs the Impactmakelaar sees with “impact deliveries list” which messages these are, and can have them sent again. Of the same kind of failure you hear once a day at most.',
    sayButton: (label: string, text: string) => `${label}: send me “${text}”.`,
    lostButtons: (labels: string) =>
      `The buttons could not be shown: ${labels}. Send me “/impact help” to read how else it can be done.`,
  },
  installation: {
    offer: {
      title: 'Connect the Impactmakelaar to your Slack',
      text: 'Press the button to go on to Slack. There you choose the workspace and give consent. Finish within ten minutes, in this window.',
      button: 'Go on to Slack',
    },
    connected: {
      title: 'Done: Slack is connected',
      text: 'The Impactmakelaar is in your Slack now. Send it a direct message, or mention @Impactmakelaar in a channel to which you have invited it. You can close this page.',
    },
    badInvitation: {
      title: 'This link does not work any more',
      text: 'The link was used before, is older than 24 hours, or is not complete. Nothing was connected. Ask whoever sent it to you for a new one.',
    },
    badState: {
      title: 'The connection was not finished',
      text: 'It took more than ten minutes, you came back in another browser, or this step was done before. Open the link in your invitation again, and finish it in one window.',
    },
    denied: {
      title: 'You did not give permission',
      text: 'Nothing was connected. Was it a mistake? Then open the link in your invitation again.',
    },
    wholeCompany: {
      title: 'Choose one workspace',
      text: 'The app was installed for a whole company at once. That is not possible here, and nothing was connected. Open the link in your invitation again and choose one workspace.',
    },
    taken: {
      title: 'This Slack belongs to another organisation already',
      text: 'Nothing was changed. Is that not right? Ask whoever runs the Impactmakelaar.',
    },
    refused: {
      title: 'Slack gave an error',
      text: 'Nothing was connected. Open the link in your invitation again in a few minutes.',
    },
    unavailable: {
      title: 'It does not work right now',
      text: 'Something went wrong on our side. Open the link in your invitation again in a few minutes.',
    },
  },
  forms: {
    missing: 'Please fill this in.',
    tooLong: 'This is too long. Please shorten it.',
    notValid: 'This is not right. Please check it.',
    failed: 'That did not work. What you filled in is still here: please try again.',
    done: 'Done.',
    yes: 'Yes',
    cancel: 'Cancel',
  },
  conversation: {
    introduction:
      'I am the Impactmakelaar: an automated assistant, not a person. I look up my answers in fixed sources.',
    unseen:
      'I cannot see who you are right now, so I only do what everybody may. Is something missing? Please try again in a few minutes.',
    empty: 'I see no text in your message. Ask your question in one or two sentences and I will look it up for you.',
    cannotReadShared:
      'You shared a message of somebody else, but I cannot read its text. Paste the text in a message to me.',
    sharedNotRead:
      'Note: I cannot read the message of somebody else that you sent along. Is your question about it? Then paste its text too.',
    cannotReadAbove:
      'I cannot read what stands above in this conversation. Put the text with your question and mention me again, and I will help you.',
    tooLong: (longest) =>
      `Your message is too long for me: I read up to ${longest.toLocaleString('en-GB')} characters. Send only your question, in a few sentences.`,
    otherLanguage:
      'I speak Dutch and English. Please ask your question in one of them. / Ik spreek Nederlands en Engels. Stel je vraag in een van die talen.',
    leftAsItIs: 'All right, I leave it as it is.',
    misunderstood:
      'Sorry, then I misunderstood you. Say it again in other words, or ask a broker of your organisation.',
    notUnderstood: 'I do not understand your message. Type "help" to see what I can do.',
    forbidden: 'Your role does not allow this. Ask your administrator who can do it.',
    masked: (kinds) =>
      `I made ${kinds.map((kind) => MASKED_EN[kind]).join(' and ')} in your message unreadable. I do not need such numbers and must not keep them. Please remove the number from your own message too.`,
    failed: 'Something went wrong and I could not handle your message. Please send it again in a few minutes.',
    oldButton:
      'This button is from an older version of me and no longer works. Nothing has happened. Say “help” to see what I can do for you.',
  },
  answers: {
    declined: 'My sources do not say, so I will not answer.',
    refused: {
      private:
        "I do not answer questions about somebody's private life. Ask the person. About somebody's work, you can turn to their organisation.",
      opinion:
        'I am a program and have no opinion about politics or people. Ask a colleague what they think, or read what the parties write themselves.',
      verdict:
        'I give no legal verdict on a case at hand. Ask a lawyer or the procurement department of your organisation. I can look up what the law says in general.',
    },
    clarify: 'Your question can mean more than one thing. What do you mean?',
    meanings: [
      {
        words: ['threshold', 'thresholds'],
        questions: [
          'What is the European threshold for services in 2026 and 2027?',
          'What is the European threshold for supplies in 2026 and 2027?',
          'What is the European threshold for works in 2026 and 2027?',
          'What is the threshold for social and other specific services in 2026 and 2027?',
        ],
      },
      {
        words: ['norm', 'percentage'],
        questions: [
          'Which social return percentage applies in Hengelo?',
          'Which social return percentage applies in Hof van Twente?',
          'Which percentage of employees must come from the target group for a reserved contract?',
          'What does an x percent share of procurement mean?',
        ],
      },
    ],
    examples: 'These are good examples that I know of:',
    example: (title, facts, words) => {
      const whose = [facts?.organisation, facts?.year].filter((part) => part != null).join(', ');
      const contact = facts?.contactRole ? ` Want to know more? Ask the ${facts.contactRole}.` : '';
      return `${title}${whose === '' ? '' : ` (${whose})`}. ${words}${contact}`;
    },
    declinedByGap: 'I cannot answer your question. This is what my source says about it:',
    declinedNearestBelow: 'Below the sources are topics that may help you.',
    declinedNearest: 'Perhaps one of these topics helps you on:',
    declinedNext: 'Ask the impact entrepreneurship broker of your organisation.',
    validUntil: (date) => `Please note: this applied until ${date}.`,
    maybeOutdated: (title, date) => `Note: "${title}" was valid until ${date} and may be out of date.`,
    validFrom: (date) => `Please note: this applies from ${date}.`,
    questionExpected: 'Type your question after the command, for example: /impact ask What is a broker with a mandate?',
    answerGone: 'I no longer have this answer, so your verdict was not kept. Feel free to ask again.',
    feedbackThanks: 'Thank you. Your opinion has been saved.',
    tellWhy: 'Tell why',
    reasonTitle: 'Why was it not useful?',
    reasonLabel: 'What was missing, or what was not right?',
    reasonHint: 'Please leave out names and personal details.',
    reasonSubmit: 'Send',
    reasonThanks: 'Thank you. This helps to improve the answer.',
    reasonTooLate: 'You find this answer useful by now. Nothing was saved.',
    passageGone: 'This text is no longer there, or you may not read it.',
    passageSource: (source) => `Source: ${source}`,
    openSource: 'Open the source',
    source: (title, publisher, date) =>
      [title, publisher, date].filter((part) => part !== null && part !== '').join(', '),
  },
  people: {
    noBroker: 'Your organisation has no broker yet.',
    brokersAre: (names, count) =>
      count === 1 ? `The broker of your organisation is ${names}.` : `The brokers of your organisation are ${names}.`,
    whoGivesRoles: 'Roles are given by an administrator of your organisation.',
    roles: {
      colleague: 'colleague',
      ambassador: 'ambassador',
      broker: 'broker',
      procurement_officer: 'procurement officer',
      counter_contact: 'counter contact',
      administrator: 'administrator',
      network_broker: 'network broker',
    },
    youAreNow: (by, role) => `${by} made you ${role}. Type /impact help to see what you can do now.`,
    roleGivenUntold: (name, role) => `${name} is now ${role}. I could not tell ${name}: I can no longer reach them.`,
    roleTakenUntold: (name, role) =>
      `${name} is no longer ${role}. I could not tell ${name}: I can no longer reach them.`,
    youAreNotNow: (by, role) => `${by} took your role of ${role}. Is that not right? Ask your administrator.`,
    somebody: 'Your administrator',
    linksWait: (count: number) =>
      `I am not sure whose ${count === 1 ? '1 account is' : `${count} accounts are`}. Would you look at that?`,
    linksWaitThere: (count: number, organisation: string) =>
      `At ${organisation} ${count === 1 ? '1 account waits' : `${count} accounts wait`} for the question whose it is. There is no administrator there who can tell. Ask whoever runs the Impactmakelaar to make somebody administrator there.`,
    showLinks: 'Show them',
    notAnAddress: (text) => `"${text}" is no e-mail address. Write it as anna@example.nl.`,
    give: (role) => `Give: ${role}`,
    take: (role) => `Take: ${role}`,
    hasRoles: (roles) => `Roles: ${roles}.`,
    hasCases: (cases) =>
      `Still has ${cases === 1 ? '1 case' : `${cases} cases`} as a broker. When you take that role, ${cases === 1 ? 'it goes' : 'they go'} to the next broker; where there is no other broker, back to whoever filed ${cases === 1 ? 'it' : 'them'}.`,
    notTakenYet: 'I have not changed anything yet. Press the button to take the role.',
    noRoles: 'Has no role, except colleague.',
    holdersTitle: 'Who has which role?',
    nobody: 'Nobody has a role yet.',
    howToChange:
      'Do you want to change something? Type /impact role and a name or e-mail address, for example: /impact role anna@example.nl. Or at once: /impact role give broker to anna@example.nl.',
    several: 'I know more people with that name. Whom do you mean?',
    notFound: (person) =>
      `I know nobody by the name or address "${person}" in your organisation. I get to know someone when they send me a message.`,
    unknownRole: (word, roles) => `"${word}" is not a role. Choose from: ${roles}.`,
    given: (name, role) => `${name} is ${role} now.`,
    taken: (name, role) => `${name} is not ${role} any more.`,
    hadAlready: (name, role) => `${name} was ${role} already.`,
    hadNot: (name, role) => `${name} was not ${role}.`,
    lastAdministrator: 'This is the last administrator of your organisation. Make somebody else administrator first.',
    noMember: 'Only colleagues of a connected organisation can have a role.',
    noName: '(name unknown)',
    onlyInPrivate: 'Others can read this. Ask me in a direct message, or with /impact in Slack.',
    linkTitle: 'Is this the same person?',
    linkQuestion: (identity, person) => `I see ${identity}. Does that belong to ${person}?`,
    linkAddressReused: 'This e-mail address belonged to another account in the same place before.',
    linkBothKnown: 'Both accounts have questions or documents of their own.',
    linkSame: 'Yes, the same person',
    linkDifferent: 'No, two people',
    linkedNow: 'Linked: from now on I treat them as one person.',
    keptApart: 'All right, they remain two people.',
    linkedBy: (who) => `${who} decided: this is the same person.`,
    keptApartBy: (who) => `${who} decided: these are two people.`,
    linkDecidedBefore: 'This question is gone: it was decided, or one of the two was erased.',
    noLinks: 'There are no links for you to decide on.',
    logTitle: 'Who did what',
    logEmpty: 'There is nothing in the log yet.',
    operator: 'system',
  },
  commands: {
    forAll: 'What you can do with a command',
    forRole: (role) => `What you can do as ${role}`,
    unknown: (name) => `I do not know the command "${name}". This is what you can do:`,
    unknownMeant: (name, meant) =>
      `I do not know the command "${name}". Did you mean /impact ${meant}? This is what you can do:`,
    askInstead: 'Do you want to ask something? Just ask it in a whole sentence.',
    about: {
      help: { usage: 'help', about: 'see what I can do, and what you can' },
      vraag: { usage: 'ask (your question)', about: 'ask about impact entrepreneurship or procurement' },
      casus: { usage: 'case', about: 'fill in what an entrepreneur asks; with a number behind it you see that case' },
      scan: { usage: 'scan', about: 'find out together where a starting entrepreneur can go' },
      regels: { usage: 'rules', about: 'see which question goes to which counter' },
      loketten: { usage: 'counters', about: 'look at the counters' },
      'mijn-gegevens': { usage: 'my-data', about: 'see what I keep of you, download it or have it erased' },
      bewaren: { usage: 'retention', about: 'see how long I keep everything' },
      'open-vragen': { usage: 'gaps', about: 'see which questions of colleagues wait for an answer' },
      verbeterpunten: { usage: 'feedback', about: 'see which answers colleagues found least useful' },
      rol: { usage: 'role (name or e-mail address)', about: 'see who has which role, and give or take one' },
      koppelingen: { usage: 'links', about: 'decide whether two accounts are of one person' },
      logboek: { usage: 'log', about: 'see who did what' },
    },
  },
  audit: {
    system: 'The system or the operator',
    somebody: 'Somebody whose name I no longer have',
    erasedSelf: 'Somebody had their own data erased, at their own wish.',
    gone: 'somebody who was erased',
    something: 'something that is gone',
    other: (who, whom) => `${who} did something with ${whom}.`,
    did: {
      'role.granted': ({ who, whom, detail }) => `${who} made ${whom} ${detail('role')}.`,
      'role.revoked': ({ who, whom, detail }) => `${who} took the role ${detail('role')} from ${whom}.`,
      'person.exported': ({ who, whom }) => `${who} fetched the data of ${whom}.`,
      'person.erased': ({ who, whom }) => `${who} erased the data of ${whom}.`,
      'person.imported': ({ who, whom }) => `${who} brought in ${whom} from a file.`,
      'identity.linked': ({ who, whom }) => `${who} linked an account to ${whom}.`,
      'identity.kept-apart': ({ who, whom }) => `${who} decided that an account is not of ${whom}.`,
      'people.imported': ({ who, whom, detail }) =>
        `${who} brought in people from a file for ${whom}: ${detail('made')} new, ${detail('changed')} changed.`,
      'people.refreshed': ({ who, whom, detail }) =>
        `${who} read who is in ${whom}: ${detail('new')} new, ${detail('changed')} changed, ${detail('gone')} gone.`,
      'tenant.invited': ({ who, whom, detail }) => `${who} invited ${whom} to connect ${detail('platform')}.`,
      'tenant.connected': ({ who, whom }) => `${who} connected ${whom}.`,
      'tenant.disconnected': ({ who, whom }) => `${who} disconnected ${whom}.`,
      'bot.removed': ({ whom }) => `The bot was removed from a conversation or team in ${whom}.`,
      'retention.changed': ({ who, detail }) =>
        `${who} changed how long something is kept from ${detail('from')} to ${detail('to')} days.`,
      'rule.added': ({ who, whom }) => `${who} added a rule: “${whom}”.`,
      'rule.changed': ({ who, whom }) => `${who} changed a rule: “${whom}”.`,
      'rule.withdrawn': ({ who, whom }) => `${who} switched off a rule: “${whom}”.`,
      'rule.moved': ({ who, whom }) => `${who} gave a rule another place: “${whom}”.`,
      'rule.flagged': ({ who, whom }) => `${who} said that a rule is not right: “${whom}”.`,
      'counter.added': ({ who, whom }) => `${who} added counter ${whom}.`,
      'counter.changed': ({ who, whom }) => `${who} changed the data of counter ${whom}.`,
      'counter.member-added': ({ who, whom }) => `${who} put somebody at counter ${whom}.`,
      'counter.member-removed': ({ who, whom }) => `${who} took somebody away from counter ${whom}.`,
      'message.read': ({ who }) => `${who} read the words of a message that was not delivered.`,
      'message.resent': ({ who }) => `${who} had a message that was not delivered sent again.`,
    },
  },
  gaps: {
    pressToAsk: 'Press the button, and I ask the brokers of your organisation.',
    ask: 'Ask a broker',
    asked: 'I passed your question on to the broker of your organisation. You will get the answer here.',
    askedBefore: 'You have put this question to the broker already. You will get the answer here.',
    askAgain: 'I no longer have this question. Ask it once more, and I can pass it on.',
    noBroker:
      'Your organisation has no broker yet. I keep your question: as soon as there is a broker, they can answer you.',
    noBrokerInReach:
      'I kept your question, but I cannot reach a broker of your organisation now. As soon as I can, the broker can answer you.',
    administratorsHear: 'I tell the administrator of your organisation.',
    nobodyReached: (question) =>
      `${question ? `You asked: “${question}”. ` : ''}I kept your question, but I could not reach a broker of your organisation. As soon as I can, the broker can answer you.`,
    answerLost: (question) =>
      question
        ? `I could not reach a colleague who asked this: “${question}”. So that colleague did not get my message about it.`
        : 'I could not reach a colleague who had a question for the broker. So that colleague did not get my message about it.',
    waitsWithoutBroker:
      'A colleague has a question for the broker, but your organisation has no broker. Give somebody that role with /impact role. The question is then under /impact gaps.',
    waitsOutOfReach:
      'A colleague has a question for the broker, but I can reach no broker of your organisation. Give the role to somebody else with /impact role. The question is then under /impact gaps.',
    waitsUnanswered:
      'A colleague has been waiting for an answer from a broker for four working days. Will you ask a broker to have a look? The question is under /impact gaps. You can also give somebody else that role with /impact role.',
    brokerReminder: (question) =>
      `Reminder: this question of a colleague is still waiting for an answer: “${question}”`,
    takesLonger: (question) =>
      `${question ? `You asked: “${question}”. ` : ''}The answer of the broker takes longer than usual.`,
    brokerIsReminded: 'I have reminded the broker.',
    answerComesHere: 'You will get the answer here.',
    cardTitle: {
      open: 'Can you answer this question?',
      answered: 'This question has been answered',
      closed: 'This question is closed',
    },
    questionGone: 'the question is no longer kept',
    askers: (count) => (count === 1 ? 'One colleague is waiting for an answer.' : `${count} colleagues asked this.`),
    howToAnswer:
      'Answer with the button, or in a reply to this message. You can also send me a document that holds the answer.',
    answer: 'Give an answer',
    close: 'Do not answer',
    closeConfirm: 'The colleagues who asked this will hear that there will be no answer.',
    closed: 'All right. Who asked this hears that there will be no answer.',
    closedForAsker: (question) =>
      `${question ? `You asked: “${question}”. ` : ''}Unfortunately the broker cannot answer this question.`,
    makeArticle: 'Make it an article',
    articleMade: 'It is an article now. From now on I answer with it myself, with you as the source.',
    isArticle: 'This answer is an article now.',
    formTitle: 'Give an answer',
    formIntro: (count) =>
      count === 1 ? 'Your answer goes to the colleague who asked.' : `Your answer goes to ${count} colleagues.`,
    formField: 'Your answer',
    draftQuestion: (count) =>
      count === 1
        ? 'Shall I send this as the answer to the colleague who asked?'
        : `Shall I send this as the answer to the ${count} colleagues who asked?`,
    sendDraft: 'Send the answer',
    dropDraft: 'Do not send',
    dropped: 'All right, I will not send it.',
    draftSent: 'This answer was sent.',
    draftDropped: 'This answer was not sent.',
    noDraft:
      'No answer is waiting to be sent. Write your answer below the question, or use the button ‘Give an answer’.',
    otherDraft:
      'This answer was not sent: another answer is waiting to be sent now. Do you still want to send this one? Write it again, or use the button ‘Give an answer’.',
    sent: (count) => (count === 1 ? 'Sent to the colleague who asked.' : `Sent to ${count} colleagues.`),
    notOpen: 'This question has been answered or closed already.',
    answered: (question, organisation) =>
      `${question ? `You asked: “${question}”. ` : ''}This is the answer of the broker of ${organisation}:`,
    found: (question) =>
      `${question ? `You asked before: “${question}”. ` : ''}A source has been added that holds the answer:`,
    noneOpen: 'No questions are waiting for a broker.',
    worstTitle: 'What colleagues did not find useful',
    worstNone: 'There are no answers that colleagues did not find useful.',
    judged: (question, notUseful, useful) => `${question} (not useful: ${notUseful}, useful: ${useful})`,
  },
  privacy: {
    onlyInPrivate:
      'Others can read along here. Ask me in a direct message, or with /impact my-data in Slack. Then I show you what I keep of you.',
    nobody: 'I do not know who you are, so there is nothing I can show you.',
    title: 'This is what I keep of you',
    name: 'Name',
    email: 'E-mail',
    department: 'Department',
    region: 'Region',
    organisation: 'Organisation',
    noOrganisation: 'none: you are a guest here',
    accounts: 'Accounts',
    account: (platform, standing) => `${platform} (${standing})`,
    standings: { member: 'colleague', guest: 'guest', external: 'of another organisation', unknown: 'not known yet' },
    roles: 'Roles',
    role: (role, by, date) => `${role} (given by ${by} on ${date})`,
    noRoles: 'no special role',
    language: 'Language',
    languages: { nl: 'Dutch', en: 'English' },
    preferred: 'I write to you in',
    since: 'I have known you since',
    didTitle: 'What you did with me',
    messages: (count) => `Messages and commands to me: ${count}`,
    questions: (count) => `Questions with my answer: ${count}`,
    verdicts: (count) => `Verdicts (Useful or Not useful): ${count}`,
    cases: (count) => `Cases you handed over: ${count}`,
    drafts: (count) => `Cases not handed over yet: ${count}`,
    endedDrafts: (count) => `Cases you did not hand over, which were erased: ${count}`,
    caseLine: (number, state) => `Case ${number}: ${state.toLowerCase()}`,
    documents: (count) => `Documents of yours: ${count}`,
    memories: (count) => `Conversations I still remember for a while: ${count}`,
    howLongTitle: 'How long I keep it',
    restStays: 'Your name, account, roles and verdicts: until you erase them.',
    download: 'Download everything (JSON)',
    erase: 'Erase my data',
    eraseWords: 'erase my data',
    prefer: (platform) => `Write to me in ${platform}`,
    preferredNow: (platform) => `All right, when I have something to tell you, I write in ${platform}.`,
    speak: 'Speak English to me',
    spokenNow: 'All right, from now on I speak English with you. Do you want Dutch again? Just say so.',
    file: {
      title: 'Download your data',
      text: 'Press the button to download the file with everything the Impactmakelaar keeps of you. The button works once.',
      button: 'Download my data',
      gone: {
        title: 'This link does not work any more',
        text: 'The link is too old, or was used already. Ask for a new one in the chat with /impact my-data.',
      },
      later: { title: 'That does not work now', text: 'Your link stays good. Please try again in a few minutes.' },
    },
    downloadTitle: 'Your data',
    downloadHow: (minutes) =>
      `With this link you download everything I keep of you. It works for ${minutes} minutes and only once. Give it to nobody.`,
    downloadLink: 'Download your data',
    noAddress:
      'You cannot download it here yourself. Ask your administrator for a file with your data: they can make it with impact people export.',
    confirmTitle: 'Are you sure?',
    goes: 'This I erase, for good:',
    goesItems: [
      'your name, address, department and accounts',
      'your messages, your questions and my answers to them',
      'what you wrote with a verdict, and what I remember of our conversations',
      'your roles: after that you can no longer do what belongs to a role',
    ],
    stays: 'This stays:',
    staysItems: [
      'numbers and verdicts, without a trace of whose they were',
      'documents you added: they are your organisation’s',
      'cases that are still open: the entrepreneur is waiting. I take your name out of them. If one waits for you, I ask the brokers to take it over',
      'what stands in Slack or Teams itself: delete that over there',
      'messages of others with your name in them: I erase those after the usual time',
    ],
    confirmHow:
      'If you write to me later, I no longer know you and we start afresh. Nothing to erase? Then do nothing.',
    confirm: 'Yes, erase everything',
    erased: 'Your data have been erased.',
    erasedBefore: 'Your data had been erased already.',
    lastAdministrator:
      'You are the last administrator of your organisation. First make somebody else administrator, with /impact role. After that I can erase your data. Nothing has been erased now.',
  },
  retention: {
    title: 'How long I keep things',
    kinds: {
      inbox: 'messages to me',
      messages: 'messages from me',
      conversations: 'conversations, questions and answers',
      downloads: 'expired download links',
      audit: 'log',
      cases: 'cases of entrepreneurs that are closed',
    },
    line: (kind, days) => `${kind}: ${termIn(days)}`,
    howToChange:
      'These terms hold for all organisations together. To change one, type for example: /impact retention messages to me 14',
    whoMayChange:
      'These terms hold for all organisations together. Only the network broker, or whoever runs the Impactmakelaar, can change them.',
    bounds: (kind, least, most) => `That is not possible. For ${kind}, choose a number from ${least} to ${most} days.`,
    change: (kind, before, days) =>
      `I keep ${kind} for ${before} days now. Do you want to make that ${days} days, for all organisations?`,
    shorter: (days) => `Whatever is older than ${days} days, I erase tonight. That cannot be undone.`,
    confirm: (days) => `Keep for ${days} days`,
    changedBefore: (kind, days) =>
      `This was changed meanwhile: I keep ${kind} for ${days} days now. I changed nothing.`,
    changed: (kind, days) => `All right, from now on I keep ${kind} for ${days} days.`,
  },
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
    alsoNotSent: 'I do not send that part on: mention the counter to the entrepreneur.',
    provisional: 'I am not sure. Is it another municipality? Then choose Change.',
    willSend: (counter) => `This is what I will send to ${counter}:`,
    quote: (text) => `“${text}”`,
    withName: (name, organisation) =>
      `I also send ${name === null ? 'your name' : `your name (${name})`} and ${organisation}.`,
    withContact: (contact) => `And how to reach the entrepreneur: ${contact}.`,
    withContactHidden: 'And the contact details of the entrepreneur that you filled in.',
    withoutContact: 'I do not send contact details of the entrepreneur.',
    contactMark: '[contact details left out]',
    nameMark: '[name left out]',
    namesGoAlong: (names, count) =>
      count === 1
        ? `There is a name in your text: ${names}. It goes along.`
        : `There are names in your text: ${names}. They go along.`,
    namesAreOut: (count) => (count === 1 ? 'I left the name out.' : 'I left the names out.'),
    namesAreGone: (count) =>
      count === 1
        ? 'A name was left out before. I did not keep it. Should it go along after all? Then type it under Change.'
        : 'Names were left out before. I did not keep them. Should they go along after all? Then type them under Change.',
    leaveNamesOut: (count) => (count === 1 ? 'Leave the name out' : 'Leave the names out'),
    putNamesBack: (count) => (count === 1 ? 'Put the name back' : 'Put the names back'),
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
    updated: 'I changed my proposal.',
    changedTo: (counter) =>
      `I have changed it. It now goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    added: (counter) =>
      `I have added that. It goes to ${counter}. Nothing has been sent yet: press Hand over if it is right.`,
    pressToHandOver: (counter) => `Press Hand over, and the case goes to ${counter}.`,
    placeLater:
      'That is all right. Without a place I cannot choose a counter, so I keep the case for you. Do you find out? Type the place here.',
    placeNotFound: 'I do not know that place. Name a place or postcode, or say in which municipality the business is.',
    contactNeedsConsent:
      'I only send contact details when the entrepreneur agrees. Do they? Then fill them in at Change.',
    contactNotPassedOn:
      'I left out the contact details: I only pass those on when the entrepreneur agrees. Give them to the counter yourself.',
    notMeant: 'Sorry, then I misunderstood you. Nothing has been sent. What would you like?',
    draftState: (number, counter) =>
      counter === null
        ? `Case ${number} has not been sent yet: I do not know yet in which place the business is.`
        : `Case ${number} has not been sent yet. Press Hand over, and it goes to ${counter}.`,
    pressToWithdraw: (number, counter) =>
      counter === null
        ? `Do you want to withdraw case ${number}? Then press Withdraw.`
        : `Case ${number} is with ${counter}. Do you want to withdraw it? Then press Withdraw: the counter hears at once.`,
    passedOn: (counter) => `I have passed it on to ${counter}.`,
    correctionPassedOn: (counter) =>
      `I have passed your correction on to ${counter}. Does the case belong elsewhere now? Then the counter sends it on.`,
    passedOnToFiler: 'I have passed it on to the colleague who filed the case.',
    pressToDo: 'Press the button, and I pass it on.',
    noneOpen: 'You have no cases running now.',
    ownCases: 'These are your cases:',
    ownCase: (number, place, topics, state, counter) =>
      `Case ${number}${place === null ? '' : `, ${place}`} (${topics}): ${state}${counter === null ? '' : `, ${counter}`}`,
    counterCases: 'This is with your counter:',
    sentList: 'I have sent you the list in a private message.',
    handedOver: (counter) => `Good, the case is on its way to ${counter}. You will hear it if it cannot be delivered.`,
    waitsForYou: (counter) =>
      `The case waits for you to forward it to ${counter}: I cannot reach anybody there. I have sent you the text.`,
    handedOverForColleague: (counter) =>
      `This is the case of a colleague. It is now on its way to ${counter}; the colleague sees that at the case.`,
    waitsForColleague: (counter) =>
      `This is the case of a colleague. It waits until that colleague forwards it to ${counter}: I cannot reach anybody there myself. I sent the colleague the text.`,
    takenOver: 'You have taken the case over. The colleague hears that you are on it.',
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
    mailed: 'E-mailed to the counter, waiting for an answer. If the e-mail comes back later, I cannot see that.',
    withBroker: 'A broker is working on it',
    forwarded: 'I have forwarded it',
    forwardedTitle: 'Forwarded',
    forwardedField: 'Whom did you send it to?',
    forwardedSubmit: 'Done',
    forwardedNoted: (number) => `Thank you. When you hear from the counter, close case ${number}.`,
    howToAnswerHere: 'Choose a button, or mention me (@) in your answer: otherwise I do not read along here.',
    dropped: 'All right, I send nothing. I erased what you wrote from the case.',
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
    bounce: 'Not for us',
    askBack: 'Ask back',
    finish: 'Finished',
    sendElsewhere: 'Choose a counter',
    withdraw: 'Withdraw',
    withdrawConfirm: 'The counter will hear that nothing needs to be done any more. Continue?',
    withdrawn: 'All right, the case is withdrawn. Whoever worked on it will hear.',
    accepted: 'Good, the case is yours. The colleague will hear.',
    bounced: 'Thank you. The colleague will hear, and the case goes on.',
    asked: 'Your question was asked. The clock stands still until there is an answer.',
    answered: (counter) => `Thank you, I passed your answer on to ${counter}.`,
    finished: 'Good, the case is finished. The colleague will hear.',
    sentElsewhere: (counter) => `The case is at ${counter} now.`,
    movedOn: 'This case is not at your counter any more. You need not do anything.',
    bounceTitle: 'Not for us',
    bounceIntro: 'Say who can help instead, so that the entrepreneur is not sent to the wrong place again.',
    bounceCounter: 'Which counter can help?',
    bounceWords: 'Not in the list? Write here who can help',
    bounceNeedsWhom: 'Choose a counter, or write down who can help.',
    bounceSubmit: 'Send on',
    askTitle: 'Ask back',
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
    formPlaceMissing: 'Fill in the place or postcode: it decides which counter helps.',
    formSubmit: 'Show the proposal',
    formOpen: 'File a case',
    formInvitation:
      'Do you have the question of an entrepreneur? File it with the button. You can also simply type it to me.',
    madeBefore: (number) => `You made case ${number} of this already.`,
    draftThere: (number) =>
      `You asked this here before: the proposal for case ${number} is still waiting. Here it is again.`,
    formDone: 'My proposal is ready. Nothing has been sent yet.',
    told: {
      accepted: (number, counter, name) =>
        name === null ? `${atBegin(counter)} takes case ${number}.` : `${name} of ${counter} takes case ${number}.`,
      rerouted: (number, from, to) =>
        from === null
          ? `Case ${number} is at ${to} now.`
          : `${atBegin(from)} says that case ${number} is not for them. The case is at ${to} now.`,
      bounced: (number, from) =>
        `${atBegin(from)} says that case ${number} is not for them. Another counter must be chosen; the case is not forgotten.`,
      sentBack: (number, from) => `${atBegin(from)} says that case ${number} is not for them.`,
      words: (text) => `Note: “${text}”`,
      note: (number, counter) => `News from ${counter} about case ${number}:`,
      question: (number, counter) => `${atBegin(counter)} asks about case ${number}:`,
      answerHere: 'Answer in this thread or with the button. Then the counter goes on.',
      answerInChannel: 'Answer with the button, or mention me (@) in your answer here: otherwise I do not read along.',
      answerWithButton: 'Answer with the button, or in a reply to this message. Then the counter goes on.',
      finished: (number, counter) =>
        counter === null ? `Case ${number} is finished.` : `${atBegin(counter)} finished case ${number}.`,
      expired: (number) =>
        `Case ${number} was not handed over, and I erased its text. Is it still of interest? Then send it again.`,
      escalated: (number, counter, rung) =>
        `Case ${number} ${counter === null ? 'waited too long' : `has not been accepted by ${counter} yet`}. Now in the lead: ${rung}.`,
      notFinished: (number, counter, rung) =>
        `Case ${number} has not been finished${counter === null ? '' : ` by ${counter}`} yet. Now in the lead: ${rung}.`,
      yourTurn:
        'There is no broker who can take it over. Call the counter yourself, or choose another one with the button.',
      leadAway: (number, who) => `Whoever had case ${number} is away. Now in the lead: ${who}.`,
      draftForgotten: (number, days) =>
        `Case ${number} is still waiting: you did not hand it over. If you do nothing I will erase it in ${days} working days.`,
      answerAwaited: (number, counter) => `${atBegin(counter)} is still waiting for your answer about case ${number}:`,
      missingContact: (counter) =>
        `I know nobody at ${counter}, so I could not send anything. The case waits for you to forward it. This is the text:`,
      nobodyReached: (counter) =>
        `I cannot reach anybody at ${counter}, nor a broker. The case waits for you to forward it. This is the text:`,
      forwardAwaited: (number, counter) =>
        `Case ${number} still waits for you to forward it to ${counter}. Have you done that? Then press the button.`,
      outcomeAwaited: (number, counter) => `Have you heard from ${counter} about case ${number}? Then close it.`,
      deliveryWaits: (number, whom, known) =>
        `Case ${number} is not with ${whom} yet: the chat there cannot be reached now. As soon as it can, I will deliver it.${known === null ? '' : ` ${known}`}`,
      undelivered: (number, counter, who) =>
        `I could not deliver case ${number} at ${counter}. Now in the lead: ${who}.`,
      leadLost: (number, lost, who) => `The ${lost} who had case ${number} cannot be reached. Now in the lead: ${who}.`,
      aBroker: 'A broker',
      theBroker: (name) => `Broker ${name}`,
      takenByBroker: (number, broker, counter) =>
        `${broker} takes case ${number} on${counter === null ? '' : `, not ${counter}`}.`,
      bouncedByBroker: (number, broker, counter) =>
        `${broker} says that case ${number} is not for ${counter}. Another counter must be chosen; the case will not be left lying.`,
      missingContactSite: (site) => `You find the counter at ${site}.`,
      mailUncertain: (number, counter) =>
        `I do not know whether the e-mail about case ${number} arrived at ${counter}: the connection broke off. I will not send it twice. Ask the counter whether it is there.`,
    },
    toBroker: {
      missingContact: (number, counter) =>
        `I know nobody at ${counter}. I could not deliver case ${number} there; the colleague forwards it. Do you know who handles cases there?`,
      unreachable: (number, counter, who) =>
        `I cannot reach ${who} of ${counter} about case ${number}. Do they still handle the cases there?`,
      deliveryWaits: (number, whom) =>
        `Case ${number} is not with ${whom} yet: the chat there takes no messages now. As soon as it can, I will deliver it. Can it not wait? Call them, or choose another counter.`,
      brokerUnreachable: (number, who) => `I cannot reach broker ${who} about case ${number}.`,
      nobodyReached: (number, counter) =>
        `Case ${number} is with nobody: I cannot reach anybody at ${counter}, nor a broker. The colleague forwards it.`,
      nobodyLeft: (number) =>
        `Case ${number} is now with the colleague who filed it: there is no counter or broker who can take it.`,
      filerUnreachable: (number) =>
        `I can no longer reach the colleague who filed case ${number}. Will you keep an eye on it?`,
      questionForYou: (number, counter) =>
        `I can no longer reach the colleague who filed case ${number}. So the question of ${counter} comes to you:`,
      answerInstead:
        'Do you know the answer, or can you find out? Then answer with the button: until then the clock stands still.',
      questionForNobody: (number, counter) =>
        `I cannot reach the colleague who filed case ${number}, and there is no broker who can answer. ${counter} is waiting for an answer to this question. Do you know who can stand in for the colleague?`,
      ruleFlagged: (number, from, instead) =>
        `${atBegin(from)} says that case ${number} is not for them but for ${instead}. The case came there by a routing rule. Is it still right?`,
      lookAtRule: 'Look at the rule',
      mailFailed: (number, counter) =>
        `The e-mail about case ${number} to ${counter} did not arrive. Is the address still right?`,
    },
    toOwner: {
      dueSoon: (number, when) => `Reminder: case ${number} is waiting for you, until ${when} at the latest.`,
      responseOverdue: (number, when) =>
        `Reminder: case ${number} is still waiting. There should have been a response by ${when}.`,
      finishOverdue: (number, when) =>
        `Reminder: case ${number} is still waiting. It should have been finished by ${when}.`,
      dueSoonNoDate: (number) => `Reminder: case ${number} is waiting for you.`,
      escalated: (number, counter) =>
        counter === null
          ? `Case ${number} is yours now.`
          : `Case ${number} is yours now: nobody at ${counter} accepted it in time.`,
      notFinished: (number, counter) =>
        `Case ${number} is yours now: it was not finished in time${counter === null ? '' : ` at ${counter}`}.`,
      leadAway: (number) => `Case ${number} is yours now: whoever had it is not there.`,
      arrived: (number, counter) =>
        `Case ${number} is for ${counter}, where nobody can take it now. So it is your turn.`,
      undelivered: (number, counter) =>
        `Case ${number} is now yours: I could not reach whoever was in the lead before you at ${counter}.`,
      passedOn: (number) => `Case ${number} is now with somebody else. You need not do anything any more.`,
      bounced: (number) => `Another counter must be chosen for case ${number}. It is your turn.`,
      answered: (number) => `Your question about case ${number} was answered:`,
      note: (number) => `Addition by the colleague to case ${number}:`,
      askedInstead: (number, names) =>
        `I cannot reach the colleague who filed case ${number}. Your question is now with ${names === '' ? 'a broker' : `broker ${names}`}.`,
      askedInVain: (number) =>
        `Case ${number} is waiting for an answer to this question, but there is nobody who can answer it: I can reach neither the colleague nor the brokers. Do you know the answer yourself by now? Then fill it in, or finish the case. Until then the clock stands still.`,
      withdrawn: (number) => `Case ${number} is withdrawn. You need not do anything any more.`,
    },
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
  caseLinks: {
    title: (number) => `Case ${number}`,
    cover: {
      text: 'Press the button to read the case and answer it.',
      button: 'Open the case',
    },
    intro: (name, organisation) =>
      `${name} of ${organisation} asks for help for an entrepreneur. Let them know what you will do with it.`,
    aColleague: 'A colleague',
    labels: {
      state: 'Where it stands',
      municipality: 'Municipality',
      topics: 'Topic',
      request: 'What the entrepreneur asks',
      contact: 'Contact (the entrepreneur agreed to this)',
      firstResponse: 'Please respond by',
      resolution: 'Finished by',
    },
    states: {
      draft: 'Not handed over yet',
      to_forward: 'Still to be forwarded by hand',
      forwarded: 'Forwarded by hand',
      handed_over: 'Waiting for the counter to respond',
      accepted: 'The counter is working on it',
      waiting_for_entrepreneur: 'Waiting for an answer to a question',
      bounced: 'The broker is looking for another counter',
      finished: 'Finished',
      withdrawn: 'Withdrawn',
    },
    neverHandedOver: 'Not handed over, and its text is erased',
    bouncedToFiler: 'Waits for another counter to be chosen',
    accept: { title: 'We will take this on', button: 'Accept the case' },
    bounce: {
      title: 'Not for us',
      counter: 'Which counter can help?',
      noCounter: 'Somebody else (write below who)',
      words: 'Explanation, or who can help',
      button: 'Pass the case on',
    },
    askBack: {
      title: 'We want to know something first',
      words: 'What do you want to know?',
      button: 'Ask the question',
    },
    finish: {
      title: 'This is done',
      outcome: 'How did it end?',
      outcomes: {
        helped: 'The entrepreneur was helped',
        referred: 'The entrepreneur was referred to somebody else',
        not_possible: 'We could not help',
        no_response: 'The entrepreneur did not respond',
      },
      words: 'Explanation (may stay empty)',
      button: 'Finish the case',
    },
    done: {
      accept: (when) => `Done. You accepted this case on ${when}.`,
      bounce: (when) => `Done. You passed this case on on ${when}.`,
      ask_back: (when) =>
        `Done. You asked your question on ${when}. The deadline stands still until there is an answer.`,
      finish: (when) => `Done. You finished this case on ${when}.`,
    },
    notTheirs: 'This case is no longer with your counter. There is nothing left for you to do.',
    nothingLeft: 'There is nothing for you to do now.',
    incomplete: 'Something is missing. Fill in who can help, what you want to know, or how it ended.',
    refused: 'That is not possible now: the case has changed in the meantime. Below you see where it stands.',
    expired: {
      title: 'This link has expired',
      text: 'Ask the colleague who sent the case for a new link.',
    },
    unknown: {
      title: 'This link does not work',
      text: 'Click the link in the e-mail, or copy all of it. Still not working? Ask the colleague who sent the case for a new link.',
    },
    unavailable: {
      title: 'That did not work',
      text: 'Nothing was saved. Please try again in a few minutes.',
    },
    privacy:
      'Do not pass this link on: whoever has it can read and answer this case. Put no citizen service number or account number in your answer.',
    mail: {
      subject: (number, municipality) =>
        municipality === null ? `Case ${number} for your counter` : `Case ${number} for your counter: ${municipality}`,
      greeting: (counter) => `Dear colleague of ${counter},`,
      intro: (name, organisation) => `${name} of ${organisation} hands a question of an entrepreneur over to you.`,
      due: (when) => `Please let us know by ${when} whether you will take this on.`,
      button: 'See the case and respond',
      footerWithoutLink: 'The Impactmakelaar sent this message automatically. You cannot reply to it.',
      footer:
        'The Impactmakelaar sent this message automatically. You cannot reply to it; use the link. Do not pass the link on: whoever has it can read this case.',
    },
  },
  caseExport: {
    columns: {
      number: 'Case',
      state: 'Status',
      outcome: 'Outcome',
      createdAt: 'Filed at',
      handedOverAt: 'Handed over at',
      firstResponseDueAt: 'Respond by',
      resolutionDueAt: 'Finish by',
      closedAt: 'Closed at',
      organisation: 'Filed at organisation',
      counter: 'Counter',
      owner: 'In the lead',
      municipality: 'Municipality',
      topics: 'Topics',
      request: 'Question',
      rule: 'Rule',
      bounces: 'Times passed on',
    },
  },
  documents: {
    reading: (names) =>
      names.length === 1
        ? `I am reading ${names[0]}. You will get a message when it is done.`
        : `I am reading ${names.length} documents. You will get a message when they are done.`,
    added: (title, passages) =>
      `Done: I have read "${title}" and can answer questions about it (${passages} ${passages === 1 ? 'piece' : 'pieces'} of text).`,
    changed: (title) =>
      `Done: I have read the new version of "${title}" and answer from it from now on. Earlier answers still point to the old version.`,
    updated: (title) => `I already knew the text of "${title}". What is told about it has been updated.`,
    unchanged: (title) => `I already knew "${title}". Nothing has changed.`,
    skippedTitle: 'This I did not read:',
    skipped: {
      macros: () => 'The macros: I never run them.',
      images: (count) => `${count} ${count === 1 ? 'picture' : 'pictures'}: I only read text.`,
      'pages-without-text': (count, pages) =>
        `${count === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: no text there, only pictures.`,
      'hidden-slides': (_count, pages) => `${pages.length === 1 ? 'Slide' : 'Slides'} ${pages.join(', ')}: hidden.`,
      scripts: () => 'The scripts in the page: I never run them.',
      navigation: () => 'The menu and the rest around the text.',
      'embedded-files': (count) =>
        `${count} ${count === 1 ? 'file' : 'files'} inside the document: send them apart if I am to read them.`,
      'unreadable-parts': (count) => `${count} ${count === 1 ? 'part' : 'parts'} that I could not open.`,
    },
    whoMayRead: {
      network: 'Everyone in the network can ask about it.',
      organisation: 'Everyone in your organisation can ask about it.',
      direct_only: 'Everyone in your organisation can ask about it, but only in a direct message to me.',
    },
    makeReadable: {
      network: 'Share with the whole network',
      organisation: 'My organisation only',
      direct_only: 'Direct messages only',
    },
    withdraw: 'Take it away',
    withdrawn: 'I no longer use this document.',
    gone: 'This document is no longer there, or it is not of your organisation.',
    onlyBrokers:
      'Kind of you to share this. Only a broker can have me read documents. Send it to the impact entrepreneurship broker of your organisation.',
    onlyDirect: 'Would you like me to read this document? Then send it to me in a direct message.',
    problem: (name, reason) => `I could not read ${name}. ${reason}`,
    aDocument: 'the document',
    problems: {
      'reading.too-large': 'The file is too large. Send a smaller one, or only the chapter you need.',
      'reading.empty': 'The file is empty. Check whether it was saved.',
      'reading.unknown-format':
        'I do not know this kind of file. I read PDF, Word (.docx), PowerPoint (.pptx), web pages, Markdown and plain text.',
      'reading.not-what-it-says':
        'Its name says PDF or Office, but there is only plain text in it. Save it in the program in which you made it, or name it .txt. Then send it again.',
      'reading.old-office': 'This is an old Office file. Save it as .docx, .pptx or PDF and send it again.',
      'reading.encrypted': 'It is locked with a password. Save it without one and send it again.',
      'reading.broken': 'The file is damaged. Open it yourself, save it again and send it once more.',
      'reading.too-much-inside':
        'There is far more in this file than in an ordinary document. Save it as PDF and send it again.',
      'reading.no-text': 'There is no text in it, only pictures. Is it a scan? Then make it a PDF with text (OCR).',
      'reading.too-slow': 'Reading it took too long. Split the document into parts.',
      'reading.too-heavy': 'The document is too heavy for me. Split it into parts.',
      'fetching.address': 'This is no web address that I can open. It begins with https:// and has no password in it.',
      'fetching.forbidden': 'This address is not on the open internet. Save the page and send the file.',
      'fetching.refused': 'The site does not give me the page. Open it yourself, save it and send the file.',
      'fetching.unavailable': 'The site cannot be reached now. Try again later.',
      'fetching.too-slow': 'The site answered too slowly. Try again later.',
      'fetching.redirects': 'The site keeps leading to another page. Send the address of the page itself.',
      'fetching.file-refused':
        'I am not allowed to fetch the file. Ask your administrator whether the app may read files, and then send it again.',
      'fetching.file-gone': 'The file is no longer there. Send it again.',
    },
    otherProblem: 'Something went wrong. Send it again in a few minutes.',
    renewal: (title, until) =>
      `"${title}" was valid until ${until}. I still answer from it, but say that it may be out of date. Is it still right?`,
    renewalInstead: {
      broker: 'I can no longer ask whoever added this document. That is why I ask the brokers.',
      administrator:
        'There is no broker who can tell. Give somebody that role: type /impact rol. They can then renew or withdraw the document.',
    },
    stillRight: 'Yes, for another year',
    answeredBefore: 'A colleague answered this already: this document still holds. I changed nothing.',
    renewed: (until) => `Good. The document is now valid until ${until}.`,
    page: (page) => `p. ${page}`,
  },
  welcome: {
    can: {
      case: {
        how: 'Yes. Tell me what the entrepreneur asks and from which place they are. You see first what I send.',
        whom: 'No, only a colleague of a connected organisation can hand over cases.',
      },
      'my-cases': {
        how: 'Yes. Ask me: which cases do I have running?',
        whom: 'No, only a colleague of a connected organisation can follow cases.',
      },
      documents: {
        how: 'Yes. Send me the file or the web address in a direct message, and I read it.',
        whom: 'No, only a broker can do that. Send the document to the broker of your organisation.',
      },
      'my-data': { how: 'Yes. Type: my data.', whom: 'No, I cannot do that.' },
      roles: {
        how: 'Yes. Ask me who the broker of your organisation is.',
        whom: 'No, I tell that to colleagues of a connected organisation only.',
      },
      gaps: {
        how: 'Yes. Type: /impact gaps.',
        whom: 'No, only a broker sees the open questions. Ask the broker of your organisation.',
      },
      rules: {
        how: 'Yes. Type: /impact regels, or: /impact loketten.',
        whom: 'No, I show that to colleagues of a connected organisation only.',
      },
      scan: { how: 'Yes. Type: /impact scan.', whom: 'No, only a colleague of a connected organisation can do that.' },
      language: { how: 'Yes. Say: speak Dutch to me.', whom: 'No, I cannot do that.' },
      broadcast: {
        how: 'Yes.',
        whom: 'No, I cannot send a message to a group. Ask the broker of your organisation.',
      },
      visit: { how: 'Yes.', whom: 'No, I cannot plan site visits. Ask the broker of your organisation.' },
      session: {
        how: 'Yes.',
        whom: 'No, I cannot plan meetings, and I do not know the agenda. Ask the broker of your organisation.',
      },
      ambassador: {
        how: 'Yes.',
        whom: 'No, I cannot make you an ambassador. Ask the broker of your organisation.',
      },
      pledge: { how: 'Yes.', whom: 'No, I cannot keep pledges. Ask the broker of your organisation.' },
      hook: {
        how: 'Yes.',
        whom: 'No, I cannot think up a hook with the policy. Ask the broker of your organisation.',
      },
      criteria: {
        how: 'Yes.',
        whom: 'No, I cannot think up criteria for an assignment. Ask procurement or the broker of your organisation.',
      },
    },
    smallTalk: {
      greeting:
        'Hi! Ask me about impact entrepreneurship or impact procurement, or tell me of an entrepreneur who needs help.',
      'how-are-you': 'I am fine, being an automated assistant. What can I do for you?',
      thanks: 'You are welcome!',
      goodbye: 'Goodbye!',
      ok: 'All right. Just say so when I can do something for you.',
      joke: 'I know no jokes, I am too serious for that. Questions about impact entrepreneurship I do know!',
      chat: 'Nice to hear. Do you have a question about impact entrepreneurship, or an entrepreneur who needs help?',
    },
    complaint:
      'I am sorry. Could you ask it in other words, and name the subject? Or ask the impact entrepreneurship broker of your organisation. The feedback button below an answer helps me improve.',
    human:
      'I am an automated assistant. Would you rather talk to a person? Ask the impact entrepreneurship broker of your organisation, or the administrator of this channel.',
    title: 'I am the Impactmakelaar',
    introduction:
      'I am an automated assistant, not a person. I help you with questions about impact entrepreneurship and impact procurement in Overijssel.',
    abilitiesTitle: 'What I can do',
    abilities: [
      'Answer questions, in Dutch and in English. Every answer shows its source.',
      'Bring the question of an entrepreneur to the right counter. You first see what I send, and follow what becomes of it.',
      'Say honestly that I do not know something. I make nothing up.',
      'Pass your question on to a broker when my sources do not hold the answer.',
      'Show what I keep of you, and erase it. Type: my data.',
      'Read documents: a broker sends me a file or a web address in a direct message.',
    ],
    howTitle: 'How to ask',
    how: [
      'Type your question in an ordinary sentence, here or in a channel where you mention my name.',
      'Did you speak to an entrepreneur? Type what they ask and from which place they are, or type: /impact case',
      'In Slack you can also type: /impact ask What is a broker with a mandate?',
    ],
    tryTitle: 'Try for example',
    examples: [
      'What is a broker with a mandate?',
      'Where can an entrepreneur go with a question?',
      'What is social return?',
    ],
  },
  rules: {
    alarm: 'Please note: a routing rule does not work. Questions go to the municipality itself for now.',
    broken: {
      unreadable: (place, about) => `Rule ${place} cannot be read. Look at: ${about}.`,
      'unknown-counter': (place, about) => `Rule ${place} names a counter that does not exist: “${about}”.`,
    },
    cannotRead: (about) => `This rule cannot be read. Look at: ${about}.`,
    look: (place) => `Look at rule ${place}`,
    title: 'Routing rules',
    found: (count) =>
      count === 1 ? 'One rule. The first rule that fits decides.' : `${count} rules. The first rule that fits decides.`,
    none: (text) => `I found no rule for “${text}”. Search by municipality, topic or counter.`,
    line: (place, when, to) => `Rule ${place}: ${when} → ${to}`,
    always: 'always',
    more: (count) => `And ${count} more. Search by municipality or topic: /impact rules Zwolle.`,
    cardTitle: (version) => `Routing rule, version ${version}`,
    isWithdrawn: 'This rule is off and decides nothing.',
    when: 'If',
    to: 'Then',
    because: 'Because',
    basis: 'Source',
    conditions: {
      municipalities: 'municipality',
      regions: 'region',
      topics: 'topic',
      signals: 'what it says',
      stages: 'stage',
      complexity: 'kind of question',
      organisations: 'organisation',
    },
    signals: {
      authority_unclear: 'unclear who is competent',
      province_buys: 'the province is the customer',
    },
    stages: { starting: 'starter', running: 'running business' },
    complexities: { plain: 'ordinary', complicated: 'complicated' },
    itself: 'the municipality itself',
    change: 'Change',
    history: 'History',
    withdraw: 'Turn off',
    restore: 'Change and turn on again',
    changeTitle: 'Change the rule',
    formIntro: 'Leave a condition empty when it does not matter.',
    first: 'First choice',
    second: 'Otherwise',
    third: 'Otherwise (third choice)',
    becauseNl: 'Why (in Dutch, after “omdat”)',
    becauseEn: 'Why (in English, after “because”)',
    next: 'See what changes',
    dryRun: (moved, tried) =>
      moved === 0
        ? `None of the last ${tried} cases would go elsewhere.`
        : `${moved} of the last ${tried} cases would go elsewhere.`,
    moved: (number, from, to) => `Case ${number}: from ${from} to ${to}`,
    reason: 'Reason for the change',
    confirmTitle: 'Make the change',
    apply: 'Make the change',
    withdrawTitle: 'Turn the rule off',
    applied: (version) => `Done: the rule is at version ${version} now.`,
    gone: 'This rule is not there any more.',
    changedMeanwhile: 'Somebody else changed this just now. Nothing was changed. Look at it again first.',
    nothingChanged: 'Nothing was changed: it is like that already.',
    notRight: (what) => `This is not right: ${what}`,
    by: { seed: 'came with the program', operator: 'operator', person: 'somebody' },
    version: (version, date, by, what) => `Version ${version}, ${date}, ${by}: ${what}`,
    noReason: 'no reason given',
    off: 'turned off',
    historyTitle: 'History of the rule',
  },
  counters: {
    title: 'Counters',
    found: (count) => (count === 1 ? 'One counter.' : `${count} counters.`),
    none: (text) => `I found no counter for “${text}”. Search by municipality, topic or name.`,
    line: (name, status, contact) => `${name}: ${status}, ${contact}`,
    noContact: 'no contact known',
    more: (count) => `And ${count} more. Search by municipality or name: /impact counters Zwolle.`,
    look: (name) => `Look at ${name}`,
    statuses: {
      active: 'active',
      mentioned: 'once mentioned',
      unknown: 'not certain whether it is still there',
      not_found: 'not found',
      ended: 'ended',
    },
    status: 'Status',
    verified: 'verified',
    unverified: 'not verified',
    email: 'E-mail',
    phone: 'Telephone',
    website: 'Website',
    validUntil: 'Exists until',
    members: 'People',
    noMembers: 'nobody yet',
    topics: 'Topics',
    area: 'Area',
    wholeArea: 'the whole area',
    changeContact: 'Change contact',
    formTitle: 'Change contact',
    formIntro: (name) => `${name}. Leave empty what you do not know.`,
    isVerified: 'I have checked that this counter exists',
    badEmail: 'This is no e-mail address.',
    submit: 'Save',
    changed: (name, version) => `Saved: ${name} is at version ${version} now.`,
    gone: 'This counter is not there any more.',
  },
  scan: {
    title: 'Startversneller scan',
    intro:
      'With a few questions I find out what an entrepreneur needs, and what there is now that fits. I only name what is active.',
    askStage: 'How far is the business?',
    stages: { idea: 'An idea', starting: 'Just started', running: 'Running', growing: 'Growing' },
    stageChosen: (stage) => `Stage: ${stage}.`,
    askTheme: 'What is it mostly about?',
    themes: {
      circular: 'circular business',
      energy: 'energy and sustainability',
      inclusion: 'work for people at a distance from the labour market',
      innovation: 'innovation',
      other: 'something else',
    },
    askNeeds: 'What is needed?',
    needs: {
      skills: 'advice on the business model',
      money: 'funding',
      network: 'a network',
      space: 'premises',
      customers: 'customers',
      staff: 'staff',
    },
    askPlace: 'In which place is the business?',
    placeHint: 'A place or a postcode.',
    placeUnknown: 'I do not know this place. Try the name of the municipality, or a postcode.',
    whichPlace: (names) => `Which municipality do you mean: ${names}?`,
    outside: (place) => `${place} is outside Overijssel. I know no counter there.`,
    nowhere: 'I do not know where to show the outcome. Begin again with /impact scan.',
    show: 'See the outcome',
    outcomeTitle: 'Outcome of the scan',
    summary: (place, stage, theme, needs) =>
      `An entrepreneur from ${place} is looking for: ${needs}. Stage: ${stage.toLowerCase()}. Theme: ${theme}.`,
    fits: (name, because, website) => `${name}: fits ${because}${website === null ? '' : ` (${website})`}`,
    nothing: 'I found no counter or programme that is certainly active now and fits.',
    municipality: (name) => `The municipality of ${name} is always a good first counter.`,
    past: {
      startversneller:
        'De Startversneller was a scan with a voucher for a coach, by Overijssel and Gelderland (mentioned about 2023).',
      move2social: 'Move2Social was an eight-week course for starting impact entrepreneurs, from 2017 to 2021.',
    },
    ended: (name, until) =>
      until === null ? `${name} has ended.` : `${name} has ended; the last day was ${until} at the latest.`,
    notConfirmed: (name) => `Whether ${name} is open now is not confirmed.`,
    named: (names) => `The scan named: ${names}.`,
    makeCase: 'Make it a case',
  },
  routing: {
    aboutTopic: (topic) => `The question is mainly about: ${topic}.`,
    inMunicipality: (place, municipality) => `${place} is in the municipality of ${municipality}.`,
    postcodeIn: (postcode, municipality) => `Postcode ${postcode} is in the municipality of ${municipality}.`,
    caseOfMunicipality: (municipality) => `It is in the municipality of ${municipality}.`,
    assumed: (place, municipality) =>
      `More than one place is called ${place}; I take it to be the one in the municipality of ${municipality}.`,
    placeOfPlan: (place, others) => `The plan is for ${place}, so that counts, and not ${others}.`,
    outside: (place, area) => `${place} is outside ${area}. I know no counter there.`,
    outsideKnown: (place, where, area) => `${place} is in ${where}, outside ${area}. I know no counter there.`,
    municipalityInProvince: (municipality, province) => `the municipality of ${municipality} (${province})`,
    noCase: 'I read no question of an entrepreneur in this, but a question of your own.',
    placeUnknown: 'Which counter helps depends on the municipality, and your message does not say it.',
    placeUnclear: 'Which counter helps depends on the municipality, and I cannot read it with certainty.',
    askPlace: 'In which place is the business? A postcode will do too.',
    askRegion: (region) => `In which municipality in ${region} is the business?`,
    askShared: (place) => `${place} can be in more than one municipality. Which one is it?`,
    askContradiction: (places) =>
      `This place and postcode do not belong together: ${places}. Which municipality is it?`,
    askSeveral: (places) =>
      `I read more than one place: ${places}. In which municipality is the business, or will the premises be?`,
    counter: 'Counter',
    municipality: 'Municipality',
    topics: 'Topics',
    also: 'Also',
    rule: 'Rule',
    level: { municipal: 'municipality', regional: 'region', provincial: 'province', national: 'national' },
  },
};
