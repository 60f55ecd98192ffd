import { formCommand } from '../../chat/form-action.ts';
import type { Skill } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { WRITE } from './actions.ts';
import { hookCalls } from './calls.ts';
import type { HookDeps } from './deps.ts';
import { askedHookTopic, giveHook, hookIntent, hookThemesTopic, hookTopic } from './talk.ts';

const LONGEST_BEGUN = 200;

/** Gives a short pitch with which impact entrepreneurship hooks onto a policy theme, always with its source. */
export function createHooksSkill(deps: HookDeps): Skill {
  return {
    name: 'hooks',
    intents: [hookIntent(deps)],
    topics: [askedHookTopic(deps), hookTopic(deps), hookThemesTopic(deps)],
    subcommands: [
      { names: ['haakje', 'hook'], role: 'colleague', run: (turn, text) => giveHook(deps, turn, text) },
      formCommand({
        names: ['haakje-schrijven', 'write-hook'],
        role: 'broker',
        action: WRITE,
        payload: (text) => ({ begun: text.slice(0, LONGEST_BEGUN) }),
        invitation: (language) => texts(language).hooks.writing.invitation,
      }),
    ],
    calls: hookCalls(deps),
  };
}
