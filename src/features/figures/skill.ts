import type { Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { FiguresDeps } from './deps.ts';
import { asksNothing, seesFigures, showTold } from './reply.ts';
import { figuresTopic } from './talk.ts';

/** Tells how much is asked, brought and sent, to who may see that, and says what is not counted. */
export function createFiguresSkill(deps: FiguresDeps): Skill {
  return {
    name: 'figures',
    topics: [figuresTopic(deps)],
    subcommands: [
      { names: ['cijfers', 'figures'], role: 'colleague', run: (turn: Turn) => showTold(deps, turn, asksNothing()) },
    ],
  };
}

/** What figures there are for who speaks, for the list of what the bot can do; none: they see none. */
export function figuresAbility({ actor, language }: Turn): string[] {
  return seesFigures(actor) ? [texts(language).figures.canBeAsked] : [];
}
