import { type Attachment, CardFactory } from 'botbuilder';
import type { CallResponse } from '../../chat/call.ts';
import { spansOf } from '../../chat/emphasis.ts';
import { READ_PASSAGE } from '../../chat/platform-actions.ts';
import { type Block, type Button, isStarred, listLines, placeOf, plainText, type Reply } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { actionData, dialogData, sayData, silentSayData } from './button-data.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { usableUrl } from './source.ts';
import { cutAtWord, escapeCard } from './text.ts';

/**
 * Who shows the cards. The Playground knows no buttons of Teams' own: no dialogs (there the passage comes as a
 * message) and none that speak in the person's name.
 */
export type Client = 'teams' | 'playground';

export type CardElement = Record<string, unknown>;

/** A dialog of Teams: what `task/fetch` is answered with. */
export interface Dialog {
  title: string;
  width: 'medium';
  height: 'medium';
  card: Attachment;
}

/** Texts in a card are text runs: unlike a text block they know no Markdown. */
export function renderCardBlocks(blocks: readonly Block[]): CardElement[] {
  return blocks.flatMap((block): CardElement[] => {
    const draw = isStarred(block) ? starredText : (text: string) => richText(text, {});
    if (block.kind === 'list') return listLines(block).map(draw);
    if (block.kind === 'paragraph') return [draw(block.text)];
    return [richText(block.text, { weight: 'bolder', size: 'medium' })];
  });
}

/** The body of a reply, with the buttons that stand within it. */
export function renderCardBody(reply: Reply, client: Client): CardElement[] {
  return reply.body.flatMap((block, place) => [
    ...renderCardBlocks([block]),
    ...rows(buttonsAt(reply, place).map((button) => renderButton(button, client))),
  ]);
}

/** Teams fetches it itself, from an address that everybody can open. */
export function renderPicture({ picture }: Reply): CardElement[] {
  return picture ? [{ type: 'Image', url: picture.url, altText: picture.alt, size: 'stretch' }] : [];
}

function buttonsAt(reply: Reply, wanted: number | undefined): Button[] {
  return reply.buttons.filter((button) => placeOf(button, reply) === wanted);
}

/** The buttons at the end of a reply, and one for every source. */
export function renderButtons(reply: Reply, client: Client): CardElement[] {
  const words = texts(reply.language).platform;
  const sources = reply.citations.map((citation): CardElement => {
    const title = words.openPassage(citation.n);
    const url = usableUrl(citation);
    if (url !== null) return { ...openUrl(title, url), id: `open-source-${citation.n}` };
    return submit(title, pressData(client, READ_PASSAGE, { passageId: citation.passageId }));
  });
  return rows([...sources, ...buttonsAt(reply, undefined).map((button) => renderButton(button, client))]);
}

/** A card with these elements; `words` is for clients that cannot show it. */
export function cardAttachment(body: readonly CardElement[], words: string): Attachment {
  return CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    ...(words === '' ? {} : { fallbackText: escapeCard(cutAtWord(words, TEAMS_LIMITS.summary)) }),
    body,
  });
}

/** The answer to a call as a window. */
export function renderDialog(response: Extract<CallResponse, { kind: 'dialog' }>): Dialog {
  return dialogOf(response.title, dialogCard(response, renderCardBlocks(response.body)));
}

/** The same for a client without windows: a card in the conversation, with the title in it. */
export function renderDialogMessage(response: Extract<CallResponse, { kind: 'dialog' }>): CardMessage {
  const body: Block[] = [{ kind: 'heading', text: response.title }, ...response.body];
  return cardMessage(body, dialogCard(response, renderCardBlocks(body)));
}

/** A sentence with buttons, as a window. */
export function renderEphemeralDialog({ text, buttons = [] }: Extract<CallResponse, { kind: 'ephemeral' }>): Dialog {
  // Within a window a press is the window's own: it is sent in, and the answer takes its place.
  const actions = buttons.filter(({ kind }) => kind !== 'say').map((button) => renderButton(button, 'playground'));
  return dialogOf('Impactmakelaar', cardAttachment([richText(text, {}), ...rows(actions)], text));
}

export interface CardMessage {
  summary: string;
  attachments: Attachment[];
}

function cardMessage(body: readonly Block[], card: Attachment): CardMessage {
  return { summary: cutAtWord(plainText({ body: [...body] }), TEAMS_LIMITS.summary), attachments: [card] };
}

export function dialogOf(title: string, card: Attachment): Dialog {
  return { title: cutAtWord(title, TEAMS_LIMITS.dialogTitle), width: 'medium', height: 'medium', card };
}

function dialogCard(response: Extract<CallResponse, { kind: 'dialog' }>, blocks: CardElement[]): Attachment {
  const link = response.link === undefined ? [] : rows([openUrl(response.link.label, response.link.url)]);
  return cardAttachment([...blocks, ...link], plainText(response));
}

/** The list of sources below the words, and the mark of an automated answer: a card carries them itself. */
export function renderSourcesAndMark({ citations, language, marked }: Reply): CardElement[] {
  const { platform } = texts(language);
  const lines = citations.map((citation) => ({
    type: 'RichTextBlock',
    id: `source-${citation.n}`,
    inlines: [`${citation.n}. ${cutAtWord(citation.title, TEAMS_LIMITS.sourceLine)}`, publicationOf(citation)]
      .filter((words) => words !== '')
      .map((words) => ({ type: 'TextRun', text: escapeCard(words), size: 'small' })),
  }));
  return [
    ...(lines.length === 0 ? [] : [{ ...richText(platform.sources, { weight: 'bolder' }), id: 'sources' }, ...lines]),
    ...(marked ? [{ ...richText(platform.automated, { size: 'small', color: 'default' }), id: 'automated' }] : []),
  ];
}

function publicationOf({ title, source }: Reply['citations'][number]): string {
  return source === '' || source === title ? '' : `, ${cutAtWord(source, TEAMS_LIMITS.sourceLine)}`;
}

/** What stands between stars is a run of its own, in bold. */
function starredText(text: string): CardElement {
  const inlines = spansOf(text).map((span) => ({
    type: 'TextRun',
    text: escapeCard(span.text),
    ...(span.strong ? { weight: 'bolder' } : {}),
  }));
  return { type: 'RichTextBlock', inlines };
}

function richText(text: string, style: Record<string, string>): CardElement {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: escapeCard(text), ...style }] };
}

function renderButton(button: Button, client: Client): CardElement {
  if (button.kind === 'link') return openUrl(button.label, button.url);
  if (button.kind === 'action') {
    return submit(button.label, pressData(client, button.action, button.payload), button.style);
  }
  return submit(button.label, client === 'teams' ? sayData(button.text) : silentSayData(button.text));
}

/** In Teams every press opens a dialog: that is the only answer that nobody else sees. */
function pressData(client: Client, action: string, payload: unknown): Record<string, unknown> {
  return client === 'teams' ? dialogData(action, payload) : actionData(action, payload);
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

export function submit(label: string, data: Record<string, unknown>, style?: keyof typeof STYLES): CardElement {
  return { type: 'Action.Submit', title: buttonLabel(label), data, ...(style ? { style: STYLES[style] } : {}) };
}

function openUrl(label: string, url: string): CardElement {
  return { type: 'Action.OpenUrl', title: buttonLabel(label), url };
}

function buttonLabel(label: string): string {
  return escapeCard(cutAtWord(label, TEAMS_LIMITS.buttonLabel));
}

export function rows(actions: readonly CardElement[]): CardElement[] {
  const sets: CardElement[] = [];
  for (let at = 0; at < actions.length; at += TEAMS_LIMITS.buttonsPerRow) {
    sets.push({ type: 'ActionSet', actions: actions.slice(at, at + TEAMS_LIMITS.buttonsPerRow) });
  }
  return sets;
}
