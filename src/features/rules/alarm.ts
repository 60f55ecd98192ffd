import type { Messenger } from '../../delivery/messenger.ts';
import { texts } from '../../i18n/texts.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { BrokenRule } from '../../routing/stored-rule.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { noteAlarms } from './repository.ts';
import { partsInWords } from './words.ts';

/**
 * Tells of broken rules: an error in the log and a message to every network broker, once for each version of a rule,
 * whichever process sees it first.
 */
export function createRuleAlarm(deps: {
  messenger: Pick<Messenger, 'within'>;
  logger: Logger;
}): (broken: readonly BrokenRule[]) => Promise<void> {
  const { messenger, logger } = deps;
  return async (broken) => {
    await messenger.within(async (tx) => {
      const isNew = await noteAlarms(tx, broken);
      const fresh = broken.filter(({ ruleId }) => isNew.has(ruleId));
      for (const { ruleId, version, problem, about } of fresh) {
        logger.error({ rule: ruleId, version, problem, about }, 'routing rule is broken');
      }
      const hearers = fresh.length > 0 ? await whoMustHear(tx) : [];
      if (fresh.length > 0 && hearers.length === 0) logger.error('nobody can be told of broken routing rules');
      return {
        messages: hearers.map((personId) => ({
          to: { personId, ifUnreachable: 'skip' as const },
          replies: [alarmMessage(fresh)],
        })),
      };
    });
  };
}

/** Network brokers; where none of them can be reached, the administrators, who can see to it that there is one. */
async function whoMustHear(tx: Transaction): Promise<string[]> {
  const brokers = await holdersOf(tx, 'network_broker', null);
  const others = brokers.some(({ now }) => now) ? [] : await holdersOf(tx, 'administrator', null);
  return [...new Set([...brokers, ...others].flatMap(({ id, reachable }) => (reachable ? id : [])))];
}

function alarmMessage(broken: readonly BrokenRule[]) {
  const { rules } = texts('nl');
  return {
    language: 'nl' as const,
    body: [
      { kind: 'paragraph' as const, text: rules.alarm },
      {
        kind: 'list' as const,
        items: broken.map(({ problem, about }, index) => {
          const what = problem === 'unreadable' ? partsInWords(about, 'nl') : about.join(', ');
          return rules.broken[problem](index + 1, what);
        }),
      },
    ],
    buttons: broken.slice(0, 3).map(({ ruleId }, index) => ({
      kind: 'say' as const,
      label: rules.look(index + 1),
      text: `/impact regels ${ruleId}`,
    })),
  };
}
