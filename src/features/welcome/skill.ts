import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Intent, Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { type Courtesy, recogniseCourtesy } from './recognition.ts';

/** Says hello, says what the bot can do, and never declines a greeting. */
export function createWelcomeSkill({ commands }: { commands: (turn: Turn) => Block[] }): Skill {
  const help = (turn: Turn) => reply(helpCard(turn.language, commands(turn)));
  return {
    name: 'welcome',
    intents: [courtesyIntent(help)],
    subcommands: [{ names: ['help', 'hulp'], role: 'anyone', run: async (turn) => help(turn) }],
    occasions: [
      { kind: 'installed', role: 'anyone', run: async (turn) => reply(introductionCard(turn.language)) },
      { kind: 'home-opened', role: 'anyone', run: async (turn) => reply(introductionCard(turn.language)) },
    ],
  };
}

function courtesyIntent(help: (turn: Turn) => Outcome): Intent {
  return {
    name: 'courtesy',
    role: 'anyone',
    recognise: (text) => (recogniseCourtesy(text) ? 0.9 : 0),
    async run(turn, text) {
      const courtesy = recogniseCourtesy(text) ?? 'help';
      return courtesy === 'help' ? help(turn) : reply(REPLIES[courtesy](turn.language));
    },
  };
}

const REPLIES: Record<Exclude<Courtesy, 'help'>, (language: Language) => ReplyDraft> = {
  greeting: (language) => ({
    language,
    body: [paragraph(texts(language).welcome.greeting)],
    buttons: examples(language),
  }),
  thanks: (language) => ({ language, body: [paragraph(texts(language).welcome.thanks)] }),
  goodbye: (language) => ({ language, body: [paragraph(texts(language).welcome.goodbye)] }),
  complaint: (language) => ({ language, body: [paragraph(texts(language).welcome.complaint)] }),
  remark: (language) => ({
    language,
    body: [paragraph(texts(language).welcome.remark)],
    buttons: examples(language),
  }),
  human: (language) => ({ language, body: [paragraph(texts(language).welcome.human)] }),
};

/** Who the bot is, what it can do and how to ask: on installation, on its own page and at "help". */
function introductionCard(language: Language): ReplyDraft {
  const { welcome } = texts(language);
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: welcome.title },
      paragraph(welcome.introduction),
      { kind: 'heading', text: welcome.abilitiesTitle },
      { kind: 'list', items: welcome.abilities },
      { kind: 'heading', text: welcome.howTitle },
      { kind: 'list', items: welcome.how },
      { kind: 'heading', text: welcome.tryTitle },
    ],
    buttons: examples(language),
  };
}

/** The introduction, and everything that whoever asks may do with a command. */
function helpCard(language: Language, commands: Block[]): ReplyDraft {
  const card = introductionCard(language);
  const [ask, ...before] = [...card.body].reverse();
  return { ...card, body: [...before.reverse(), ...commands, ...(ask ? [ask] : [])] };
}

function examples(language: Language): Button[] {
  return texts(language).welcome.examples.map((text) => ({ kind: 'say', label: text, text }));
}

function reply(draft: ReplyDraft): Outcome {
  return { status: 'smalltalk', replies: [draft], introduces: draft.framed === true };
}
