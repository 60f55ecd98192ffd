import type { Inbound, Message } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import type { Need, Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { detectLanguage } from '../language/detection.ts';
import { mayUse } from '../people/access.ts';
import type { Skills } from './skills.ts';

/** The longest text the bot reads, in characters: a few pages. */
export const LONGEST_TEXT = 4_000;

/**
 * The language to answer a text in: its own, else the one the person used before, else Dutch. The language of their
 * client does not count: many who work in Dutch have an English one.
 */
export function answerLanguage(text: string, usedBefore: Language | null): Language {
  const detected = detectLanguage(text);
  if (detected === 'nl' || detected === 'en') return detected;
  return usedBefore ?? 'nl';
}

/**
 * Gives an event to the skill it is meant for.
 *
 * @returns what the skill decided; null when the bot has nothing to say to such an event
 */
export async function dispatch(skills: Skills, inbound: Inbound, turn: Turn): Promise<Outcome | null> {
  switch (inbound.kind) {
    case 'message':
      return (await takeFiles(skills, inbound, turn)) ?? hear(skills, inbound.text, turn);
    case 'command':
      return runCommand(skills, inbound.text, turn);
    case 'installed':
    case 'home-opened': {
      const occasion = skills.occasion(inbound.kind);
      return occasion ? allowed(occasion.role, turn, () => occasion.run(turn)) : null;
    }
  }
}

/** @returns null when there are no files, or nobody who takes them: then only the words count */
async function takeFiles(skills: Skills, { files = [], text }: Message, turn: Turn): Promise<Outcome | null> {
  const intake = skills.fileIntake();
  if (!intake || files.length === 0) return null;
  return allowed(intake.role, turn, () => intake.run(turn, files, text.trim()), intake.refusal(turn.language));
}

/** Where there are no slash commands, people type them. */
const TYPED_COMMAND = /^\s*\/impact\b/i;

/** Somebody said something in a message: a command that was typed out, or words. */
export async function hear(skills: Skills, text: string, turn: Turn): Promise<Outcome> {
  const command = TYPED_COMMAND.exec(text)?.[0];
  if (command !== undefined) return runCommand(skills, text.slice(command.length), turn);
  return (await goOn(skills, text, turn)) ?? say(skills, text, turn);
}

/** Something said in the thread of a message about something belongs to that. */
async function goOn(skills: Skills, text: string, turn: Turn): Promise<Outcome | null> {
  const [name = '', id = ''] = turn.subject?.split(':') ?? [];
  const topic = skills.topic(name);
  if (!topic || text.trim() === '' || !mayUse(turn.actor, topic.role)) return null;
  return topic.run(turn, id, text.trim());
}

/** Somebody said something that is no command. */
export async function say(skills: Skills, text: Message['text'], turn: Turn): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const said = text.trim();
  if (said === '') return courtesy(turn, conversation.empty);
  if (said.length > LONGEST_TEXT) return courtesy(turn, conversation.tooLong(LONGEST_TEXT));
  if (detectLanguage(said) === 'other') return courtesy(turn, conversation.otherLanguage);
  const intent = skills.intentFor(said, turn.language);
  if (!intent) return courtesy(turn, conversation.notUnderstood);
  return allowed(intent.role, turn, () => intent.run(turn, said), intent.refusal?.(turn.language));
}

/** `/impact vraag …` runs the subcommand `vraag`; `/impact` with a text of any other kind says that text. */
async function runCommand(skills: Skills, behind: string, turn: Turn): Promise<Outcome> {
  const { name, rest } = splitCommand(behind);
  const subcommand = skills.subcommand(name === '' ? 'help' : name);
  if (!subcommand) return say(skills, behind.trim(), turn);
  return allowed(subcommand.role, turn, () => subcommand.run(turn, rest));
}

/** The first word of a command, and what stands behind it. */
export function splitCommand(text: string): { name: string; rest: string } {
  const trimmed = text.trim();
  const [name = ''] = trimmed.split(/\s+/, 1);
  return { name, rest: trimmed.slice(name.length).trim() };
}

function allowed(needed: Need, turn: Turn, run: () => Promise<Outcome>, refusal?: string): Promise<Outcome> {
  if (mayUse(turn.actor, needed)) return run();
  return Promise.resolve(courtesy(turn, refusal ?? texts(turn.language).conversation.forbidden));
}

/** A sentence of the conversation itself, for what never reaches a skill. */
function courtesy(turn: Turn, text: string): Outcome {
  return { status: 'declined', replies: [{ language: turn.language, body: [{ kind: 'paragraph', text }] }] };
}
