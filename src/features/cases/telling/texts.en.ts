import { atBegin } from '../../../i18n/sentence.ts';
import type { nl } from './texts.nl.ts';

function workingDays(days: number): string {
  return days === 1 ? 'one working day' : `${days} working days`;
}

/** The same in English. */
export const en: typeof nl = {
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
    escalated: (number, counter, who) =>
      `Case ${number} ${counter === null ? 'waited too long' : `has not been accepted by ${counter} yet`}. Now in the lead: ${who}.`,
    notFinished: (number, counter, who) =>
      `Case ${number} has not been finished${counter === null ? '' : ` by ${counter}`} yet. Now in the lead: ${who}.`,
    stillWaiting: (number, who, isTaken, othersKnow) =>
      `Case ${number} has not been ${isTaken ? 'finished' : 'taken up'} yet. In the lead is ${who}, who is reminded again and again${othersKnow ? ', and I asked others to take it up' : ''}. Would you rather not wait? Then call the counter yourself.`,
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
    undelivered: (number, counter, who) => `I could not deliver case ${number} at ${counter}. Now in the lead: ${who}.`,
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
    orPassOn: (label) => `Should the colleague know this? Press ${label}.`,
    reachTold: (counter) =>
      `Is this a contact person of ${counter}? I cannot add them to the counter myself: give name and e-mail address to whoever runs the bot. Is it about a case or a new request? Then press that button. I have done nothing yet.`,
    missingContact: (number, counter) =>
      `I know nobody at ${counter}. I could not deliver case ${number} there; the colleague forwards it. Do you know who handles cases there? Then give name and e-mail address to whoever runs the bot: they add them to the counter.`,
    unreachable: (number, counter, who) =>
      `I cannot reach ${who} of ${counter} about case ${number}. Do they still handle the cases there?`,
    deliveryWaits: (number, whom) =>
      `Case ${number} is not with ${whom} yet: the chat there takes no messages now. As soon as it can, I will deliver it. Can it not wait? Call them, or choose another counter.`,
    silent: (number, who, isTaken) =>
      `Case ${number} has not been ${isTaken ? 'finished' : 'taken up'} yet, and that is too late. In the lead is ${who}. Can you take it up, or find somebody who can?`,
    silentForOthers: (number, who, isTaken) =>
      `Case ${number} has not been ${isTaken ? 'finished' : 'taken up'} yet, and that is too late. In the lead is ${who}. Do you know somebody who can take it up? Any broker of your organisation can.`,
    neverLeft: (number, counter) =>
      `Case ${number} has still not been forwarded to ${counter}. The colleague who filed it was reminded several times. Can you take it up, or choose a counter?`,
    howToAdd: (name) =>
      `Thank you. I do not add a new contact to a counter myself: give the name and e-mail address to whoever runs the bot. Do you want to do something with ${name} now? Take it yourself, or choose a counter: the same one again too, when somebody is there now.`,
    withNobody: (count) => (count === 1 ? 'This case is with nobody now:' : 'These cases are with nobody now:'),
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
      `I cannot reach the colleague who filed case ${number}, and there is no broker who can answer. ${atBegin(counter)} is waiting for an answer to this question. Do you know who can stand in for the colleague?`,
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
    arrived: (number, counter) => `Case ${number} is for ${counter}, where nobody can take it now. So it is your turn.`,
    undelivered: (number, counter) =>
      `Case ${number} is now yours: I could not reach whoever was in the lead before you at ${counter}.`,
    passedOnYouMay: (number, who) =>
      `Case ${number} is now with ${who}. You need not do anything any more. Would you like to take it up after all? You can, with the buttons on the card.`,
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
  atCounter: {
    work: (counter, answer, done, next) =>
      `You work for ${counter}. When a case comes in, you get a card with buttons: take it, say it is not for you, or ask a question. Do that within ${workingDays(answer)}; within ${workingDays(done)} it is finished. I remind you in time. If you do not answer, I ask ${next ?? 'a broker'}.`,
    away: (counter, next) =>
      `I do not keep when you are away. A case for ${counter} comes to you first; if you do not answer in time, it goes to ${next ?? 'a broker'}.`,
    tellBroker: 'Should somebody else get them while you are away? Let your broker know.',
  },
};
