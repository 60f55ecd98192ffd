import type { AudienceCount, Hindrance } from '../../audiences/members.ts';
import { momentIn } from '../../calendar/moment-said.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import {
  APPROVE,
  approvalCard,
  CORRECT,
  DISAPPROVE,
  DROP,
  deskCards,
  KEEP_GROUP,
  messageName,
  PAUSE,
  RECALL,
  REMIND,
  RESULTS,
  RESUME,
  SEND,
  STOP,
  TEST,
  WHO,
  WRITE,
} from './actions.ts';
import { can, type Doing, isOnlyInChannels } from './life.ts';
import { contentsOf, pictureOf } from './message.ts';
import type { Post } from './posts.ts';
import { quietUntil } from './schedule.ts';
import { type BroadcastView, whomFor } from './view.ts';

/** What a broker sees of a broadcast, with what can be done with it; changes in place. */
export function deskCard(view: BroadcastView, language: Language, line?: string): ReplyDraft {
  // One that stands in a conversation: said anew, the older one there says that it is old.
  return {
    ...deskBody(view, language, line),
    card: `${deskCards(view.broadcast.id)}:${language}:desk`,
    standing: 'anew',
  };
}

/** Wherever the card stands, as it is now. */
export function deskChanged(view: BroadcastView): OutgoingMessage[] {
  return redrawn(deskCards(view.broadcast.id), (language) => deskBody(view, language));
}

function deskBody(view: BroadcastView, language: Language, line?: string): ReplyDraft {
  const { broadcast, count, progress } = view;
  const { broadcasts } = texts(language);
  return {
    language,
    framed: true,
    ...pictureOf(broadcast),
    subject: messageName(broadcast.id),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      { kind: 'heading', text: broadcasts.states[broadcast.state](broadcast.number) },
      ...(count === null ? shortContents(view) : contentsOf(broadcast, language)),
      ...(broadcast.link === null ? [] : [paragraph(broadcasts.link(broadcast.link))]),
      ...(broadcast.pictureId !== null && broadcast.pictureAlt === null ? [paragraph(broadcasts.pictures.askAlt)] : []),
      ...(broadcast.state === 'dropped' || isOnlyInChannels(broadcast)
        ? []
        : [paragraph(broadcasts.to(whomFor(view, language)))]),
      ...(count === null || broadcast.state === 'dropped' ? [] : beforeItGoes(view, language)),
      ...(progress === null ? [] : progressBlocks(view, language)),
    ],
    buttons: buttonsOf(view, language),
  };
}

function shortContents({ broadcast: { title } }: BroadcastView): Block[] {
  return title === null ? [] : [paragraph(`“${title}”`)];
}

/** How many get it, by platform and organisation, some of them by name, and who does not. */
export function countBlocks(count: AudienceCount, language: Language): Block[] {
  const { broadcasts } = texts(language);
  const platforms = count.platforms
    .map(({ platform, count: some }) => `${platformLabel(platform, language)} ${some}`)
    .join(', ');
  const several = count.organisations.length > 1;
  return [
    paragraph(count.total === 0 ? broadcasts.reachesNobody : broadcasts.reaches(count.total, platforms)),
    ...(several
      ? [{ kind: 'list' as const, items: count.organisations.map(({ name, count: some }) => `${name}: ${some}`) }]
      : []),
    ...(count.firstNames.length === 0 ? [] : [paragraph(broadcasts.among(count.firstNames.join(', ')))]),
    ...hinderedBlocks(count.hindered, language),
  ];
}

function beforeItGoes(view: BroadcastView, language: Language): Block[] {
  const { broadcast, count, now } = view;
  if (count === null) return [];
  return [
    ...(isOnlyInChannels(broadcast) ? [] : countBlocks(count, language)),
    ...channelBlocks(view, language),
    ...(can('drop', broadcast) && reachesSomebody(view) ? [paragraph(whenIn(broadcast, now, language))] : []),
    ...(hasMention(broadcast) ? [paragraph(texts(language).broadcasts.mentionsDoNothing)] : []),
  ];
}

/** What reaches nobody cannot be sent, so it says no moment. */
function reachesSomebody({ count, channels }: BroadcastView): boolean {
  return (count?.total ?? 0) + channels.length > 0;
}

/** In which channels it comes, and which of them the bot was put out of. */
function channelBlocks({ channels }: BroadcastView, language: Language): Block[] {
  const { channels: words } = texts(language).broadcasts;
  const names = channels.filter(({ left }) => !left).map(({ name }) => name);
  return [
    ...(names.length === 0 ? [] : [paragraph(words.alsoIn(names.join(', ')))]),
    ...channels.filter(({ left }) => left).map(({ name }) => paragraph(words.left(name))),
  ];
}

/** When it goes out, and from when people get it: outside working hours that is later. */
function whenIn({ state, sendAt }: BroadcastView['broadcast'], now: Date, language: Language): string {
  const { broadcasts } = texts(language);
  if (sendAt !== null && sendAt <= now && state !== 'scheduled')
    return broadcasts.goesNotAnyMore(momentIn(language, sendAt));
  const quiet = quietUntil(sendAt ?? now);
  const later = quiet === null ? '' : ` ${broadcasts.arrivesFrom(momentIn(language, quiet))}`;
  if (sendAt === null) return `${broadcasts.goesOnPress}${later}`;
  const moment = momentIn(language, sendAt);
  return `${state === 'draft' ? broadcasts.goesAtOncePressed(moment) : broadcasts.goesAt(moment)}${later}`;
}

function hinderedBlocks(
  hindered: readonly { why: Hindrance; count: number; names: string[] }[],
  language: Language,
): Block[] {
  const { broadcasts } = texts(language);
  if (hindered.length === 0) return [];
  const items = hindered.map(({ why, count, names }) => {
    const whom = names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`;
    return `${broadcasts.hindrances[why](count)}${whom}`;
  });
  return [paragraph(broadcasts.notReached), { kind: 'list', items }];
}

/** "@channel", "<!here>": they are shown as words and call nobody. */
const MENTION = /(^|\s)@\p{L}|<[!@#][^>]*>|<at>/u;

function hasMention({ title, textNl, textEn }: BroadcastView['broadcast']): boolean {
  return [title, textNl, textEn].some((text) => text !== null && MENTION.test(text));
}

function progressBlocks({ broadcast, progress, daysOfNames }: BroadcastView, language: Language): Block[] {
  const { broadcasts } = texts(language);
  if (progress === null) return [];
  const { counts, reasons, change, held, posts, replied } = progress;
  const items = SHOWN.flatMap((state) => {
    const count = counts[state] ?? 0;
    if (count === 0) return [];
    const why = reasons
      .filter((one) => one.state === state)
      .map(({ reason, count: some }) => reasonIn(reason, some, language));
    return [`${broadcasts.recipients[state]}: ${count}${why.length === 0 ? '' : ` (${why.join(', ')})`}`];
  });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isRecall = broadcast.state === 'recalled';
  return [
    ...(all === 0 && posts.length === 0 ? [paragraph(broadcasts.filling)] : []),
    ...(all === 0 ? [] : [{ kind: 'list' as const, items }]),
    ...posts.map((post) => paragraph(postIn(post, language))),
    ...(replied.count === 0 ? [] : [paragraph(broadcasts.replied(replied.names, replied.count))]),
    ...(held.length === 0
      ? []
      : [paragraph(broadcasts.held(held.map((platform) => platformLabel(platform, language)).join(', ')))]),
    ...((counts.not_installed ?? 0) > 0 ? [paragraph(broadcasts.notInstalledRemedy)] : []),
    ...((counts.uncertain ?? 0) > 0 && isRecall ? [paragraph(broadcasts.uncertainStays)] : []),
    ...(change === null ? [] : [paragraph(broadcasts.changing(isRecall, change))]),
    ...(all === 0 || daysOfNames === null ? [] : [paragraph(broadcasts.namesKept(daysOfNames))]),
  ];
}

const SHOWN = ['acknowledged', 'sent', 'queued', 'skipped', 'not_installed', 'blocked', 'failed', 'uncertain'] as const;

/** How it stands with a channel; where the bot was put out of it, with what mends that. */
function postIn({ name, state, reason }: Post, language: Language): string {
  const { channels, recipients, posted } = texts(language).broadcasts;
  if (state === 'not_installed' || reason === 'delivery.not-installed') return channels.left(name);
  if (reason === 'channel-closed') return channels.closedMeanwhile(name);
  return channels.one(name, state === 'sent' ? posted : recipients[state]);
}

/** What is known why; a code that nobody wrote a sentence for is no word for people. */
function reasonIn(reason: string, count: number, language: Language): string {
  const { broadcasts } = texts(language);
  const reasons: Readonly<Record<string, (count: number) => string>> = broadcasts.reasons;
  return (reasons[reason] ?? broadcasts.otherReason)(count);
}

/** In the order in which they stand on the card. */
const BUTTONS: readonly {
  action: string;
  doing: Doing;
  label: 'send' | 'test' | 'change' | 'drop' | 'keep' | 'pause' | 'resume' | 'stop' | 'remind' | 'correct' | 'recall';
  versioned?: true;
  style?: 'primary' | 'danger';
}[] = [
  { action: SEND, doing: 'send', label: 'send', versioned: true, style: 'primary' },
  { action: TEST, doing: 'edit', label: 'test' },
  { action: WRITE, doing: 'edit', label: 'change', versioned: true },
  { action: DROP, doing: 'drop', label: 'drop' },
  { action: KEEP_GROUP, doing: 'edit', label: 'keep' },
  { action: PAUSE, doing: 'pause', label: 'pause' },
  { action: RESUME, doing: 'resume', label: 'resume', style: 'primary' },
  { action: STOP, doing: 'stop', label: 'stop' },
  { action: REMIND, doing: 'remind', label: 'remind' },
  { action: CORRECT, doing: 'correct', label: 'correct', versioned: true },
  { action: RECALL, doing: 'recall', label: 'recall' },
];

function buttonsOf(view: BroadcastView, language: Language): Button[] {
  const { broadcast, count, progress } = view;
  const { broadcasts } = texts(language);
  const isEmpty = (broadcast.textNl ?? broadcast.textEn) === null;
  const offered = BUTTONS.filter(({ doing }) => can(doing, broadcast)).filter(({ action }) => {
    if (action === SEND) return !isEmpty && reachesSomebody(view);
    if (action === TEST) return !isEmpty;
    if (action === KEEP_GROUP) return (count?.total ?? 0) > 0;
    return action !== REMIND || (broadcast.remindedAt === null && (progress?.counts.sent ?? 0) > 0);
  });
  const payload = { broadcastId: broadcast.id };
  const buttons = offered.map(
    ({ action, label, versioned, style }): Button => ({
      kind: 'action',
      label: broadcasts.buttons[label],
      action,
      payload: versioned ? { ...payload, version: broadcast.version } : payload,
      ...(style === undefined ? {} : { style }),
    }),
  );
  if (progress === null) return buttons;
  const looks = [
    { action: WHO, label: broadcasts.buttons.who },
    { action: RESULTS, label: broadcasts.buttons.results },
  ];
  return [...buttons, ...looks.map((look) => ({ kind: 'action' as const, ...look, payload }))];
}

/** What a second broker gets to see. @param asks false: it is decided, or changed since */
export function approvalRequest(view: BroadcastView, language: Language, asks: boolean): ReplyDraft {
  const { broadcast } = view;
  const { broadcasts } = texts(language);
  const payload = { broadcastId: broadcast.id, version: broadcast.version };
  return {
    language,
    framed: true,
    ...pictureOf(broadcast),
    card: `${approvalCard(broadcast.id)}:${language}:asked`,
    body: [
      {
        kind: 'heading',
        text: asks
          ? broadcasts.approvalAsked(broadcast.createdBy, broadcast.number)
          : broadcasts.approvalOver(broadcast.number),
      },
      ...contentsOf(broadcast, language),
      ...(broadcast.link === null ? [] : [paragraph(broadcasts.link(broadcast.link))]),
      paragraph(broadcasts.to(whomFor(view, language))),
      ...beforeItGoes(view, language),
    ],
    buttons: asks
      ? [
          { kind: 'action', label: broadcasts.buttons.approve, action: APPROVE, payload, style: 'primary' },
          { kind: 'action', label: broadcasts.buttons.disapprove, action: DISAPPROVE, payload },
        ]
      : [],
  };
}
