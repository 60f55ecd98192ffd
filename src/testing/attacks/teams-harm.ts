import { fromMarkdown } from 'mdast-util-from-markdown';
import {
  type Harm,
  type Harmless,
  harmInAction,
  harmInSaying,
  harmInUrl,
  hiddenIn,
  isRecord,
  objectsIn,
  textsIn,
} from './harm.ts';

/** The fields of an activity that the bot may fill in; the rest is the SDK's own and is checked for texts only. */
const TYPES: ReadonlySet<unknown> = new Set(['message', 'typing']);
const CARD = 'application/vnd.microsoft.card.adaptive';

/** What cards are made of; a text block knows Markdown and is not in it, nor is anything that fetches or sends by itself. */
const ELEMENTS: ReadonlySet<unknown> = new Set([
  'Action.OpenUrl',
  'Action.Submit',
  'ActionSet',
  'AdaptiveCard',
  'RichTextBlock',
  'TextRun',
]);

/** What Markdown may make of an answer: words, a heading in bold, and lists (the sources among them). */
const WORDS: ReadonlySet<string> = new Set(['root', 'paragraph', 'text', 'strong', 'list', 'listItem', 'link']);

/** Everything in an activity to Teams that could have an effect on somebody, and should not. */
export function harmInTeams(
  sent: { conversationId: string; activity: Record<string, unknown> },
  harmless: Harmless,
): Harm[] {
  const { activity, conversationId } = sent;
  return [
    ...(TYPES.has(activity.type) ? [] : [`an activity ${String(activity.type)}`]),
    ...(harmless.places.has(conversationId) ? [] : [`a message to ${conversationId}, where nobody asked`]),
    ...harmInText(activity, harmless),
    ...objectsIn(activity.entities).flatMap(harmInEntity),
    ...objectsIn({ entities: activity.entities, attachments: activity.attachments })
      .filter((part) => 'url' in part)
      .flatMap(({ url }) => harmInUrl(url, harmless)),
    ...list(activity.attachments).flatMap((attachment) => harmInAttachment(attachment, harmless)),
    ...harmInChannelData(activity.channelData),
    ...textsIn(activity).flatMap(hiddenIn),
  ];
}

/** The same for a window, which goes back in the response of a press. */
export function harmInTeamsDialog(body: unknown, harmless: Harmless): Harm[] {
  const task = isRecord(body) && isRecord(body.task) ? body.task : {};
  const card = isRecord(task.value) ? task.value.card : undefined;
  return [
    ...(task.type === 'continue' || task.type === 'message' ? [] : [`a dialog ${String(task.type)}`]),
    ...(card === undefined ? [] : harmInAttachment(card, harmless)),
    ...textsIn(body).flatMap(hiddenIn),
  ];
}

function harmInText(activity: Record<string, unknown>, harmless: Harmless): Harm[] {
  const text = String(activity.text ?? '');
  if (text === '') return [];
  const nodes = objectsIn(JSON.parse(JSON.stringify(fromMarkdown(text))));
  const links = nodes.filter(({ type }) => type === 'link').map(({ url }) => url);
  // What is left beside the links must be nothing that a client makes a link or a mention of by itself.
  const rest = text.replace(/^- \d+: \[.*\]\((\S+)\)$/gm, '');
  return [
    ...(activity.textFormat === 'markdown' ? [] : [`text format ${String(activity.textFormat)}`]),
    ...nodes
      .filter(({ type }) => typeof type === 'string' && !WORDS.has(type))
      .map(({ type }) => `Markdown that makes a ${String(type)} of "${text.slice(0, 80)}"`),
    ...links.flatMap((url) => harmInUrl(url, harmless)),
    ...(/<|:\/\/|\bwww\.|@/i.test(rest) ? [`a live link, tag or mention in "${rest.slice(0, 200)}"`] : []),
  ];
}

function harmInEntity(entity: Record<string, unknown>): Harm[] {
  return /mention/i.test(String(entity.type ?? '')) || 'mentioned' in entity ? ['a mention'] : [];
}

function harmInChannelData(data: unknown): Harm[] {
  const names = isRecord(data) ? Object.keys(data).filter((name) => name !== 'feedbackLoopEnabled') : [];
  return names.map((name) => `channelData.${name}`);
}

function harmInAttachment(attachment: unknown, harmless: Harmless): Harm[] {
  if (!isRecord(attachment) || attachment.contentType !== CARD) return ['an attachment that is no card'];
  return [
    ...('contentUrl' in attachment && attachment.contentUrl !== undefined ? ['an attachment that is fetched'] : []),
    ...objectsIn(attachment.content).flatMap((element) => harmInElement(element, harmless)),
  ];
}

function harmInElement(element: Record<string, unknown>, harmless: Harmless): Harm[] {
  const { type, data, title, url } = element;
  // The `msteams` of a button's data has a type too, which is checked with its button.
  const isElement = typeof type === 'string' && !/^(task\/fetch|messageBack)$/.test(type);
  return [
    ...(isElement && !ELEMENTS.has(type) ? [`an element ${type}`] : []),
    ...('selectAction' in element || 'refresh' in element || 'authentication' in element ? ['a card that acts'] : []),
    ...(type === 'Action.OpenUrl' ? harmInUrl(url, harmless) : []),
    ...(type === 'Action.Submit' ? harmInSubmit(String(title), data, harmless) : []),
    ...(type === 'TextRun' && /\{\{/.test(String(element.text)) ? ['a text that a card replaces'] : []),
  ];
}

function harmInSubmit(title: string, data: unknown, harmless: Harmless): Harm[] {
  if (!isRecord(data)) return ['a button without data'];
  const { msteams, action, payload, say } = data;
  if (isRecord(msteams) && msteams.type === 'messageBack') {
    return [msteams.text, msteams.displayText].flatMap((said) => harmInSaying(title, String(said)));
  }
  return typeof say === 'string' ? harmInSaying(title, say) : harmInAction(action, payload, harmless);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
