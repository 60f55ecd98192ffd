import { newCardName } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { StoredRule } from '../../routing/repository.ts';
import { readRule } from '../../routing/stored-rule.ts';
import { CHANGE_RULE, RULE_HISTORY, ruleCards, WITHDRAW_RULE } from './actions.ts';
import type { DryRun } from './dry-run.ts';
import { dateIn, type Names, partsInWords } from './words.ts';

const MOST_LISTED = 12;
const MOST_BUTTONS = 5;
const MOST_MOVED = 5;

/** One rule, with what a network broker can do about it. */
export function ruleCard(
  rule: StoredRule,
  { names, language, mayChange }: { names: Names; language: Language; mayChange: boolean },
): ReplyDraft {
  const { rules } = texts(language);
  return {
    language,
    framed: true,
    card: newCardName(ruleCards(rule.ruleId, mayChange), language),
    body: [
      { kind: 'heading', text: rules.cardTitle(rule.version) },
      ...(rule.withdrawn ? [paragraph(rules.isWithdrawn)] : []),
      ...contentOf(rule, names, language),
      paragraph(versionLine(rule, language)),
    ],
    buttons: mayChange ? buttonsOf(rule, language) : [],
  };
}

function contentOf(rule: StoredRule, names: Names, language: Language): Block[] {
  const { rules } = texts(language);
  const content = readRule(rule);
  if ('unreadable' in content) {
    return [paragraph(rules.cannotRead(partsInWords(content.unreadable, language)))];
  }
  return [
    {
      kind: 'list',
      items: [
        `${rules.when}: ${names.conditions(content.when)}`,
        `${rules.to}: ${content.to.map(names.counter).join(' → ')}`,
        `${rules.because}: ${content.because[language]}`,
        `${rules.basis}: ${content.source}`,
      ],
    },
  ];
}

function buttonsOf(rule: StoredRule, language: Language): Button[] {
  const { rules } = texts(language);
  const payload = { id: rule.ruleId, version: rule.version };
  const label = rule.withdrawn ? rules.restore : rules.change;
  return [
    { kind: 'action', label, action: CHANGE_RULE, payload, style: 'primary' },
    { kind: 'action', label: rules.history, action: RULE_HISTORY, payload },
    ...(rule.withdrawn ? [] : [{ kind: 'action' as const, label: rules.withdraw, action: WITHDRAW_RULE, payload }]),
  ];
}

export function rulesList(found: readonly StoredRule[], names: Names, language: Language): ReplyDraft {
  const { rules } = texts(language);
  const items = found.slice(0, MOST_LISTED).map((rule, index) => {
    const content = readRule(rule);
    const when =
      'unreadable' in content
        ? rules.cannotRead(partsInWords(content.unreadable, language))
        : names.conditions(content.when);
    return rules.line(index + 1, when, rule.destinations.map(names.counter).join(' → '));
  });
  const left = found.length - items.length;
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: rules.title },
      paragraph(rules.found(found.length)),
      { kind: 'list', items },
      ...(left > 0 ? [paragraph(rules.more(left))] : []),
    ],
    buttons: found
      .slice(0, MOST_BUTTONS)
      .map(({ ruleId }, index) => ({ kind: 'say', label: rules.look(index + 1), text: `/impact regels ${ruleId}` })),
  };
}

/** How a rule became what it is, the newest first. */
export function historyBody(versions: readonly StoredRule[], names: Names, language: Language): Block[] {
  return [
    {
      kind: 'list',
      items: versions.map((version) => {
        const content = readRule(version);
        const what =
          'unreadable' in content
            ? texts(language).rules.cannotRead(partsInWords(content.unreadable, language))
            : `${names.conditions(content.when)} → ${content.to.map(names.counter).join(' → ')}`;
        return `${versionLine(version, language)} (${version.withdrawn ? texts(language).rules.off : what})`;
      }),
    },
  ];
}

function versionLine({ version, createdAt, source, author, reason }: StoredRule, language: Language): string {
  const { rules } = texts(language);
  const why = reason ?? rules.noReason;
  return rules.version(
    version,
    dateIn(language, createdAt),
    author ?? rules.by[source],
    source === 'seed' ? rules.by.seed : why,
  );
}

/** What a change would do to the latest cases. */
export function dryRunBody({ tried, moved }: DryRun, language: Language): Block[] {
  const { rules } = texts(language);
  const items = moved.slice(0, MOST_MOVED).map(({ number, from, to }) => rules.moved(number, from.name, to.name));
  return [
    paragraph(rules.dryRun(moved.length, tried)),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
  ];
}
