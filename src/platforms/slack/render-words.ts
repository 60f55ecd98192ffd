import type { types } from '@slack/bolt';
import { SLACK_LIMITS } from './limits.ts';
import { cutAtWord, escapeMarkup } from './text.ts';

/** Words without any layout as a message; to be sent with `parse: 'none'` and `mrkdwn: false`. */
export function renderWords(words: string): { text: string } {
  return { text: escapeMarkup(cutAtWord(words, SLACK_LIMITS.fallbackText)) || '…' };
}

/** Words without any layout as the person's own page of the bot. */
export function renderHomeInWords(words: string): types.HomeView {
  const text = cutAtWord(words, SLACK_LIMITS.text) || '…';
  return { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }] };
}
