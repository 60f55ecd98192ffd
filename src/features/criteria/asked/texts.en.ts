/** The same in English. */
export const en = {
  dossierAsked: {
    themes: 'This is in it, by theme:',
    lightest: (n: number, title: string) => `Number ${n} asks the least: ${title}.`,
    reserved:
      'That is possible: it is called a reserved contract. Only sheltered workshops may take part then, and firms whose main aim is to help people with a disability or a disadvantage into work. At least 30% of their staff belong to that group. Other firms may not take part. Put this in the documents and in the notice beforehand. A social aim alone is not enough. Have a procurement officer or lawyer look at it too.',
    lots: {
      intro: 'Dividing it into lots is allowed, and the law starts from it. It gives small firms more of a chance.',
      together: 'The value of all lots together decides whether you are above the threshold: dividing changes nothing.',
    },
    weights: {
      makes: (sum: number) => `The weights add up to ${sum}%.`,
      none: 'There is no award criterion among them. Only an award criterion has a weight.',
      chosen: 'What you chose weighs:',
      suggested: 'You have not chosen an award criterion yet. The suggestions weigh:',
      sum: (least: number, most: number) =>
        `Together: ${least === most ? `${least}%` : `${least} to ${most}%`}. What is left up to 100% is for price and other quality.`,
    },
    stillOpen: (number: number) => `File ${number} is still open: just go on.`,
    share: {
      percentage: (share: number) => `${share.toLocaleString('en-GB')}%`,
      fact: (percentage: string) => `social return ${percentage}`,
      changed: (now: string, before: string) => `Social return is ${now} of the sum now (it was ${before}).`,
      law: 'The Public Procurement Act names no percentage for social return. It has to fit what you buy, and be in proportion.',
      /** As a rule names it, in Dutch: “2% of 5%”. */
      ruled: (percentage: string) => percentage.replaceAll(' of ', ' or '),
      rule: (buyer: string, euros: string, percentage: string, source: string) =>
        `${buyer} asks ${percentage}, from ${euros} without VAT (${source}).`,
      ruleUnknown: (buyer: string, euros: string, source: string) =>
        `${buyer} asks for social return from ${euros} without VAT (${source}). My sources do not say what percentage: look in your purchasing policy.`,
      noRule: 'I know no rule of your organisation for social return: look in your purchasing policy.',
      others: (rules: string) => `For comparison: ${rules}.`,
      how: 'Say which percentage it will be, and I put it in the text: “make social return 5%”.',
    },
    framework:
      'A framework agreement changes nothing about the criteria. For the threshold the value counts of all that you expect to buy with it over the whole term. Put into the agreement what holds for every order, and ask the rest of each order.',
    proof: 'This is the proof:',
    missed: 'This holds when it does not work out:',
    howMany: {
      below:
        'Below the threshold you choose yourself how many companies you ask, for reasons you can explain. Look in your organisation’s purchasing policy from which amount you must ask more: I do not know that policy.',
      above: 'Above the threshold you do not choose that yourself: it takes a European procedure.',
      unknown: 'That depends on the value. What is the value over the whole term, without VAT?',
    },
    otherKind: {
      why: (n: number, kind: string, why: string) => `Number ${n} is a ${kind}. ${why}`,
      added: (title: string, kind: string) =>
        `As ${kind} there is “${title}”. It is among the suggestions now. Choose it, and take out the other.`,
      none: (kind: string, n: number) =>
        `I have no ${kind} about the same. With Change ${n} you can write a text yourself.`,
      already: (n: number, kind: string) => `Number ${n} is a ${kind} already.`,
      noRoom: (kind: string) => `A ${kind} does not fit this procedure or stage.`,
    },
    noLabel:
      'I suggest requirements and no label, so that whoever does not have the label can take part too. As proof a label is fine.',
    label:
      'You may only ask for a label that is about what you buy, and with “or equivalent”: whoever can show the same in another way takes part too. If the label is about other things as well, name the requirements that fit your assignment yourself.',
    whichOf: (titles: string) => `Do you mean ${titles}? Give its number.`,
    nearest: (titles: string) => `The nearest is: ${titles}. If you mean that, press the button.`,
    inContract: (stayed: string, out: string) =>
      `In the contract: ${stayed === '' ? 'nothing' : stayed}.${out === '' ? '' : ` Not: ${out}.`} That is filled in for you.`,
  },
};
