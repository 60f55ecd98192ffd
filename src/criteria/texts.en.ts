const euro = (amount: number) => `€ ${amount.toLocaleString('en-GB')}`;

/** What this part of the bot says in English. */
export const en = {
  criteria: {
    euro,
    kinds: {
      eis: 'requirement',
      geschiktheidseis: 'suitability requirement',
      selectiecriterium: 'selection criterion',
      gunningscriterium: 'award criterion',
      contractbepaling: 'contract clause',
    },
    levels: { basis: 'basic', significant: 'significant', ambitieus: 'ambitious' },
    contracts: {
      works: 'works',
      supplies: 'supplies',
      services: 'services',
      social: 'social and other specific services',
    },
    severities: { stop: 'Stop', warn: 'Mind', hint: 'Chance' },
    range: (min: number, max: number) => `${min} to ${max}%`,
    weight: (weight: string) => `weight ${weight}`,
    reasons: {
      goal: (theme: string) => `You name ${theme} as an aim.`,
      ownRule: (buyer: string, amount: number) => `Social return holds at ${buyer} from ${euro(amount)}.`,
      group: (group: string) => `It is made for ${group}.`,
      anyGroup: 'It fits whatever you buy.',
      lateStage: 'This can still be done in this stage.',
      noCompetition: 'There is only one bidder, so you ask for it or agree on it.',
      kind: {
        eis: 'As a requirement it holds for every bidder.',
        geschiktheidseis: 'It is about what a bidder must be able to do.',
        selectiecriterium: 'There is a round before, so you may choose who may bid.',
        gunningscriterium: 'As an award criterion it rewards the best offer.',
        contractbepaling: 'As a contract clause it counts when the work is done.',
      },
      level: {
        basis: 'Small firms can do it too.',
        significant: 'It goes a step further than usual.',
        ambitieus: 'It asks a lot; try it on the market first.',
      },
      fitsValue: (amount: number) => `The value of ${euro(amount)} is large enough for it.`,
    },
    notes: {
      vatRemoved: (amount: number) => `The amount included VAT; without 21% VAT it is ${euro(amount)}.`,
      vatNotSaid: 'I take the amount to be without VAT.',
      highest: (written: string) => `I count with the highest amount: ${written}.`,
      perYear: (amount: number, years: number, withOptions: boolean) =>
        `${euro(amount)} a year for ${years.toLocaleString('en-GB')} years${withOptions ? ', options included' : ''}.`,
      perMonth: (amount: number, years: number, withOptions: boolean) =>
        `${euro(amount)} a month for ${years.toLocaleString('en-GB')} years${withOptions ? ', options included' : ''}.`,
      perYearOnly: (amount: number) => `${euro(amount)} a year; I do not know yet how long the contract runs.`,
      lotsAdded: (lots: number) => `The value of ${lots} lots together.`,
      otherCurrency: (written: string) =>
        `I count in euros only and read “${written}”. Please give the amount in euros.`,
      negative: (written: string) => `“${written}” is below zero. What is the value of the contract?`,
      absurd: (written: string) => `“${written}” cannot be the value. Is the number of zeros right?`,
      unknownCpv: (code: string) => `There is no CPV code ${code}. I look at the words.`,
      threshold: (amount: number, contract: string) =>
        `The European threshold for ${contract} is now ${euro(amount)} without VAT.`,
      oldThreshold: (amount: number, contract: string, years: readonly number[], year: number) =>
        `The European threshold for ${contract} that I know is of ${years.join(' and ')}: ${euro(amount)} without VAT. That of ${year} I do not know. Look it up before you go on.`,
      onlyByAgreement:
        'The contract is on the market already. New requirements can no longer be made; these are agreements you can make together, as long as they do not change the contract in substance.',
      early: (subject: string) =>
        `Begin with the aim. Write in the assignment, for example: “We ask for ${subject} that demonstrably serves our aim, and leave the way to the market.”`,
      socialReturn: (buyer: string, amount: number, date: string) =>
        `Social return at ${buyer}: from ${euro(amount)} without VAT (source of ${date}).`,
      socialReturnUndated: (buyer: string, amount: number) =>
        `Social return at ${buyer}: from ${euro(amount)} without VAT (source without a date).`,
    },
    basis: 'value as you name it',
    ask: {
      contract: 'Is it a work (building or constructing), a service or a supply? The threshold depends on it.',
      procedure: 'Which procedure do you choose?',
      procedureUnknown: 'Procedure not known yet',
      stage: 'How far are you?',
      stageUnknown: 'Stage not known yet',
      group: 'What are you going to buy?',
      value: 'What is the value over the whole term, with options, without VAT?',
      term: 'How long does the contract run, with extensions?',
      goal: 'What must the assignment achieve, besides the product or service itself?',
      below: (amount: number) => `Less than ${euro(amount)}`,
      above: (amount: number) => `${euro(amount)} or more`,
      unknown: 'I do not know yet',
      tooLight: (procedure: string, value: number, threshold: number) =>
        `You say “${procedure}”, but the value is ${euro(value)}. From ${euro(threshold)} it must be tendered in Europe. Which is right?`,
      european: 'It is tendered in Europe',
      lower: (threshold: number) => `The value is below ${euro(threshold)}`,
      exception: 'Both are right: there is an exception',
      years: (years: number) => `${years} years`,
    },
    european: {
      yes: (value: number, contract: string) => `Yes, ${euro(value)} for ${contract} must be tendered in Europe.`,
      no: (value: number, contract: string) => `No, ${euro(value)} for ${contract} need not be tendered in Europe.`,
      other: (contract: string, amount: number) => `For ${contract} the threshold is ${euro(amount)}.`,
      reckoned: 'Count the whole term, with extensions and without VAT. Source: Aanbestedingswet 2012, article 2.15;',
    },
    none: 'I read no assignment in this. Tell me what you want to buy, for how long and for how much.',
    checks: {
      'local-preference':
        'Where a firm is based or something comes from may not be required or rewarded. Ask for what you need, such as response time or freshness, or make lots that fit small firms.',
      nationality:
        'The country a firm comes from may not be required or rewarded. Ask for what the work needs, such as a language or a permit.',
      'regional-experience':
        'Experience in one region shuts others out. Ask for experience with comparable work, wherever that was.',
      'known-supplier':
        'Who works or worked for you already may have no advantage. Ask for experience with comparable work, for whomever that was.',
      'discriminates-people':
        'This shuts people out for their age, sex, belief or origin. The rules on equal treatment do not allow that. Ask for what the work needs.',
      'brand-without-equivalent':
        'A brand or type stands here without “or equivalent”. Describe what the product must do. If that is not possible, add “or equivalent”.',
      'product-name':
        'This looks like the name of a product. If it is, describe what the product must do, or add “or equivalent”.',
      'label-without-equivalent':
        'A label or standard stands here without “or equivalent”. Add it, or name what is behind the label.',
      'selection-as-award':
        'The experience or size of the firm says nothing of the quality of the offer. Make it a suitability requirement, or ask about the people who do the work.',
      'weights-after-opening':
        'The weights must be in the documents beforehand. Fix them now and do not change them once bids are in.',
      'weights-not-100': 'The weights do not add up to the whole. Please count the parts again.',
      'weight-disproportionate':
        'The weight or the burden is out of proportion to the value, duration or subject. Make it lighter, or explain why it is needed.',
      'social-return-below-threshold':
        'The value is below the amount from which this buyer asks for social return. Leave it out, or explain why it fits here.',
      'split-to-avoid-threshold':
        'A contract may not be split to stay below the threshold. Add it all up; lots are allowed, with the value of the whole.',
      'turnover-requirement':
        'A turnover requirement takes weighty reasons in the documents, and is never more than three times the value. Rather ask for a comparable contract.',
      'staff-size':
        'How many people a firm employs does not tell whether it can do this work, and shuts small firms out. Ask for what this contract needs, such as how many people are there at once.',
      'references-disproportionate':
        'This asks for more experience than is needed. The Gids Proportionaliteit goes by one comparable contract for each skill, up to 60% of the value. Ask for less, or explain why it is needed.',
      'unlimited-liability':
        'Unlimited liability seldom fits a contract. Set a limit that fits the value and the risk.',
      'price-decides':
        'Like this hardly anything but the price decides. Give quality more weight, or explain why the price counts so much.',
      'lowest-price-unmotivated':
        'Awarding on the lowest price alone must be explained in the documents. Choose the best price-quality ratio, or write down the reason.',
      'no-link-to-subject':
        'This has no link with the contract. Ask only for what belongs to the product, the service or its performance.',
      'no-verification': 'It does not say how a bidder proves this. Name the proof, with “or equivalent”.',
      'not-objective': 'Nobody can test this in the same way. Name what you measure, from when and how much.',
      'reserved-direct-award':
        'A reserved contract is no direct award. Let the firms that qualify compete with each other.',
      'outdated-threshold': 'This threshold is old. Use the amount that holds now.',
      'unknown-threshold':
        'I do not know from which amount this buyer asks for social return. Look in its own procurement policy.',
      'reserved-contract-possible':
        'You may be able to reserve this work for sheltered workshops. First see whether there are enough bidders.',
      'procedure-too-light':
        'This procedure is too light for the value. Tender it in Europe, or write down which exception of the law holds here.',
      'required-and-awarded':
        'You give points here for what you demand already. Every bidder who may take part has it, so it makes no difference. Choose one of the two, or give points for what goes further than the demand.',
      'ends-before-beginning': 'The contract ends before it begins. Look at the dates again.',
      'reserved-and-open':
        'The contract is reserved and yet open to everybody. Choose one of the two, and say in the notice that it is reserved.',
      'conflicting-criteria': 'Two things contradict each other. Choose which weighs more.',
    },
    figures: {
      sum: (sum: number, total: number) => ` (${sum} of ${total})`,
      times: (times: number) => ` (${times.toLocaleString('en-GB')} times the value)`,
      threshold: (buyer: string, amount: number) => ` (${buyer}: ${euro(amount)})`,
      current: (amount: number) => ` (now ${euro(amount)})`,
      from: (amount: number) => ` (from ${euro(amount)} on it is tendered in Europe)`,
      pair: (one: string, other: string) => ` (“${one}” and “${other}”)`,
    },
    ofLot: (lot: string, said: string) => `Lot ${lot}: ${said}`,
    outsideScope: 'It is not forbidden here, but something to mind. ',
    law: (articles: string) => `Public Procurement Act 2012, article ${articles}`,
    themes: 'Theme',
    kind: 'Kind',
    level: 'Level',
    verification: 'Proof',
    proportionality: 'Proportion',
    why: 'Why',
    source: 'Source',
    nothingFound:
      'I looked for brands, labels, country and place, experience and size of the firm, turnover, price, weights, proof and vague words, and found nothing. That does not mean that all of it is allowed: have a procurement officer or lawyer read it too.',
  },
};
