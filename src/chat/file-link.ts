import { paragraph, type Reply } from './reply.ts';

/**
 * A reply whose file is a link, for places that take no files from the bot.
 *
 * @param words what the link says, and what is said where there is no way to the file at all
 */
export function withFileAsLink(
  reply: Reply,
  words: { open(name: string): string; notHere(name: string): string },
): Reply {
  const { file, ...rest } = reply;
  if (file === undefined) return reply;
  if (file.url === null && file.inWords) return rest;
  if (file.url === null) return { ...rest, body: [...rest.body, paragraph(words.notHere(file.name))] };
  return { ...rest, buttons: [...rest.buttons, { kind: 'link', label: words.open(file.name), url: file.url }] };
}
