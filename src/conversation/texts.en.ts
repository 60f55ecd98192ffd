import type { MaskedKind } from '../masking/masking.ts';
import type { nl } from './texts.nl.ts';

const MASKED_EN: Record<MaskedKind, string> = {
  bsn: 'a citizen service number (BSN)',
  iban: 'an account number (IBAN)',
};

/** The same in English. */
export const en: typeof nl = {
  conversation: {
    introduction:
      'I am the Impactmakelaar: an automated assistant, not a person. I look up my answers in fixed sources.',
    unseen:
      'I cannot see who you are right now, so I only do what everybody may. Is something missing? Please try again in a few minutes.',
    empty: 'I see no text in your message. Ask your question in one or two sentences and I will look it up for you.',
    cannotListen: 'I cannot listen to a voice message. Type your question in one or two sentences and I will help you.',
    cannotReadShared:
      'You shared a message of somebody else, but I cannot read its text. Paste the text in a message to me.',
    sharedNotRead:
      'Note: I cannot read the message of somebody else that you sent along. Is your question about it? Then paste its text too.',
    mayBeAnswer:
      'Is this the answer to the question that is still open? Then choose that, and I pass it on. Do you mean something else? Then say it in other words. I have not done anything yet.',
    mayBeOfRunning: 'Is this about what is under way? Then choose it, and I pass it on. I have not done anything yet.',
    isItAbout: 'Or is it about one of these? Choose it, and I pass it on or look it up.',
    cannotReadAbove:
      'I cannot read what stands above in this conversation. Put the text with your question and mention me again, and I will help you.',
    tooLong: (longest) =>
      `Your message is too long for me: I read up to ${longest.toLocaleString('en-GB')} characters. Send only your question, in a few sentences.`,
    firstPartRead: (longest) =>
      `Note: what you sent along is long. I read only its beginning, up to ${longest.toLocaleString('en-GB')} characters. Is there something important further on? Send that separately.`,
    otherLanguage:
      'I speak Dutch and English. Please ask your question in one of them. / Ik spreek Nederlands en Engels. Stel je vraag in een van die talen.',
    care: {
      own: {
        begin:
          'I am sorry you feel this way. You do not have to carry it alone: there are people who want to talk with you now.',
        helps: [
          'Call 113 or 0800-0113, or chat at 113.nl: day and night, free, and without giving your name.',
          'Talk to somebody you trust, or call your doctor. In the evening and at the weekend that is the out-of-hours doctor.',
          'Are you in danger now? Call 112.',
        ],
      },
      other: {
        begin: 'What you write here sounds serious. Take it seriously, also when in doubt. This is what you can do:',
        helps: [
          'Simply ask whether somebody thinks of suicide, and listen first. Talking does not make it worse.',
          'Call 113 or 0800-0113, or chat at 113.nl: day and night, free, and without a name. It is there for you too, if you worry about somebody else.',
          'The doctor helps too. In the evening and at the weekend that is the out-of-hours doctor.',
          'Is there danger now? Call 112, and do not leave that person alone.',
          'Does an entrepreneur have money troubles? Geldfit Zakelijk helps free of charge: 0800-8115. At 155.nl there is a test that tells whether the municipality can help.',
        ],
      },
      noHuman: 'I am an automated assistant: at these numbers you talk with a human being.',
      goesOn: 'I go on with the question: see below.',
      tellMore: 'Does an entrepreneur need a counter as well? Then tell me where the business is and what it needs.',
      sources: 'Sources: 113.nl, geldfit.nl and 155.nl.',
      chat: 'Chat with 113',
    },
    leftAsItIs: 'All right, I leave it as it is.',
    oneLeftOut: (count) =>
      `All right, I leave that one out. ${count === 1 ? 'This one is left. Shall I begin with it? Then press the button.' : 'These are left. Which shall I begin with?'}`,
    misunderstood:
      'Sorry, then I misunderstood you. Say it again in other words, or ask a broker of your organisation.',
    whichReading: 'I am not sure what you mean. Which of the two is it?',
    notMeantSo:
      'Sorry, I did not understand you well. Did you mean one of these? If not, say it in other words, or ask a broker of your organisation.',
    /** What something may have been meant for, and how it is said so that it can only be that. */
    readings: {
      question: { label: 'I am asking a question', says: (text) => `/impact ask ${text}` },
      case: { label: 'I am telling of an entrepreneur', says: (text) => `/impact case ${text}` },
      'my-cases': { label: 'How are my cases?', says: () => 'Which cases do I have under way?' },
      'my-data': { label: 'It is about my data', says: () => '/impact my-data' },
      capabilities: { label: 'What can you do?', says: () => '/impact help' },
      scan: { label: 'I want to do a scan', says: () => '/impact scan' },
      rules: { label: 'It is about a counter', says: () => '/impact counters' },
      gaps: { label: 'Which questions are open?', says: () => '/impact gaps' },
    },
    notUnderstood: 'I do not understand your message. Type "help" to see what I can do.',
    forbidden: 'Your role does not allow this. Ask your administrator who can do it.',
    masked: (kinds) =>
      `I made ${kinds.map((kind) => MASKED_EN[kind]).join(' and ')} in your message unreadable. I do not need such numbers and must not keep them. Please remove the number from your own message too.`,
    comesSoon: 'It is busy. Your answer is on its way.',
    atWork: 'I am working on it. Your answer is on its way.',
    failed: 'Something went wrong and I could not handle your message. Please send it again in a few minutes.',
    oldButton:
      'This button is from an older version of me and no longer works. Nothing has happened. Say “help” to see what I can do for you.',
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
      criteria: { usage: 'criteria (your assignment)', about: 'get impact criteria for what you buy' },
      dossier: {
        usage: 'dossier (number or subject)',
        about: 'see your procurement files, with the criteria you chose',
      },
      cijfers: { usage: 'figures', about: 'see how much is asked, handed over and sent' },
      loopt: { usage: 'under-way', about: 'see what is under way for you' },
      inkoopcijfers: { usage: 'dossier-figures', about: 'see how many procurement files have criteria' },
      scan: { usage: 'scan', about: 'find out together where a starting entrepreneur can go' },
      regels: { usage: 'rules', about: 'see which question goes to which counter' },
      loketten: { usage: 'counters', about: 'look at the counters' },
      haakje: { usage: 'hook (theme or whom to convince)', about: 'get a short pitch, with its source' },
      'haakje-schrijven': { usage: 'write-hook', about: 'write a hook for your own organisation' },
      leerkaart: { usage: 'learning-card', about: 'write a learning card for the ambassadors of your organisation' },
      schoolvakanties: { usage: 'school-holidays', about: 'see, add and remove the school holidays' },
      kaarten: { usage: 'cards (theme)', about: 'review the learning cards that come along' },
      haakjes: { usage: 'hooks (theme)', about: 'review the hooks that come along' },
      leerkaarten: {
        usage: 'learning-cards',
        about: 'see and change the learning cards of your own organisation',
      },
      toezegging: { usage: 'pledge', about: 'pledge something; I ask later how it stands' },
      netwerk: { usage: 'network', about: 'see how the ambassadors do, and which department has none yet' },
      toezeggingen: { usage: 'pledges', about: 'see what you pledged' },
      'mijn-gegevens': { usage: 'my-data', about: 'see what I keep of you, download it or have it erased' },
      bewaren: { usage: 'retention', about: 'see how long I keep everything' },
      ambassadeur: {
        usage: 'ambassador',
        about: 'become an ambassador, or choose how often and about what you get something; rest, or stop',
      },
      bericht: { usage: 'broadcast', about: 'write and send a message to a group' },
      berichten: {
        usage: 'broadcasts',
        about: 'see whether you get messages, and change that; a broker also sees the latest messages',
      },
      kanaal: { usage: 'channel (name), said in the channel', about: 'let brokers post in a channel; close ends that' },
      beleidsthemas: { usage: 'policy-themes', about: 'see what hooks onto the themes of the agreement' },
      akkoord: { usage: 'agreement', about: 'give the themes of a new agreement, and choose what hooks onto each' },
      groepen: { usage: 'groups', about: 'see which groups you kept to send messages to' },
      werkbezoek: { usage: 'visit', about: 'prepare a site visit and invite people' },
      sessie: { usage: 'session', about: 'plan and announce a learning network, knowledge session or webinar' },
      sessies: { usage: 'sessions', about: 'see which sessions are coming up, and sign up' },
      werkbezoeken: { usage: 'visits', about: 'see which site visits are coming up, and sign up' },
      'open-vragen': { usage: 'gaps', about: 'see which questions of colleagues wait for an answer' },
      corrigeer: { usage: 'correct (a message)', about: 'tell what a message was that I understood wrongly' },
      verbeterpunten: { usage: 'feedback', about: 'see which answers colleagues found least useful' },
      rol: { usage: 'role (name or e-mail address)', about: 'see who has which role, and give or take one' },
      koppelingen: { usage: 'links', about: 'decide whether two accounts are of one person' },
      logboek: { usage: 'log', about: 'see who did what' },
    },
  },
};
