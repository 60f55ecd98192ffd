import type { RecordedCall } from '../slack-proxy.ts';
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

/** What the bot may ask of Slack when somebody asks it something. */
const METHODS: ReadonlySet<string> = new Set([
  'assistant.threads.setStatus',
  'assistant.threads.setSuggestedPrompts',
  'auth.test',
  'chat.postMessage',
  'chat.update',
  'reactions.add',
  'reactions.remove',
  'response_url',
  'users.info',
  'views.open',
]);

/** What messages and windows are made of; `user`, `usergroup`, `broadcast`, `channel`, `mrkdwn` and images are not in it. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'actions',
  'button',
  'context',
  'context_actions',
  'divider',
  'feedback_buttons',
  'header',
  'link',
  'modal',
  'plain_text',
  'rich_text',
  'rich_text_list',
  'rich_text_section',
  'section',
  'text',
]);

/** Fields that fetch or open something. */
const ADDRESSES = ['url', 'image_url', 'thumb_url', 'title_link', 'href', 'src', 'external_id'];

/** Everything in a request to Slack that could have an effect on somebody, and should not. */
export function harmInSlack({ method, body }: RecordedCall, harmless: Harmless): Harm[] {
  if (!METHODS.has(method)) return [`the request ${method}`];
  if (method === 'assistant.threads.setSuggestedPrompts') return harmInPrompts(body);
  if (method === 'views.open') return harmInElements(body.view, harmless);
  if (!MESSAGES.has(method)) return [];
  return [
    ...harmInMessage(method, body),
    ...harmInPlace(method, body, harmless),
    ...harmInElements(body.blocks, harmless),
  ];
}

/** What puts words before somebody; a change stands where the message was posted that it changes. */
const MESSAGES: ReadonlySet<string> = new Set(['chat.postMessage', 'chat.update', 'response_url']);

/** A change has no more switches than these. */
const SWITCHES = { parse: 'none', link_names: 'false' };
const SWITCHES_OF_NEW = { ...SWITCHES, mrkdwn: 'false', unfurl_links: 'false', unfurl_media: 'false' };

function harmInMessage(method: string, body: Record<string, unknown>): Harm[] {
  const text = String(body.text ?? '');
  const switches = Object.entries(method === 'chat.update' ? SWITCHES : SWITCHES_OF_NEW);
  return [
    ...(/[<>]|&(?!(amp|lt|gt);)/.test(text) ? [`live markup in the text "${text.slice(0, 80)}"`] : []),
    ...switches.flatMap(([name, value]) => (String(body[name]) === value ? [] : [`${name} is ${String(body[name])}`])),
    ...('attachments' in body || 'metadata' in body ? ['attachments'] : []),
    ...hiddenIn(text),
  ];
}

function harmInPlace(method: string, body: Record<string, unknown>, { places }: Harmless): Harm[] {
  if (method === 'response_url') return body.response_type === 'ephemeral' ? [] : ['a command answered for all to see'];
  const place = `${String(body.channel)}:${String(body.thread_ts)}`;
  return places.has(place) ? [] : [`a message to ${place}, where nobody asked`];
}

function harmInPrompts(body: Record<string, unknown>): Harm[] {
  return objectsIn(body.prompts).flatMap(({ title, message }) => harmInSaying(String(title), String(message)));
}

function harmInElements(elements: unknown, harmless: Harmless): Harm[] {
  return [
    ...objectsIn(elements).flatMap((element) => harmInElement(element, harmless)),
    ...textsIn(elements).flatMap(hiddenIn),
  ];
}

function harmInElement(element: Record<string, unknown>, harmless: Harmless): Harm[] {
  const { type, emoji } = element;
  return [
    ...(typeof type === 'string' && !ELEMENTS.has(type) ? [`an element ${type}`] : []),
    ...(emoji === true || 'verbatim' in element ? ['a text in which something is replaced'] : []),
    ...ADDRESSES.filter((name) => name in element).flatMap((name) => harmInUrl(element[name], harmless)),
    ...(type === 'button' && 'value' in element ? harmInButton(element, harmless) : []),
  ];
}

function harmInButton({ value, text }: Record<string, unknown>, harmless: Harmless): Harm[] {
  const does: unknown = JSON.parse(String(value));
  if (!isRecord(does)) return ['a button with a foreign value'];
  const label = isRecord(text) ? String(text.text) : '';
  if (does.kind === 'say') return harmInSaying(label, String(does.text));
  return harmInAction(does.action, does.payload, harmless);
}
