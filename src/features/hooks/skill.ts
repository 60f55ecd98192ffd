import type { Skill } from '../../chat/skill.ts';
import { hookCalls } from './calls.ts';
import type { HookDeps } from './deps.ts';
import { giveHook, hookIntent, hookTopic } from './talk.ts';

/** Gives a short pitch with which impact entrepreneurship hooks onto a policy theme, always with its source. */
export function createHooksSkill(deps: HookDeps): Skill {
  return {
    name: 'hooks',
    intents: [hookIntent(deps)],
    topics: [hookTopic(deps)],
    subcommands: [{ names: ['haakje', 'hook'], role: 'colleague', run: (turn, text) => giveHook(deps, turn, text) }],
    calls: hookCalls(deps),
  };
}
