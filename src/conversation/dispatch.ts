import type { Inbound, Message, Quotation } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import type { Need, Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { detectLanguage } from '../language/detection.ts';
import { pointsBack } from '../language/pointing.ts';
import { mayUse } from '../people/access.ts';
import { commandMeant, unknownCommandReply } from './help.ts';
import { splitPasted } from './pasted-mail.ts';
import type { Rated, Skills } from './skills.ts';

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
      return (await takeFiles(skills, inbound, turn)) ?? hearMessage(skills, inbound, turn);
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

/** Own words and words of others; or own words about what the bot was never given. */
async function hearMessage(skills: Skills, { text, quoted = [], below }: Message, turn: Turn): Promise<Outcome> {
  const { own, pasted } = TYPED_COMMAND.test(text) ? { own: text, pasted: [] } : splitPasted(text);
  const ofOthers = [...quoted, ...pasted];
  if (ofOthers.length > 0 && !TYPED_COMMAND.test(text)) {
    // Below what the bot asked, all that stands there is the answer.
    return (await goOn(skills, text, turn)) ?? sayAboutOthers(skills, { text: own, quoted: ofOthers }, turn);
  }
  // What the bot itself said there it knows.
  const isUnknown = below === true && turn.subject === null && turn.memory.length === 0;
  if (isUnknown && pointsBack(text, turn.language)) {
    return courtesy(turn, texts(turn.language).conversation.cannotReadAbove);
  }
  return hear(skills, text, turn);
}

/** A shorter first word of a longer text is rather a word than a command with a mistake in it. */
const SHORTEST_MISTYPED = 5;

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
  const intent = skills.intentFor(said, turn.language)?.intent;
  if (!intent) return courtesy(turn, conversation.notUnderstood);
  return allowed(intent.role, turn, () => intent.run(turn, said), intent.refusal?.(turn.language));
}

/**
 * Own words that came with words of somebody else. Those start nothing: only an intent that reads them gets them, with
 * the own words before them. Own words that say something else by themselves are answered as ever.
 */
async function sayAboutOthers(
  skills: Skills,
  { text, quoted }: { text: string; quoted: readonly Quotation[] },
  turn: Turn,
): Promise<Outcome> {
  const { conversation } = texts(turn.language);
  const said = text.trim();
  const read = quoted.filter((one) => one.text.trim() !== '').map(wordsOfOther);
  if (read.length === 0) {
    if (said === '') return courtesy(turn, conversation.cannotReadShared);
    return withNote(await say(skills, said, turn), conversation.sharedNotRead);
  }
  const together = [...(said === '' ? [] : [said]), ...read].join('\n\n');
  if (together.length > LONGEST_TEXT) return courtesy(turn, conversation.tooLong(LONGEST_TEXT));
  const own = said === '' ? null : skills.intentFor(said, turn.language);
  const theirs = skills.intentForOthers(together, turn.language);
  if (theirs && isForOthers(theirs, own)) return aboutOthers(theirs, together, turn);
  if (own === null) return courtesy(turn, conversation.notUnderstood);
  const outcome = await say(skills, said, turn);
  return outcome.status === 'declined' && theirs ? aboutOthers(theirs, together, turn) : outcome;
}

function wordsOfOther({ from, text }: Quotation): string {
  return from === undefined ? text.trim() : `${from}: ${text.trim()}`;
}

/** Whether the words of others decide what is done: of two that do the same with them, only where it starts something. */
function isForOthers(theirs: Rated, own: Rated | null): boolean {
  if (own === null) return true;
  if (own.intent === theirs.intent) return theirs.intent.ofOthers !== 'as-own';
  return theirs.confidence > own.confidence;
}

function aboutOthers({ intent }: Rated, text: string, turn: Turn): Promise<Outcome> {
  const { ofOthers } = intent;
  const run = () => (typeof ofOthers === 'function' ? ofOthers(turn, text) : intent.run(turn, text));
  return allowed(intent.role, turn, run, intent.refusal?.(turn.language));
}

/** The outcome with a sentence below what is said. */
function withNote(outcome: Outcome, text: string): Outcome {
  const [first, ...rest] = outcome.replies;
  if (!first) return outcome;
  return { ...outcome, replies: [{ ...first, body: [...first.body, { kind: 'paragraph', text }] }, ...rest] };
}

/** `/impact vraag …` runs the subcommand `vraag`; `/impact` with a text of any other kind says that text. */
async function runCommand(skills: Skills, behind: string, turn: Turn): Promise<Outcome> {
  const { name, rest } = splitCommand(behind);
  const subcommand = skills.subcommand(name === '' ? 'help' : name);
  if (!subcommand) return runUnknown(skills, { name, rest }, turn);
  return allowed(subcommand.role, turn, () => subcommand.run(turn, rest));
}

/**
 * No command has this name: one that is misspelled gets the list with the nearest; anything else is said, as a question
 * mostly, and a lonely word that means nothing to anybody gets the list too.
 */
async function runUnknown(skills: Skills, typed: { name: string; rest: string }, turn: Turn): Promise<Outcome> {
  const { name, rest } = typed;
  const { actor, language } = turn;
  const unknown = (): Outcome => ({
    status: 'clarify',
    replies: [unknownCommandReply(skills.commands(), actor, { ...typed, language })],
  });
  const isMistyped = name.length >= SHORTEST_MISTYPED || rest === '';
  if (isMistyped && commandMeant(skills.commands(), actor, name) !== null) return unknown();
  const outcome = await say(skills, `${name} ${rest}`.trim(), turn);
  return rest === '' && outcome.status === 'declined' ? unknown() : outcome;
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
