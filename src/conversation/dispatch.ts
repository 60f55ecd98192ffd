import { newChoiceOfEach } from '../chat/cards.ts';
import type { Inbound, Message, SharedFile } from '../chat/inbound.ts';
import type { Language } from '../chat/language.ts';
import { type Button, paragraph } from '../chat/reply.ts';
import { withBelow } from '../chat/saying.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { detectLanguage, isOnlyBorrowed } from '../language/detection.ts';
import { traced } from '../telemetry/tracing.ts';
import { helped } from './caring.ts';
import { chosenIn, closing, declinedIn, isChoiceOpen, type LeftOver, takenOutIn } from './choice.ts';
import type { Ears } from './ears.ts';
import { hear, read, say } from './hearing.ts';
import { commandMeant, unknownCommandReply } from './help.ts';
import { allowed, courtesy } from './outcomes.ts';
import { splitPasted } from './pasted-mail.ts';
import { sayAboutOthers } from './words-of-others.ts';

/**
 * The language to answer a text in: its own, else the one the person used before, else Dutch. The language of their
 * client does not count: many who work in Dutch have an English one.
 */
export function answerLanguage(text: string, usedBefore: Language | null): Language {
  const detected = detectLanguage(text);
  if (detected === 'en' && usedBefore === 'nl' && isOnlyBorrowed(text)) return 'nl';
  if (detected === 'nl' || detected === 'en') return detected;
  return usedBefore ?? 'nl';
}

/**
 * Gives an event to the skill it is meant for.
 *
 * @returns what the skill decided; null when the bot has nothing to say to such an event
 */
export async function dispatch(ears: Ears, inbound: Inbound, turn: Turn): Promise<Outcome | null> {
  switch (inbound.kind) {
    case 'message':
      return (
        (await besideSound(ears, inbound, turn)) ??
        (await takeFiles(ears, inbound, turn)) ??
        hearMessage(ears, inbound, turn)
      );
    case 'command':
      return runCommand(ears, inbound.text, turn);
    case 'installed':
    case 'home-opened': {
      const occasion = ears.skills.occasion(inbound.kind);
      return occasion ? allowed(occasion.role, turn, () => occasion.run(turn)) : null;
    }
  }
}

/** Files that are sound, where a platform does not say what they are. */
const SOUND = /\.(m4a|mp3|ogg|oga|opus|wav|aac|amr)$/i;

function isSound({ name, mediaType = '' }: SharedFile): boolean {
  return mediaType.startsWith('audio/') || SOUND.test(name);
}

/** A voice memo is no document: that nobody hears it is said, beside what its words get. @returns null when there is none */
async function besideSound(ears: Ears, message: Message, turn: Turn): Promise<Outcome | null> {
  const { files = [], text } = message;
  if (files.length === 0 || !files.every(isSound)) return null;
  const { cannotListen } = texts(turn.language).conversation;
  if (text.trim() === '') return courtesy(turn, cannotListen);
  return withBelow(await hearMessage(ears, message, turn), { text: cannotListen });
}

/** @returns null when there are no files, or nobody who takes them: then only the words count */
async function takeFiles(ears: Ears, { files = [], text }: Message, turn: Turn): Promise<Outcome | null> {
  if (files.length === 0) return null;
  const here = await read(ears, text, turn);
  const intake = ears.skills.fileIntake(here.reading);
  if (!intake) return null;
  return allowed(intake.role, here, () => intake.run(here, files, text.trim()), intake.refusal(turn.language));
}

/** A command that was typed out, own words with words of others, a choice, or own words. */
async function hearMessage(ears: Ears, message: Message, turn: Turn): Promise<Outcome> {
  const { text, quoted = [], below = false } = message;
  const command = commandIn(text);
  if (command !== null) return runCommand(ears, command, turn);
  const { own, pasted } = splitPasted(text);
  const ofOthers = [...quoted, ...pasted];
  if (ofOthers.length > 0) return sayAboutOthers(ears, { text: own, whole: text, quoted: ofOthers }, turn);
  const here = isChoiceOpen(turn) ? await read(ears, text, turn) : turn;
  const out = here.reading ? takenOutIn(here, text.trim(), here.reading) : null;
  if (out) return withoutOne(ears, out, turn);
  const chosen = here.reading ? chosenIn(here, text.trim(), here.reading) : null;
  const declined = chosen === null && here.reading ? declinedIn(here, text.trim(), here.reading) : null;
  if (declined) return closing(declined, turn, courtesy(turn, texts(turn.language).conversation.leftAsItIs));
  if (chosen === null) return hear(ears, text, here, { below });
  const meant = commandIn(chosen.says);
  return closing(chosen, turn, await (meant === null ? say(ears, chosen.says, turn) : runCommand(ears, meant, turn)));
}

/** What is left to choose is shown, or begun with where it is only one. */
async function withoutOne(ears: Ears, { subject, left, isLatest }: LeftOver, turn: Turn): Promise<Outcome> {
  const { language } = turn;
  const { conversation } = texts(language);
  const [one, ...more] = left;
  if (one?.says === undefined) return closing({ subject }, turn, courtesy(turn, conversation.leftAsItIs));
  if (more.length === 0 && isLatest) return closing({ subject }, turn, await say(ears, one.says, turn));
  const buttons = left.flatMap(({ label, says: text = '' }): Button[] => [{ kind: 'say', label, text }]);
  const items = left.map(({ label, says: text = '' }) => (text.startsWith(label) ? text : `${label}: ${text}`));
  const body = [paragraph(conversation.oneLeftOut(left.length)), { kind: 'list' as const, items }];
  const reply = { language, subject: newChoiceOfEach(), body, buttons };
  return closing({ subject }, turn, { status: 'clarify', replies: [reply] });
}

/** What stands behind a command that was typed out; null: it is none. */
function commandIn(text: string): string | null {
  const command = TYPED_COMMAND.exec(text)?.[0];
  return command === undefined ? null : text.slice(command.length);
}

/** Where there are no slash commands, people type them. */
const TYPED_COMMAND = /^\s*\/impact\b/i;

/** A shorter first word of a longer text is rather a word than a command with a mistake in it. */
const SHORTEST_MISTYPED = 5;

/** `/impact vraag …` runs the subcommand `vraag`; `/impact` with a text of any other kind says that text. */
async function runCommand(ears: Ears, behind: string, turn: Turn): Promise<Outcome> {
  const { name, rest } = splitCommand(behind);
  const subcommand = ears.skills.subcommand(name === '' ? 'help' : name);
  if (!subcommand) return runUnknown(ears, { name, rest }, turn);
  const [command = ''] = subcommand.names;
  const here = subcommand.reads ? await read(ears, rest, turn) : turn;
  const run = () => traced(`command ${command}`, { role: 'internal' }, () => subcommand.run(here, rest));
  const outcome = await allowed(subcommand.role, here, run);
  const despair = (await read(ears, rest, here)).reading?.despair;
  return despair ? helped(outcome, turn, despair) : outcome;
}

/**
 * No command has this name: one that is misspelled gets the list with the nearest; anything else is said, as a question
 * mostly, and a lonely word that means nothing to anybody gets the list too.
 */
async function runUnknown(ears: Ears, typed: { name: string; rest: string }, turn: Turn): Promise<Outcome> {
  const { name, rest } = typed;
  const { skills } = ears;
  const { actor, language } = turn;
  const unknown = (): Outcome => ({
    status: 'clarify',
    replies: [unknownCommandReply(skills.commands(), actor, { ...typed, language })],
  });
  const isMistyped = name.length >= SHORTEST_MISTYPED || rest === '';
  if (isMistyped && commandMeant(skills.commands(), actor, name) !== null) return unknown();
  if (rest === '' && !(await isUnderstood(ears, name))) return unknown();
  const outcome = await say(ears, `${name} ${rest}`.trim(), turn);
  return rest === '' && outcome.status === 'declined' ? unknown() : outcome;
}

/** A lonely word that nobody would know is no message. */
async function isUnderstood({ reader }: Ears, word: string): Promise<boolean> {
  const [likeliest] = (await reader.read(word)).purposes;
  return (likeliest?.chance ?? 0) >= SURE_OF_A_WORD;
}

const SURE_OF_A_WORD = 0.9;

/** The first word of a command, and what stands behind it. */
export function splitCommand(text: string): { name: string; rest: string } {
  const trimmed = text.trim();
  const [name = ''] = trimmed.split(/\s+/, 1);
  return { name, rest: trimmed.slice(name.length).trim() };
}
