import type { nl } from './texts.nl.ts';

/** Everything the bot says in English. */
function termIn(days: number): string {
  const years = Math.round(days / 365.25);
  if (years > 0 && Math.abs(days - years * 365.25) <= 1.5) return years === 1 ? '1 year' : `${years} years`;
  return days === 1 ? '1 day' : `${days} days${inMonths(days)}`;
}

/** What many days are about, as one counts longer times. */
function inMonths(days: number): string {
  const months = Math.round(days / 30.4375);
  return months < 2 ? '' : ` (about ${months} months)`;
}

/** As the number is typed, and what it is as people call it. */
function daysIn(days: number): string {
  const term = termIn(days);
  return /years?$/.test(term) ? `${days} days (${term})` : term;
}

/** The same in English. */
export const en: typeof nl = {
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
    whoSeesTitle: 'Who sees what',
    whoSees: {
      overview: 'This overview is for you only.',
      question:
        'A question to me: nobody else. Do you pass it on, or did you not find my answer useful? Then the brokers of your organisation read the question, without your name.',
      case: 'A case you hand over: the counter and the brokers of your organisation, and sometimes a broker elsewhere who helps. The administrator only sees that a case waits, and with whom.',
      ambassador: (smallest) =>
        `What you answer as an ambassador: only you. The broker sees numbers, and never of fewer than ${smallest} people.`,
      gathering:
        'Do you come to a visit or a session? Whoever organises it sees that. At a session colleagues of your organisation who come see your name too. At a visit other guests see your name only if you agree.',
      broadcast: 'Do you answer a message of a broker? They read it, with your name.',
      dossier: 'A file that you share: those you share it with.',
      log: 'What you do with a role is in the log of the administrator.',
      channel: 'In a channel everybody there reads along.',
      operator:
        'Whoever runs this system can get at everything. Whoever runs Slack or Teams may be able to read messages too: that is beyond me.',
      noModel: 'What you type goes to no language model outside this system.',
      model: 'The words of your question also go to a language model, without your name.',
    },
    whoReads: {
      direct: 'Nobody reads along in this conversation, and neither does your manager.',
      private: 'Only you see this answer. Your manager does not read along either.',
      channel:
        'In this channel everybody who is in it reads along. In a direct message to me nobody does, and neither does your manager.',
      shared:
        'Everybody reads along here, people of other organisations too. In a direct message to me nobody does, and neither does your manager.',
    },
    whoReadsWhat: 'Who sees what:',
    forgotten: (conversations, cases) =>
      `I erase your questions and my answers after ${termIn(conversations)}, a case that is done after ${termIn(cases)}.`,
    showMine: 'Show my data',
    showMineWords: 'which data do you have on me?',
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
      conversations: 'conversations, questions, answers and messages to groups',
      downloads: 'expired download links',
      audit: 'log',
      cases: 'cases of entrepreneurs that are closed, and procurement files',
      ambassadors: 'messages to ambassadors',
    },
    line: (kind, days) => `${kind}: ${termIn(days)}`,
    howToChange:
      'These terms hold for all organisations together. To change one, type for example: /impact retention messages to me 14',
    whoMayChange:
      'These terms hold for all organisations together. Only the network broker, or whoever runs the Impactmakelaar, can change them.',
    bounds: (kind, least, most) =>
      `That is not possible. For ${kind}, choose a number from ${least} to ${most} days (${termIn(most)}).`,
    change: (kind, before, days) =>
      `I keep ${kind} for ${daysIn(before)} now. Do you want to make that ${daysIn(days)}, for all organisations?`,
    shorter: (date) =>
      `Everything from before ${date} I then erase tonight, and after that every night what is too old. That cannot be undone.`,
    confirm: (days) => `Keep for ${termIn(days)}`,
    changedBefore: (kind, days) =>
      `This was changed meanwhile: I keep ${kind} for ${daysIn(days)} now. I changed nothing.`,
    changed: (kind, days) => `All right, from now on I keep ${kind} for ${daysIn(days)}.`,
  },
};
