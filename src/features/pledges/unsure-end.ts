import type { Kind } from '../../chat/labels.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Said, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Pledge } from '../../pledges/pledges.ts';
import { pledgeCard } from './card.ts';

/** From this chance on what is said of a pledge ends it; what is less sure is asked, with its buttons. */
const SURE_OF_END = 0.5;

/** "Al met twee gesproken" is not surely the end of it. */
export function isUnsureEnd({ reading }: Turn, { chance }: Said, kind: Kind<'pledge'>): boolean {
  const isOfPledges = reading?.purposes[0]?.label === 'pledge';
  return (kind === 'done' || kind === 'drop') && !isOfPledges && chance < SURE_OF_END;
}

/** The card of a pledge, with the question whether it is finished. */
export function isItDone({ language }: Turn, pledge: Pledge): ReplyDraft {
  return pledgeCard(pledge, language, texts(language).pledges.isItDone);
}
