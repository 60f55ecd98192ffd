import type { Act, Kind, Purpose } from '../../chat/labels.ts';
import type { Language } from '../../chat/language.ts';
import type { Reading } from '../../chat/reading.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { sentence } from '../../chat/saying.ts';
import type { Intent, Outcome, Skill, Turn } from '../../chat/skill.ts';
import type { Texts } from '../../i18n/nl.ts';
import { texts } from '../../i18n/texts.ts';
import { type AbilityFor, abilitiesIntent, abilitiesOf } from './abilities.ts';
import { asksToPassOn } from './passing-on.ts';

/** Says hello, says what the bot can do, and never declines a greeting. */
export function createWelcomeSkill({
  commands,
  abilityFor,
  besides = () => [],
  waiting = async () => null,
  work = async () => [],
}: {
  commands: (turn: Turn) => Block[];
  abilityFor: AbilityFor;
  /** What else it can do for some, a sentence each; left out: nothing. */
  besides?: (turn: Turn) => string[];
  /** What waits for who says hello, and what they can do with it; null: nothing. */
  waiting?: Waiting;
  /** What is asked of who works somewhere for others, a sentence each; left out: nothing. */
  work?: (turn: Turn) => Promise<string[]>;
}): Skill {
  const forTheirs = (turn: Turn) => [...abilitiesOf(turn.actor, turn.language, abilityFor), ...besides(turn)];
  const help = (turn: Turn) => reply(helpCard(turn.language, forTheirs(turn), commands(turn)));
  return {
    name: 'welcome',
    intents: [...courtesies(waiting), abilitiesIntent(abilityFor, { help, abilities: forTheirs, work })],
    subcommands: [{ names: ['help', 'hulp'], role: 'anyone', run: async (turn) => help(turn) }],
    occasions: [
      // Whoever is there reads it, and may be allowed more than who installed it.
      {
        kind: 'installed',
        role: 'anyone',
        run: async ({ language }) =>
          reply(introductionCard(language, Object.values(texts(language).welcome.abilities))),
      },
      {
        kind: 'home-opened',
        role: 'anyone',
        run: async (turn) => reply(introductionCard(turn.language, forTheirs(turn))),
      },
    ],
  };
}

type Waiting = (turn: Turn) => Promise<Pick<ReplyDraft, 'body' | 'buttons'> | null>;

/** What people say to a bot besides asking it something. */
function courtesies(waiting: Waiting): Intent[] {
  const saying = (name: string, purpose: Purpose, words: (welcome: Texts['welcome']) => string): Intent => ({
    name,
    role: 'anyone',
    purposes: [purpose],
    run: async (turn) => reply(sentence(words(texts(turn.language).welcome), turn.language)),
  });
  return [
    {
      name: 'small talk',
      role: 'anyone',
      purposes: ['small-talk'],
      run: async (turn) => reply(await withWaiting(waiting, turn)),
    },
    {
      ...saying('passing on', 'small-talk', ({ passesNothingOn }) => passesNothingOn),
      purposes: [],
      claims: asksToPassOn,
    },
    saying('complaint', 'complaint', ({ complaint }) => complaint),
    saying('human', 'human', ({ human }) => human),
  ];
}

/** Who says hello hears at once what waits for them. */
async function withWaiting(waiting: Waiting, turn: Turn): Promise<ReplyDraft> {
  const word = shortWord(turn);
  const found = turn.reading?.kindOf('small-talk') === 'greeting' ? await waiting(turn) : null;
  return found === null ? word : { ...word, body: [...word.body, ...found.body], buttons: found.buttons ?? [] };
}

/** Of less than this nobody is told “tot ziens” or “graag gedaan” who said something else. */
const SURE_OF_WORD = { purpose: 0.8, kind: 0.6 };
const ONLY_WHEN_SURE: ReadonlySet<Kind<'small-talk'>> = new Set(['goodbye', 'thanks', 'how-are-you', 'joke']);

function smallTalkOf(reading: Reading): Kind<'small-talk'> {
  const kind = reading.kindOf('small-talk');
  if (!ONLY_WHEN_SURE.has(kind)) return kind;
  const purpose = reading.purposes.find(({ label }) => label === 'small-talk')?.chance ?? 0;
  const sure = reading.kinds('small-talk').find(({ label }) => label === kind)?.chance ?? 0;
  return purpose >= SURE_OF_WORD.purpose && sure >= SURE_OF_WORD.kind ? kind : 'chat';
}

const YES_OR_NO: ReadonlySet<Act> = new Set(['confirmation', 'refusal', 'cancellation']);

/** Whether it would answer a question, had one been asked; "haha" would not. */
function isYesOrNo(reading: Reading | undefined): boolean {
  const [act] = reading?.acts('asked-confirm') ?? [];
  return act !== undefined && YES_OR_NO.has(act.label);
}

/** A fitting short word. */
function shortWord({ language, reading, spokenOf = [], memory }: Turn): ReplyDraft {
  const kind = reading ? smallTalkOf(reading) : 'chat';
  if (kind === 'ok' && spokenOf.length === 0 && memory.length === 0 && isYesOrNo(reading)) {
    return sentence(texts(language).welcome.nothingAsked, language);
  }
  const word = sentence(texts(language).welcome.smallTalk[kind], language);
  return kind === 'greeting' || kind === 'chat' ? { ...word, buttons: examples(language) } : word;
}

/** Who the bot is, what it can do and how to ask: on installation, on its own page and at "help". */
function introductionCard(language: Language, abilities: string[]): ReplyDraft {
  const { welcome } = texts(language);
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: welcome.title },
      paragraph(welcome.introduction),
      { kind: 'heading', text: welcome.abilitiesTitle },
      { kind: 'list', items: abilities },
      paragraph(welcome.how),
      { kind: 'heading', text: welcome.tryTitle },
    ],
    buttons: examples(language),
  };
}

/** The introduction, and everything that whoever asks may do with a command. */
function helpCard(language: Language, abilities: string[], commands: Block[]): ReplyDraft {
  const card = introductionCard(language, abilities);
  const [ask, ...before] = [...card.body].reverse();
  return { ...card, body: [...before.reverse(), ...commands, ...(ask ? [ask] : [])] };
}

function examples(language: Language): Button[] {
  return texts(language).welcome.examples.map((text) => ({ kind: 'say', label: text, text }));
}

function reply(draft: ReplyDraft): Outcome {
  return { status: 'smalltalk', replies: [draft], introduces: draft.framed === true };
}
