import type { ConversationReference } from '../chat/conversation-reference.ts';
import type { Setting } from '../chat/skill.ts';

/** Who reads along where an answer goes; where that is not known, others do. */
export function settingOf(conversation: Pick<ConversationReference, 'kind' | 'shared'>): Setting {
  switch (conversation.kind) {
    case 'personal':
    case 'home':
      return 'direct';
    case 'command':
      return 'private';
    case 'group':
    case 'channel':
      return conversation.shared ? 'shared' : 'channel';
  }
}
