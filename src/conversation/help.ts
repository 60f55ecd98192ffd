import type { Language } from '../chat/language.ts';
import type { Block, ReplyDraft } from '../chat/reply.ts';
import type { Actor, Need } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { nearest } from '../language/nearest.ts';
import { mayUse } from '../people/access.ts';

/** What help needs to know of a command: what it is called, first in Dutch, and who may use it. */
export interface KnownCommand {
  names: readonly string[];
  role: Need;
}

/** What a command is for, in the catalogue of texts under its first name; null: nobody has written it yet. */
export function describedCommand(
  { names }: Pick<KnownCommand, 'names'>,
  language: Language,
): { usage: string; about: string } | null {
  const described = new Map(Object.entries(texts(language).commands.about));
  return described.get(names[0] ?? '') ?? null;
}

/** Everything this person may do with a command, grouped by the role that it takes. */
export function commandBlocks(commands: readonly KnownCommand[], actor: Actor, language: Language): Block[] {
  const { commands: words, people } = texts(language);
  const groups = Map.groupBy(
    commands.filter(({ role }) => mayUse(actor, role)),
    ({ role }) => (role === 'anyone' ? 'colleague' : role),
  );
  return [...groups].flatMap(([role, group]): Block[] => [
    { kind: 'heading', text: role === 'colleague' ? words.forAll : words.forRole(people.roles[role]) },
    { kind: 'list', items: group.map((command) => lineOf(command, language)) },
  ]);
}

function lineOf(command: KnownCommand, language: Language): string {
  const described = describedCommand(command, language);
  return described ? `/impact ${described.usage}: ${described.about}` : `/impact ${command.names[0] ?? ''}`;
}

/**
 * The command that somebody meant who misspelled one.
 *
 * @returns null when what they typed looks like none
 */
export function commandMeant(commands: readonly KnownCommand[], actor: Actor, typed: string): string | null {
  if (typed.length < 3) return null;
  const names = commands.filter(({ role }) => mayUse(actor, role)).flatMap(({ names: called }) => called);
  return nearest(typed, names);
}

/** What somebody reads who typed a command that there is not: what there is, and the nearest in a button. */
export function unknownCommandReply(
  commands: readonly KnownCommand[],
  actor: Actor,
  typed: { name: string; rest: string; language: Language },
): ReplyDraft {
  const { name, rest, language } = typed;
  const { commands: words } = texts(language);
  const meant = commandMeant(commands, actor, name);
  const again = meant === null ? null : ['/impact', meant, rest].filter((part) => part !== '').join(' ');
  return {
    language,
    framed: true,
    body: [
      { kind: 'paragraph', text: meant === null ? words.unknown(name) : words.unknownMeant(name, meant) },
      ...commandBlocks(commands, actor, language),
      { kind: 'paragraph', text: words.askInstead },
    ],
    ...(again === null ? {} : { buttons: [{ kind: 'say', label: again.slice(0, 70), text: again }] }),
  };
}
