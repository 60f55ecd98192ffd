import { type Block, type Button, paragraph } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Topic, Turn, UnderWay } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { whatIsAsked } from './asked.ts';

const MOST_LINES = 12;
const MOST_BUTTONS = 5;

/**
 * "Is er nieuws?", "wat heb ik nu allemaal gepland?": what who asks has under way themselves, and nothing of anybody else.
 *
 * @param deps.of what all skills have of that
 */
export function createUnderWaySkill(deps: { of(turn: Turn): Promise<UnderWay[]> }): Skill {
  return {
    name: 'under way',
    topics: [underWayTopic(deps)],
    subcommands: [{ names: ['loopt', 'under-way'], role: 'colleague', run: (turn) => shown(deps, turn) }],
  };
}

function underWayTopic(deps: { of(turn: Turn): Promise<UnderWay[]> }): Topic {
  return {
    name: 'under-way',
    role: 'colleague',
    situation: async () => null,
    async named(turn, text) {
      const asked = turn.subject === null ? whatIsAsked(text, turn.language) : null;
      if (asked === null || (asked === 'news' && (await speaksOfOwn(deps, turn)))) return null;
      if (asked === 'perhaps' && (turn.spokenOf ?? []).length > 0) return null;
      return { id: 'all', text, move: 'state' };
    },
    moves: { state: (turn) => shown(deps, turn) },
  };
}

/** What was spoken of last is their own: it is asked of that. */
async function speaksOfOwn(deps: { of(turn: Turn): Promise<UnderWay[]> }, turn: Turn): Promise<boolean> {
  const last = turn.spokenOf?.[0]?.subject;
  return last !== undefined && (await deps.of(turn)).some(({ subject }) => subject === last);
}

async function shown(deps: { of(turn: Turn): Promise<UnderWay[]> }, turn: Turn): Promise<Outcome> {
  const { underWay, people } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const all = await deps.of(turn);
  if (all.length === 0) return told(turn, underWay.nothing);
  const left = all.length - MOST_LINES;
  const body: Block[] = [
    paragraph(underWay.title),
    { kind: 'list', items: all.slice(0, MOST_LINES).map(({ line }) => line) },
    ...(left > 0 ? [paragraph(underWay.more(left))] : []),
  ];
  return answered({ language: turn.language, body, buttons: buttonsOf(all) });
}

/** Each once: some things are shown together. */
function buttonsOf(all: readonly UnderWay[]): Button[] {
  const byLabel = new Map(all.flatMap(({ button }) => (button ? [[button.label, button] as const] : [])));
  return [...byLabel.values()].slice(0, MOST_BUTTONS);
}
