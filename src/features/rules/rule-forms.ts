import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import type { FormField } from '../../chat/form.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { LONGEST_REASON } from '../../counters/keeper.ts';
import { isChoosable } from '../../counters/register.ts';
import { AppError } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import { readStoredBook } from '../../routing/book.ts';
import type { MessageReader } from '../../routing/message.ts';
import { type StoredRule, versionsOfRule } from '../../routing/repository.ts';
import { MUNICIPALITY_ITSELF } from '../../routing/rule-book.ts';
import type { RuleContent } from '../../routing/schemas.ts';
import { readRule } from '../../routing/stored-rule.ts';
import type { Vocabulary } from '../../routing/vocabulary.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  APPLY_RULE,
  CHANGE_RULE,
  draftRuleSchema,
  type LookedAt,
  lookedAtSchema,
  RULE_HISTORY,
  WITHDRAW_RULE,
} from './actions.ts';
import { CASES_TRIED, dryRun, tryChange } from './dry-run.ts';
import { redrawnRule } from './redrawing.ts';
import { latestCases } from './repository.ts';
import { dryRunBody, historyBody } from './rule-cards.ts';
import { changeRule, parseRule, withdrawRule } from './rule-changes.ts';
import { namesIn } from './words.ts';

export interface RuleFormDeps {
  reader: MessageReader;
  vocabulary: Vocabulary;
}

const MOST_DESTINATIONS = 3;
const LONGEST_BECAUSE = 300;
const DRY_RUN = 'dry run';

/** Everything a network broker does with a rule. */
export function ruleCalls(deps: RuleFormDeps): CallAction[] {
  const apply = applyForm(deps);
  return [changeForm(deps, apply), apply, withdrawForm(deps), history(deps)];
}

const reasonValues = z.object({ reason: z.string().min(1).max(LONGEST_REASON) });

const draftValues = z.object({
  topics: z.array(z.string()).default([]),
  municipalities: z.array(z.string()).default([]),
  regions: z.array(z.string()).default([]),
  first: z.string(),
  second: z.string().optional(),
  third: z.string().optional(),
  becauseNl: z.string().min(1).max(LONGEST_BECAUSE),
  becauseEn: z.string().min(1).max(LONGEST_BECAUSE),
});

function changeForm(deps: RuleFormDeps, apply: FormAction<typeof draftRuleSchema>): CallAction {
  return formAction({
    name: CHANGE_RULE,
    role: 'network_broker',
    payload: lookedAtSchema,
    values: draftValues,
    async form(turn, lookedAt, tx) {
      const stored = await lookedAtRule(tx, lookedAt);
      if (typeof stored === 'string') return ephemeral(turn, sentenceOf(turn, stored));
      const { rules } = texts(turn.language);
      return {
        language: turn.language,
        title: rules.changeTitle,
        intro: [{ kind: 'paragraph', text: rules.formIntro }],
        fields: await fieldsOf(stored, { deps, turn, tx }),
        submitLabel: rules.next,
      };
    },
    async submit(turn, { payload, values }, tx) {
      const stored = await lookedAtRule(tx, payload);
      if (typeof stored === 'string') return ephemeral(turn, sentenceOf(turn, stored));
      const draft = draftFrom(stored, values);
      try {
        return await apply.open(turn, { ...payload, draft: z.json().parse(draft) }, tx);
      } catch (error) {
        return { errors: { '': texts(turn.language).rules.notRight(messageOf(error)) } };
      }
    },
  });
}

/** The dry run, the reason, and then it counts. */
function applyForm(deps: RuleFormDeps): FormAction<typeof draftRuleSchema> {
  const changeOf = (turn: Turn, reason: string, version: number) => ({
    by: turn.actor,
    reason,
    basedOn: version,
    vocabulary: deps.vocabulary,
  });
  return formAction({
    name: APPLY_RULE,
    role: 'network_broker',
    payload: draftRuleSchema,
    values: reasonValues,
    async form(turn, { draft, ...lookedAt }, tx) {
      const { rules } = texts(turn.language);
      const { version } = lookedAt;
      const stored = await lookedAtRule(tx, lookedAt);
      if (typeof stored === 'string') return ephemeral(turn, sentenceOf(turn, stored));
      const change = () => changeRule(tx, parseRule(draft), changeOf(turn, DRY_RUN, version));
      return {
        language: turn.language,
        title: rules.confirmTitle,
        intro: await triedBody(deps, turn, tx, change),
        fields: [reasonField(turn)],
        submitLabel: rules.apply,
      };
    },
    async submit(turn, { payload: { version, draft }, values }, tx) {
      const content = parseRule(draft);
      const change = () => changeRule(tx, content, changeOf(turn, values.reason, version));
      return settle(deps, { turn, tx, id: content.id }, change);
    },
  });
}

function withdrawForm(deps: RuleFormDeps): CallAction {
  return formAction({
    name: WITHDRAW_RULE,
    role: 'network_broker',
    payload: lookedAtSchema,
    values: reasonValues,
    async form(turn, lookedAt, tx) {
      const stored = await lookedAtRule(tx, lookedAt);
      if (typeof stored === 'string') return ephemeral(turn, sentenceOf(turn, stored));
      const { rules } = texts(turn.language);
      if (stored.withdrawn) return ephemeral(turn, rules.isWithdrawn);
      const change = { by: turn.actor, reason: DRY_RUN, basedOn: lookedAt.version };
      return {
        language: turn.language,
        title: rules.withdrawTitle,
        intro: await triedBody(deps, turn, tx, () => withdrawRule(tx, lookedAt.id, change)),
        fields: [reasonField(turn)],
        submitLabel: rules.withdraw,
      };
    },
    async submit(turn, { payload: { id, version }, values }, tx) {
      const change = { by: turn.actor, reason: values.reason, basedOn: version };
      return settle(deps, { turn, tx, id }, () => withdrawRule(tx, id, change));
    },
  });
}

function history({ reader }: RuleFormDeps): CallAction {
  return callAction({
    name: RULE_HISTORY,
    role: 'network_broker',
    payload: lookedAtSchema,
    async run(turn, { id }, tx) {
      const { counters } = await readStoredBook(tx);
      const names = namesIn(turn.language, reader, counters);
      const { language } = turn;
      const versions = await versionsOfRule(tx, id);
      if (versions.length === 0) return ephemeral(turn, sentenceOf(turn, 'gone'));
      const title = texts(language).rules.historyTitle;
      return { kind: 'dialog', language, title, body: historyBody(versions, names, language) };
    },
  });
}

async function triedBody(deps: RuleFormDeps, turn: Turn, tx: Transaction, change: () => Promise<unknown>) {
  const books = await tryChange(tx, change);
  const cases = await latestCases(tx, CASES_TRIED);
  return dryRunBody(dryRun(cases, books, { reader: deps.reader, today: localTimeAt(turn.now).date }), turn.language);
}

/** Makes the change; every card of the rule shows how it stands then. */
async function settle(
  { reader }: RuleFormDeps,
  { turn, tx, id }: { turn: Turn; tx: Transaction; id: string },
  change: () => Promise<{ version: number }>,
): Promise<CallAnswer> {
  try {
    const { version } = await change();
    return {
      response: ephemeral(turn, texts(turn.language).rules.applied(version)),
      messages: await redrawnRule(tx, reader, id),
    };
  } catch (error) {
    return ephemeral(turn, refusal(turn, error));
  }
}

/** The sentence for a change that may not be; anything else is a fault and goes on. */
export function refusal(turn: Turn, error: unknown): string {
  const { rules, conversation } = texts(turn.language);
  const code = error instanceof AppError ? error.code : '';
  if (code === 'rules.changed-meanwhile') return rules.changedMeanwhile;
  if (code === 'rules.forbidden') return conversation.forbidden;
  if (code === 'rules.not-found' || code === 'rules.withdrawn') return rules.gone;
  if (code === 'counters.no-change') return rules.nothingChanged;
  return rules.notRight(messageOf(error));
}

function messageOf(error: unknown): string {
  if (error instanceof AppError && /^(rules|counters)\./.test(error.code)) return error.message;
  throw error;
}

async function lookedAtRule(tx: Transaction, { id, version }: LookedAt): Promise<StoredRule | 'gone' | 'changed'> {
  const [newest] = await versionsOfRule(tx, id);
  if (!newest) return 'gone';
  return newest.version === version ? newest : 'changed';
}

function sentenceOf(turn: Turn, why: 'gone' | 'changed'): string {
  const { rules } = texts(turn.language);
  return why === 'gone' ? rules.gone : rules.changedMeanwhile;
}

/** What the form does not ask about stays as it is: other conditions, and destinations beyond the third. */
function draftFrom(stored: StoredRule, values: z.infer<typeof draftValues>): RuleContent {
  const before = readRule(stored);
  const { topics, municipalities, regions, first, second, third, becauseNl, becauseEn } = values;
  const { topics: _, municipalities: __, regions: ___, ...others } = 'unreadable' in before ? {} : before.when;
  const chosen = Object.entries({ topics, municipalities, regions }).filter(([, some]) => some.length > 0);
  return {
    id: stored.ruleId,
    when: { ...others, ...Object.fromEntries(chosen) },
    to: [...new Set([first, second, third, ...stored.destinations.slice(MOST_DESTINATIONS)].flatMap((id) => id ?? []))],
    because: { nl: becauseNl, en: becauseEn },
    source: stored.basis,
  };
}

async function fieldsOf(
  stored: StoredRule,
  { deps, turn, tx }: { deps: RuleFormDeps; turn: Turn; tx: Transaction },
): Promise<FormField[]> {
  const { rules } = texts(turn.language);
  const { reader, vocabulary } = deps;
  const { counters } = await readStoredBook(tx);
  const names = namesIn(turn.language, reader, counters);
  const content = readRule(stored);
  const when = 'unreadable' in content ? {} : content.when;
  const because = 'unreadable' in content ? { nl: '', en: '' } : content.because;
  const choosable = counters.filter(
    (counter) => isChoosable(counter, localTimeAt(turn.now).date) && counter.kind !== 'municipality',
  );
  const ids = [...new Set([MUNICIPALITY_ITSELF, ...stored.destinations, ...choosable.map(({ id }) => id)])];
  const options = ids.map((value) => ({ value, label: names.counter(value) }));
  const choices = (name: 'topics' | 'municipalities' | 'regions', label: string, nameOf: (id: string) => string) => ({
    kind: 'choices' as const,
    name,
    label,
    required: false,
    options: vocabulary[name].map((value) => ({ value, label: nameOf(value) })),
    initial: [...(when[name] ?? [])],
  });
  const labels = [rules.first, rules.second, rules.third];
  const destinations = ['first', 'second', 'third'].slice(0, MOST_DESTINATIONS).map((name, at) => ({
    kind: 'choice' as const,
    name,
    label: labels[at] ?? '',
    required: at === 0,
    options,
    initial: stored.destinations[at],
  }));
  const line = (name: string, label: string, initial: string) => ({
    kind: 'line' as const,
    name,
    label,
    required: true,
    maxLength: LONGEST_BECAUSE,
    initial,
  });
  return [
    choices('topics', rules.conditions.topics, names.topic),
    choices('municipalities', rules.conditions.municipalities, names.municipality),
    choices('regions', rules.conditions.regions, names.region),
    ...destinations,
    line('becauseNl', rules.becauseNl, because.nl),
    line('becauseEn', rules.becauseEn, because.en),
  ];
}

export function reasonField(turn: Turn): FormField {
  const label = texts(turn.language).rules.reason;
  return { kind: 'lines', name: 'reason', label, required: true, maxLength: LONGEST_REASON };
}
