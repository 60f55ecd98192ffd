import type { ConversationReference } from '../chat/conversation-reference.ts';
import type { Setting } from '../chat/skill.ts';

/** Whether a place counts as shared while nobody has told: where several people are, they may be of anywhere. */
export function sharedUntold({ kind }: Pick<ConversationReference, 'kind'>): boolean {
  return kind === 'group' || kind === 'channel';
}

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
      return (conversation.shared ?? sharedUntold(conversation)) ? 'shared' : 'channel';
  }
}
