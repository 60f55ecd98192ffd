/**
 * The emoji that colleagues type most, by Slack's short codes. Slack tells the characters of an emoji in the blocks of a
 * message; this is for what comes without blocks. Codes: the `short_names` of Unicode's emoji in Slack's picker.
 */
const CHARACTERS: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  ok_hand: '👌',
  clap: '👏',
  raised_hands: '🙌',
  pray: '🙏',
  muscle: '💪',
  wave: '👋',
  point_up: '☝',
  eyes: '👀',
  heart: '❤',
  tada: '🎉',
  fire: '🔥',
  100: '💯',
  rocket: '🚀',
  star: '⭐',
  bulb: '💡',
  white_check_mark: '✅',
  heavy_check_mark: '✔',
  x: '❌',
  warning: '⚠',
  question: '❓',
  exclamation: '❗',
  smile: '😄',
  smiley: '😃',
  grinning: '😀',
  slightly_smiling_face: '🙂',
  blush: '😊',
  wink: '😉',
  joy: '😂',
  laughing: '😆',
  sweat_smile: '😅',
  heart_eyes: '😍',
  sunglasses: '😎',
  thinking_face: '🤔',
  neutral_face: '😐',
  confused: '😕',
  disappointed: '😞',
  cry: '😢',
  sob: '😭',
  scream: '😱',
  angry: '😠',
  see_no_evil: '🙈',
  shrug: '🤷',
  'skin-tone-2': '\u{1f3fb}',
  'skin-tone-3': '\u{1f3fc}',
  'skin-tone-4': '\u{1f3fd}',
  'skin-tone-5': '\u{1f3fe}',
  'skin-tone-6': '\u{1f3ff}',
};

/** A short code; not the middle of "10:30:45". */
const CODE = /(?<![\p{L}\p{N}]):([a-z0-9_+'-]*[a-z][a-z0-9_+'-]*|[+-]1|100):(?![\p{L}\p{N}])/gu;

/** What stands for an emoji of the workspace's own, where a message is nothing else. */
const SOME_PICTURE = '💬';

/**
 * A text with the characters in place of short codes. What has no characters is left out.
 *
 * @param told the characters of emoji, by their codes, as the message itself tells them
 */
export function withEmoji(text: string, told: ReadonlyMap<string, string> = new Map()): string {
  if (!text.includes(':')) return text;
  const drawn = text.replace(CODE, (_whole, code: string) => told.get(code) ?? CHARACTERS[code] ?? '');
  if (drawn === text) return text;
  const tidy = drawn.replace(/[^\S\n]{2,}/g, ' ').trim();
  return tidy === '' ? SOME_PICTURE : tidy;
}
