import type { types } from '@slack/bolt';
import type { CallResponse } from '../../chat/call.ts';
import { withFileAsLink } from '../../chat/file-link.ts';
import type { Language } from '../../chat/language.ts';
import { GIVE_FEEDBACK, READ_PASSAGE } from '../../chat/platform-actions.ts';
import { type Button, type Citation, placeOf, plainText, type Reply } from '../../chat/reply.ts';
import { withShortButtons } from '../../chat/short-buttons.ts';
import { texts } from '../../i18n/texts.ts';
import { encodeButtonValue } from './button-value.ts';
import { SLACK_LIMITS } from './limits.ts';
import {
  bold,
  type KnownBlock,
  linkTo,
  plain,
  type Room,
  renderBody,
  richText,
  section,
  type Within,
} from './render-body.ts';
import { renderWords } from './render-words.ts';
import { cutAtWord } from './text.ts';

/** Names of blocks, so that a reader of the message knows what is what. */
export const BLOCK_IDS = {
  sources: 'sources',
  passages: 'passages',
  buttons: 'buttons',
  double: 'double',
  automated: 'automated',
  feedback: 'feedback',
} as const;

export interface RenderOptions {
  /** An earlier attempt may have arrived: the first line says so. */
  possiblyDouble: boolean;
  /** The conversation, where a press of its buttons does not tell which it was: in a private answer. */
  place?: string;
}

/** A message as the Web API takes it, in which no text has any effect as markup. */
export interface RenderedMessage {
  /** For notifications and clients without blocks. Escaped; to be sent with `parse: 'none'` and `mrkdwn: false`. */
  text: string;
  blocks: KnownBlock[];
}

/** Where no file can stand, it is a link. */
function fileAsLink(reply: Reply): Reply {
  return withFileAsLink(reply, texts(reply.language).attachments);
}

/** A reply as a message; a file that goes along is sent by who sends the message, or it is a link. */
export function renderReply(drawn: Reply, options: RenderOptions): RenderedMessage {
  const reply = withShortButtons(fileAsLink(drawn));
  const warning = options.possiblyDouble ? `${texts(reply.language).platform.possiblyDouble}\n\n` : '';
  return {
    ...renderWords(`${warning}${plainText(reply)}`),
    blocks: [
      ...arrange(reply, options, { blocks: SLACK_LIMITS.messageBlocks, characters: SLACK_LIMITS.blocksJson }),
      ...feedbackInMessage(reply),
    ],
  };
}

/** A reply as the person's own page of the bot. */
export function renderHome(drawn: Reply, options: RenderOptions): types.HomeView {
  const reply = withShortButtons(fileAsLink(drawn));
  const limits = { blocks: SLACK_LIMITS.viewBlocks, characters: SLACK_LIMITS.viewJson };
  return { type: 'home', blocks: [...arrange(reply, options, limits), ...feedbackInView(reply)] };
}

/** The answer to a call as a window. */
export function renderDialog(response: Extract<CallResponse, { kind: 'dialog' }>): types.ModalView {
  const { title, link } = response;
  const room = { blocks: SLACK_LIMITS.viewBlocks - 2, characters: SLACK_LIMITS.viewJson };
  const blocks: KnownBlock[] = [...renderLongTitle(title), ...renderBody(response.body, room, false)];
  if (link && link.url.length <= SLACK_LIMITS.url) blocks.push(richText([section([linkTo(link.url, link.label)])]));
  return {
    type: 'modal',
    title: plain(title, SLACK_LIMITS.modalTitle),
    close: plain(texts(response.language).platform.close, SLACK_LIMITS.modalClose),
    blocks,
  };
}

/** The title of a window is short; a longer one stands in full above the text. */
export function renderLongTitle(title: string): KnownBlock[] {
  if (title.length <= SLACK_LIMITS.modalTitle) return [];
  return [richText([section([bold(cutAtWord(title, SLACK_LIMITS.text))])])];
}

/** One sentence as a message, with the buttons it may have. */
export function renderEphemeral(
  text: string,
  { buttons = [], language }: { buttons?: readonly Button[] | undefined; language: Language },
): RenderedMessage {
  const elements = buttons.map((drawn, index) => renderButton(drawn, index, { language })).filter(isPresent);
  return {
    ...renderWords(text),
    blocks: [{ type: 'section', text: plain(text, SLACK_LIMITS.text) }, ...inBlocks(BLOCK_IDS.buttons, elements)],
  };
}

/** The `say` buttons of a reply as suggestions of Slack's assistant panel: at most as many as it shows. */
export function suggestedPrompts(reply: Reply): { title: string; message: string }[] {
  return reply.buttons
    .filter((button) => button.kind === 'say')
    .slice(0, SLACK_LIMITS.suggestedPrompts)
    .map((button) => ({ title: button.label, message: button.text }));
}

/** The buttons that Slack cannot hold: an address or a payload that is too long. They are left out of the message. */
export function unrenderableButtons(reply: Reply): Button[] {
  return reply.buttons.filter((button, index) => renderButton(button, index, { language: reply.language }) === null);
}

/** Characters of JSON that the body gets in any case. */
const LEAST_BODY = 2000;

/** Everything but the feedback. What is fixed comes first in line for the room; the body is cut to what is left. */
function arrange(reply: Reply, options: RenderOptions, limits: Room): KnownBlock[] {
  const { platform } = texts(reply.language);
  const before: KnownBlock[] = options.possiblyDouble
    ? [{ ...richText([section([{ type: 'text', text: platform.possiblyDouble }])]), block_id: BLOCK_IDS.double }]
    : [];
  const after: KnownBlock[] = [
    ...renderPicture(reply),
    ...(reply.framed ? [{ type: 'divider' as const }] : []),
    ...renderSources(reply),
    ...renderButtons(reply, options),
    ...(reply.marked ? [automatedMark(platform.automated)] : []),
  ];
  const feedback = 1;
  const within = renderButtonsWithin(reply, options);
  const room = {
    blocks: limits.blocks - before.length - after.length - feedback - within.size,
    // However much the rest takes, an answer always says something.
    characters: Math.max(
      LEAST_BODY,
      limits.characters - JSON.stringify([...before, ...after, ...within.values(), ...feedbackInMessage(reply)]).length,
    ),
  };
  return [...before, ...renderBody(reply.body, room, reply.framed, within), ...after];
}

/** Slack fetches it itself, from an address that everybody can open. */
function renderPicture({ picture }: Reply): KnownBlock[] {
  if (!picture || picture.url.length > SLACK_LIMITS.url) return [];
  return [{ type: 'image', image_url: picture.url, alt_text: cutAtWord(picture.alt, SLACK_LIMITS.imageAlt) }];
}

function automatedMark(text: string): KnownBlock {
  return { type: 'context', block_id: BLOCK_IDS.automated, elements: [plain(text, SLACK_LIMITS.text)] };
}

function renderSources(reply: Reply): KnownBlock[] {
  const { citations } = reply;
  if (citations.length === 0) return [];
  const { platform } = texts(reply.language);
  // Many sources get less room each, so that the answer above them keeps its own.
  const each = Math.max(40, Math.min(200, Math.floor(3000 / citations.length)));
  const lines = citations.map((citation) => renderSource(citation, each));
  const closed = citations.filter((citation) => citation.url === null);
  return [
    { ...richText([section([bold(platform.sources)]), ...lines]), block_id: BLOCK_IDS.sources },
    ...inBlocks(BLOCK_IDS.passages, closed.map((citation) => passageButton(citation, reply)).filter(isPresent)),
  ];
}

/** `[n] title · source`, the title a link where the source has an address. */
function renderSource(citation: Citation, room: number): types.RichTextSection {
  const title = cutAtWord(citation.title, room) || '…';
  const open = citation.url !== null && citation.url.length <= SLACK_LIMITS.url;
  return section([
    { type: 'text', text: `[${citation.n}] ` },
    open && citation.url !== null ? linkTo(citation.url, title) : { type: 'text', text: title },
    ...(citation.source.trim() === ''
      ? []
      : [{ type: 'text' as const, text: ` · ${cutAtWord(citation.source, room)}` }]),
  ]);
}

function passageButton(citation: Citation, reply: Reply): types.Button | null {
  const payload = { passageId: citation.passageId };
  const value = encodeButtonValue({ kind: 'action', action: READ_PASSAGE, payload, language: reply.language });
  const label = texts(reply.language).platform.openPassage(citation.n);
  return value === null ? null : button(`passage:${citation.n}`, label, { value });
}

/** Those that stand at the end. */
function renderButtons(reply: Reply, options: RenderOptions): KnownBlock[] {
  return inBlocks(BLOCK_IDS.buttons, buttonsAt(reply, options, undefined));
}

function renderButtonsWithin(reply: Reply, options: RenderOptions): Within {
  const places = new Set(reply.buttons.flatMap((drawn) => placeOf(drawn, reply) ?? []));
  return new Map(
    [...places].map((place) => [
      place,
      inBlocks(`${BLOCK_IDS.buttons}:below:${place}`, buttonsAt(reply, options, place)),
    ]),
  );
}

function buttonsAt(reply: Reply, { place }: RenderOptions, wanted: number | undefined): types.Button[] {
  const { language } = reply;
  return reply.buttons
    .map((candidate, index) =>
      placeOf(candidate, reply) === wanted ? renderButton(candidate, index, { language, place }) : null,
    )
    .filter(isPresent);
}

function renderButton(
  drawn: Button,
  index: number,
  { language, place }: { language: Language; place?: string | undefined },
): types.Button | null {
  const id = `${drawn.kind}:${index}`;
  if (drawn.kind === 'link')
    return drawn.url.length > SLACK_LIMITS.url ? null : button(id, drawn.label, { url: drawn.url });
  if (drawn.kind === 'say') {
    const value = encodeButtonValue({ kind: 'say', text: drawn.text, language });
    return value === null ? null : button(id, drawn.label, { value });
  }
  const { action, payload, style } = drawn;
  const value = encodeButtonValue({ kind: 'action', action, payload, language, ...(place ? { place } : {}) });
  if (value === null) return null;
  return { ...button(id, drawn.label, { value }), ...(style ? { style } : {}) };
}

function inBlocks(id: string, elements: types.Button[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (let from = 0; from < elements.length; from += SLACK_LIMITS.buttonsPerBlock) {
    const part = elements.slice(from, from + SLACK_LIMITS.buttonsPerBlock);
    blocks.push({ type: 'actions', block_id: from === 0 ? id : `${id}:${from}`, elements: part });
  }
  return blocks;
}

/** Slack's own thumbs; only messages can have them. */
function feedbackInMessage(reply: Reply): KnownBlock[] {
  const values = feedbackValues(reply);
  if (values === null) return [];
  const { platform } = texts(reply.language);
  const half = (label: string, value: string) => ({
    text: plain(label, SLACK_LIMITS.buttonLabel),
    accessibility_label: label.slice(0, SLACK_LIMITS.buttonLabel),
    value,
  });
  const element: types.FeedbackButtons = {
    type: 'feedback_buttons',
    action_id: 'feedback',
    positive_button: half(platform.useful, values.useful),
    negative_button: half(platform.notUseful, values.notUseful),
  };
  return [{ type: 'context_actions', block_id: BLOCK_IDS.feedback, elements: [element] }];
}

function feedbackInView(reply: Reply): KnownBlock[] {
  const values = feedbackValues(reply);
  if (values === null) return [];
  const { platform } = texts(reply.language);
  return inBlocks(BLOCK_IDS.feedback, [
    button('feedback:useful', platform.useful, { value: values.useful }),
    button('feedback:not-useful', platform.notUseful, { value: values.notUseful }),
  ]);
}

function feedbackValues(reply: Reply): { useful: string; notUseful: string } | null {
  const { feedbackFor: answerId, language } = reply;
  if (answerId === undefined) return null;
  const encode = (useful: boolean) =>
    encodeButtonValue({ kind: 'action', action: GIVE_FEEDBACK, payload: { about: { answerId }, useful }, language });
  const [useful, notUseful] = [encode(true), encode(false)];
  return useful === null || notUseful === null ? null : { useful, notUseful };
}

function button(id: string, label: string, does: { value: string } | { url: string }): types.Button {
  return { type: 'button', action_id: id, text: plain(label, SLACK_LIMITS.buttonLabel), ...does };
}

function isPresent<Value>(value: Value | null): value is Value {
  return value !== null;
}
