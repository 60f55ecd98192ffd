/** Ids of people, groups and channels as Slack writes them: `<@U02ABCDEF>`, `<!here>`. */
const MENTION = /<[@!#][^<>]*>/g;
/** A tag of HTML, not `<` and `>` of a sum. */
const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi;
/** The code of an emoji, not the middle of "10:30:45". */
const EMOJI_CODE = /(?<![\p{L}\p{N}]):(?:[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*|[+-]1|100):(?![\p{L}\p{N}])/gu;
/** Bold, italic, struck out and code around words, as chat programs write them. */
const MARKS = /(?<![\p{L}\p{N}*_~`])([*_~`]{1,3})(?=\S)([^*_~`\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_~`])/gu;

/** What somebody wrote in a chat as a counter reads it, in the chat or in its mail: the words, without markup. */
export function wordsOnly(text: string): string {
  return text
    .replace(MENTION, '')
    .replace(TAG, '')
    .replace(EMOJI_CODE, '')
    .replace(MARKS, '$2')
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}

/** The same text with a sign for each code of an emoji, as other chat programs send it. */
export function withEmojiSigns(text: string): string {
  return text.replace(EMOJI_CODE, '🙂');
}
