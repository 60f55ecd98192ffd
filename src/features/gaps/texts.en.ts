import type { nl } from './texts.nl.ts';

/** The same in English. */
export const en: typeof nl = {
  gaps: {
    passOn: (question: string) =>
      `You asked: “${question}”. Press the button, and I ask the brokers of your organisation.`,
    passOnHow:
      'When I do not know an answer, the button ‘Ask a broker’ stands below it. Ask me your question, or ask the broker yourself.',
    pressToAsk: 'Press the button, and I ask the brokers of your organisation.',
    ask: 'Ask a broker',
    asked: 'I passed your question on to the broker of your organisation. You will get the answer here.',
    askedBefore: 'You have put this question to the broker already. You will get the answer here.',
    youAsked: (since) =>
      `You already asked the broker this question on ${since}. There is no answer yet. When it comes, you get it where you asked.`,
    colleagueAsked: (since) =>
      `A colleague asked this too, on ${since}. The question lies with the broker. Would you like the answer as well? Then press the button.`,
    own: {
      none: 'You asked a broker nothing. Is there something I do not know? Then you can use my button ‘Ask a broker’.',
      title: 'This is what you asked the broker:',
      line: (question: string, since: string, state: string) => `“${question}” (${since}): ${state}`,
      states: {
        open: 'there is no answer yet',
        answered: 'answered; the answer stands where you asked it',
        closed: 'the broker cannot answer this question',
      },
      takeBack: 'I no longer need an answer',
      takeBackThis: (question: string) => `No longer needed: ${question}`,
      takenBack: 'All right, I took your question back. The broker sees that.',
      noLongerWaits: 'This question no longer waits for a broker.',
      underWay: (question: string, since: string) =>
        `Your question to the broker of ${since}: “${question}”. There is no answer yet`,
    },
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
    isCase: 'This is a case',
    close: 'Do not answer',
    closeConfirm: 'Who asked this will hear that there will be no answer.',
    closed: 'All right. Who asked this hears that there will be no answer.',
    closedForAsker: (question) =>
      `${question ? `You asked: “${question}”. ` : ''}Unfortunately the broker cannot answer this question.`,
    outOfTime: (question) =>
      `${question ? `You asked: “${question}”. ` : ''}No answer came for a year. I have closed the question. Do you still need the answer? Then ask it again.`,
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
    waitForYou: (count: number) =>
      count === 1
        ? '1 question of a colleague waits for a broker'
        : `${count} questions of colleagues wait for a broker`,
    showOpen: 'Open questions',
    noneOpen: 'No questions are waiting for a broker.',
    worstTitle: 'What colleagues did not find useful',
    worstNone: 'There are no answers that colleagues did not find useful.',
    judged: (question, notUseful, useful) => `${question} (not useful: ${notUseful}, useful: ${useful})`,
  },
};
