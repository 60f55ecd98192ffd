import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered } from '../../chat/saying.ts';
import type { Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { PolicyTerm } from '../../policy-themes/terms.ts';
import { LONGEST_BEGUN_THEMES, WRITE } from './actions.ts';
import { renamed } from './renamed.ts';
import { proposalWish } from './wishes.ts';
import { MOST_THEMES } from './written.ts';

/** Themes that were said and are kept nowhere yet: they stand in the subject itself, `policy-begun:<names>`. */
const BEGUN_TOPIC = 'policy-begun';
const BETWEEN = '|';
/** "Laat de lijst eens zien". */
const LIST = /\b(?:lijst|lijstje|list)\b/i;

/** What was read as themes of a new agreement, with the form that keeps them. @param line said above them; left out: that these were read */
export function begunReply(language: Turn['language'], names: readonly string[], line?: string): ReplyDraft {
  const { themes } = texts(language);
  return {
    language,
    framed: true,
    subject: `${BEGUN_TOPIC}:${names.map(encodeURIComponent).join(BETWEEN)}`,
    body: [
      paragraph(line === undefined ? themes.readThese : `${line} ${themes.readThese}`),
      { kind: 'list', items: [...names] },
    ],
    buttons: [writeButton(language, names.join('\n'))],
  };
}

/** The form of a new agreement. @param names of its themes, one a line */
export function writeButton(language: Turn['language'], names: string): Button {
  const payload = { begun: '', themes: names.slice(0, LONGEST_BEGUN_THEMES) };
  return { kind: 'action', label: texts(language).themes.invitation.label, action: WRITE, payload, style: 'primary' };
}

/** What a broker says of themes before they are kept: "die laatste heet …", "mobiliteit ook", "landelijk gebied moet weg", "laat de lijst zien". */
export function begunTopic(): Topic {
  const take: TakeMove = async (turn, id, { text, move }) => {
    const names = namesIn(id);
    const changed = changedBy(text, names, turn);
    if (changed !== null) return shown(turn, changed);
    // Only the form keeps them: it has the name of the agreement and when it begins.
    return move === 'confirmation' || move === 'state' || move === 'repeat' ? shown(turn, { names }) : null;
  };
  return {
    name: BEGUN_TOPIC,
    role: 'broker',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${BEGUN_TOPIC}:${id}`;
      return subject === own || spokenOf[0]?.subject === own ? 'asked-confirm' : null;
    },
    byForm: async (turn, id, { text }) =>
      changedBy(text, namesIn(id), turn) !== null ? 'correction' : LIST.test(text) ? 'state' : null,
    moves: {
      correction: take,
      addition: take,
      answer: take,
      confirmation: take,
      state: take,
      repeat: take,
      refusal: take,
      cancellation: take,
    },
  };
}

function namesIn(id: string): string[] {
  return id.split(BETWEEN).flatMap((name) => (name === '' ? [] : decodeURIComponent(name)));
}

interface Changed {
  names: readonly string[];
  line?: string;
}

function changedBy(text: string, names: readonly string[], { language }: Turn): Changed | null {
  const { themes } = texts(language);
  const called = renamed(text, names);
  const now = called?.names ?? names;
  const rest = called?.rest ?? text;
  const wish = proposalWish(rest, asTerm(now), language);
  if (wish?.does === 'add-themes' && now.length + wish.names.length <= MOST_THEMES)
    return { names: [...now, ...wish.names], line: themes.themesIn(wish.names) };
  if (wish?.does === 'drop-theme' && called === null && now.length > 1)
    return { names: now.filter((name) => name !== wish.theme.name), line: themes.themeOut(wish.theme.name) };
  return called === null ? null : { names: now };
}

/** As if they were proposed already. */
function asTerm(names: readonly string[]): PolicyTerm {
  const themes = names.map((name) => ({ id: name, name, about: null, links: [] }));
  return { id: '', organisationId: '', name: '', beginsOn: '', endsOn: null, source: null, confirmedAt: null, themes };
}

function shown({ language }: Turn, { names, line }: Changed): Outcome {
  return answered(begunReply(language, names, line));
}
