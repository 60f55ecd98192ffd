import { z } from 'zod';
import { redrawn } from '../../chat/cards.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import type { Question } from '../../criteria/questions.ts';
import { texts } from '../../i18n/texts.ts';
import {
  ASSIGNMENT,
  AWARD,
  CHANGE,
  CHOOSE,
  DOSSIER_TOPIC,
  DROP,
  dossierCards,
  dossierPages,
  EXPORT,
  FACT,
  MORE,
  REJECT,
  RESTORE,
  SHARE,
  SHARE_TEXT,
  SHARE_WITH,
  SHOW,
  TAKE_TEXT,
} from './actions.ts';
import { FORMATS } from './export/formats.ts';
import { isOpen } from './life.ts';
import type { DossierView, Item } from './view.ts';

/** With more criteria than this on a card each text is shorter, so that all of it fits into a message. */
const WITH_WHOLE_TEXTS = 4;
const LONGEST_TEXT = { few: 320, many: 170 };
/** More of what is wrong than this nobody reads on a card; all of it stands in the file. */
const MOST_WARNINGS = 6;

/** A dossier as its people see it, with what can be done with it; it changes in place. @param line what was done */
export function dossierCard(view: DossierView, language: Language, line?: string): ReplyDraft {
  // One that stands in a conversation: said anew, the older one there says that it is old.
  return {
    ...drawn(view, language, line),
    card: `${dossierCards(view.dossier.id)}:${language}:desk`,
    standing: 'anew',
  };
}

/** The criteria that find no room on the first card. @param page from 2 */
export function dossierPage(view: DossierView, language: Language, page: number): ReplyDraft {
  return {
    ...drawnPage(view, language, page),
    card: `${dossierPages(view.dossier.id, page)}:${language}:desk`,
    standing: 'anew',
  };
}

/** Wherever the cards stand, as they are now. */
export function dossierChanged(view: (language: Language) => DossierView): OutgoingMessage[] {
  const views = { nl: view('nl'), en: view('en') };
  const { id } = views.nl.dossier;
  // One that had a second page may have none any more.
  const pages = Math.max(2, ...LANGUAGES.map((language) => pagesOf(views[language], language).length));
  const others = Array.from({ length: pages - 1 }, (_, at) => at + 2);
  return [
    ...redrawn(dossierCards(id), (language) => drawn(views[language], language)),
    ...others.flatMap((page) =>
      redrawn(dossierPages(id, page), (language) => drawnPage(views[language], language, page)),
    ),
  ];
}

/** Blocks of a card, each button with the place of the block it stands below. */
interface Drawn {
  body: Block[];
  buttons: Button[];
}

function put({ body, buttons }: Drawn, block: Block, below: readonly Button[] = []): void {
  body.push(block);
  for (const button of below) buttons.push({ ...button, below: body.length - 1 });
}

function drawn(view: DossierView, language: Language, line?: string): ReplyDraft {
  const { dossier } = view;
  const { dossiers } = texts(language);
  const card = headOf(view, language, line);
  const [items = [], next] = pagesOf(view, language);
  for (const item of items) putItem(card, view, item, language);
  if (dossier.shared) put(card, paragraph(dossiers.sharedWith));
  const { somebody } = dossiers.document;
  const readers = dossier.readers.map(({ name }) => name ?? somebody).join(', ');
  if (readers !== '') put(card, paragraph(dossiers.sharedWithNamed(readers)));
  return framed(view, language, card, [...restButtons(view, language, 2, next), ...dossierButtons(view, language)]);
}

function drawnPage(view: DossierView, language: Language, page: number): ReplyDraft {
  const { dossier, what } = view;
  const { buttons, states } = texts(language).dossiers;
  const card: Drawn = { body: [], buttons: [] };
  put(card, { kind: 'heading', text: states[dossier.state](dossier.number, what) });
  const [items = [], next] = pagesOf(view, language).slice(page - 1);
  for (const item of items) putItem(card, view, item, language);
  const first: Button = {
    kind: 'action',
    label: buttons.open(dossier.number),
    action: SHOW,
    payload: { id: dossier.id, page: 1 },
  };
  return framed(view, language, card, [...restButtons(view, language, page + 1, next), first]);
}

function framed({ dossier }: DossierView, language: Language, card: Drawn, buttons: readonly Button[]): ReplyDraft {
  const subject = `${DOSSIER_TOPIC}:${dossier.id}`;
  return { language, framed: true, subject, body: card.body, buttons: [...card.buttons, ...buttons] };
}

/** What stands above the criteria: what was done, what is bought, what is wrong and what is asked. */
function headOf(view: DossierView, language: Language, line?: string): Drawn {
  const { dossier, advice, what } = view;
  const { dossiers } = texts(language);
  const card: Drawn = { body: [], buttons: [] };
  if (line !== undefined) put(card, paragraph(line));
  put(card, { kind: 'heading', text: dossiers.states[dossier.state](dossier.number, what) });
  put(card, paragraph(factsLine(advice.assignment, what, language)));
  if (view.warnings.length > 0) put(card, { kind: 'list', items: view.warnings.slice(0, MOST_WARNINGS) });
  const unsaid = view.warnings.length - MOST_WARNINGS;
  if (unsaid > 0) put(card, paragraph(dossiers.file.moreFindings(unsaid)));
  if (advice.notes.length > 0) put(card, paragraph(advice.notes.join(' ')));
  for (const question of questionsOf(view)) put(card, paragraph(question.text), optionButtons(view, question));
  for (const [at, { text }] of advice.wordings.entries()) {
    const buttons = wordingButtons(view, at, language);
    const n = buttons.length > 0 && advice.wordings.length > 1 ? at + 1 : null;
    put(card, paragraph(dossiers.wording.said(text, advice.wording !== null, n)), buttons);
  }
  return card;
}

function putItem(card: Drawn, view: DossierView, item: Item, language: Language): void {
  put(card, { kind: 'heading', text: `${item.n}. ${item.title}` });
  put(card, paragraph(itemText(item, view.items.length, language)), itemButtons(view, item, language));
}

/** What a message holds, in characters of what is sent: Slack takes some 11,000, of which a button takes some 280. */
const LONGEST_CARD = 10_500;
const BUTTON = 280;
/** What was done, which is said on one card only. */
const LINE = 400;
const BLOCK = 80;
/** However long what stands above them is, so many criteria follow it. */
const FEWEST_ON_A_CARD = 2;

function sizeOf({ body, buttons }: Drawn): number {
  return JSON.stringify(body).length + body.length * BLOCK + buttons.length * BUTTON;
}

/** The criteria by card: what does not fit into one message stands in the next, so that none is without its text or buttons. */
function pagesOf(view: DossierView, language: Language): Item[][] {
  const bottom = dossierButtons(view, language).length + 1;
  let room = LONGEST_CARD - sizeOf(headOf(view, language)) - LINE - bottom * BUTTON;
  const pages: Item[][] = [[]];
  for (const item of view.items) {
    const one: Drawn = { body: [], buttons: [] };
    putItem(one, view, item, language);
    const size = sizeOf(one);
    const isFull = size > room && (pages.at(-1) ?? []).length >= FEWEST_ON_A_CARD;
    if (isFull) {
      pages.push([]);
      room = LONGEST_CARD - BLOCK - 2 * BUTTON;
    }
    pages.at(-1)?.push(item);
    room -= size;
  }
  return pages;
}

/** "Toon 5 tot en met 7": the criteria of the next card. */
function restButtons(
  { dossier }: DossierView,
  language: Language,
  page: number,
  items: readonly Item[] = [],
): Button[] {
  const { buttons } = texts(language).dossiers;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return [];
  const payload = { id: dossier.id, page };
  return [{ kind: 'action', label: buttons.rest(first.n, last.n), action: SHOW, payload }];
}

/** "Schoonmaak · € 1.200.000 · 4 jaar · Europees openbaar · boven de Europese drempel" */
export function factsLine(assignment: Assignment, what: string, language: Language): string {
  const { dossiers, dossierAsked } = texts(language);
  const { value, term, procedure, stage, regime, share } = assignment;
  const size =
    value.euro !== null
      ? dossiers.facts.value(value.euro)
      : value.yearly !== null
        ? dossiers.facts.yearly(value.yearly)
        : dossiers.facts.noValue;
  const parts = [
    `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}`,
    size,
    term === null ? null : dossiers.facts.months(term.months + term.optionMonths),
    procedure === null ? null : dossiers.procedures[procedure],
    stage === null ? null : dossiers.stages[stage],
    dossiers.facts.regimes[regime],
    share === null ? null : dossierAsked.share.fact(dossierAsked.share.percentage(share)),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** What a criterion is, how much it asks and what it weighs. */
export function kindLine({ criterion: { kind, level }, weight }: Item, language: Language): string {
  const { criteria } = texts(language);
  const weighed = weight === null ? [] : [criteria.weight(weight)];
  return [criteria.kinds[kind], criteria.levels[level], ...weighed].join(', ');
}

function itemText(item: Item, among: number, language: Language): string {
  const { criteria, dossiers } = texts(language);
  const { row, fits, findings } = item;
  const longest = among > WITH_WHOLE_TEXTS ? LONGEST_TEXT.many : LONGEST_TEXT.few;
  const used = item.usedBy === 0 ? null : dossiers.practice.usedBy(item.usedBy);
  const place = [kindLine(item, language), used].filter((one) => one !== null);
  const lines = [
    `${dossiers.criterion[row.state]} · ${place.join(', ')}${row.text === null ? '' : ` · ${dossiers.criterion.own}`}`,
    ...(row.state === 'rejected' ? [] : [shortened(item.text, longest)]),
    ...(row.reason === null ? [] : [dossiers.criterion.because(row.reason)]),
    ...(row.stayed === null ? [] : [row.stayed ? dossiers.criterion.stayed : dossiers.criterion.wentOut]),
    ...(fits || row.state === 'rejected' ? [] : [dossiers.criterion.noLongerFits]),
    ...findings.map(({ severity, code }) => `${criteria.severities[severity]}: ${criteria.checks[code]}`),
  ];
  return lines.join('\n');
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`;
}

/** Of an idea: words for the assignment itself, to be taken into the dossier. */
function wordingButtons({ dossier, advice }: DossierView, at: number, language: Language): Button[] {
  const wording = advice.wordings[at];
  if (!isOpen(dossier) || !wording || advice.wording !== null) return [];
  const payload = { id: dossier.id, given: { wording: wording.id } };
  return [{ kind: 'action', label: texts(language).dossiers.wording.take(at + 1), action: FACT, payload }];
}

/** What is asked of an assignment, the most important first; once something is chosen that one alone; none: nothing, or it is closed. */
function questionsOf({ dossier, advice }: DossierView): Question[] {
  if (!isOpen(dossier)) return [];
  const beside = dossier.state === 'draft' ? advice.alsoAsked : [];
  return [...(advice.question ? [advice.question] : []), ...beside];
}

/** The answers to what is asked of an assignment. */
export function optionButtons({ dossier }: DossierView, { options }: Question): Button[] {
  return options.map(({ label, given }) => ({
    kind: 'action',
    label,
    action: FACT,
    payload: { id: dossier.id, given: z.json().parse(given) },
  }));
}

function itemButtons({ dossier }: DossierView, { n, row, criterion }: Item, language: Language): Button[] {
  const { buttons } = texts(language).dossiers;
  const payload = { id: dossier.id, criterion: criterion.id };
  const press = (label: string, action: string): Button => ({ kind: 'action', label, action, payload });
  const more = press(buttons.more(n), MORE);
  const practice = practiceButton(dossier, row, press, { n, language });
  if (!isOpen(dossier)) return [more, ...practice];
  if (row.state === 'rejected') return [press(buttons.restore(n), RESTORE), more];
  if (row.state === 'chosen')
    return [press(buttons.change(n), CHANGE), press(buttons.takeOut(n), REJECT), more, ...practice];
  return [press(buttons.choose(n), CHOOSE), press(buttons.change(n), CHANGE), press(buttons.reject(n), REJECT), more];
}

/** A text of one's own can go to the network, and be taken from it. */
function practiceButton(
  { sharedTexts }: DossierView['dossier'],
  { state, text, criterionId }: Item['row'],
  press: (label: string, action: string) => Button,
  { n, language }: { n: number; language: Language },
): Button[] {
  const { buttons } = texts(language).dossiers;
  if (state !== 'chosen' || text === null) return [];
  return [
    sharedTexts.includes(criterionId) ? press(buttons.takeText(n), TAKE_TEXT) : press(buttons.shareText(n), SHARE_TEXT),
  ];
}

/** What is wrong in a long text is read in a file, before anything is chosen. */
function isLongChecked({ advice }: DossierView): boolean {
  return advice.findings.length > MOST_WARNINGS;
}

function dossierButtons(view: DossierView, language: Language): Button[] {
  const { buttons, file } = texts(language).dossiers;
  const { dossier } = view;
  const { id, version, shared, state } = dossier;
  const press = (label: string, action: string, payload: Extract<Button, { kind: 'action' }>['payload']): Button => ({
    kind: 'action',
    label,
    action,
    payload,
  });
  const downloads = FORMATS.map((format) => press(file.link(file.formats[format]), EXPORT, { id, format }));
  if (!isOpen(dossier)) return dossier.text === null ? [] : downloads;
  return [
    press(buttons.assignment, ASSIGNMENT, { id, version }),
    ...(state === 'draft'
      ? isLongChecked(view)
        ? downloads
        : []
      : [
          ...downloads,
          press(shared ? buttons.unshare : buttons.share, SHARE, { id, share: !shared }),
          press(buttons.shareWith, SHARE_WITH, { id }),
          press(buttons.award, AWARD, { id }),
        ]),
    press(buttons.drop, DROP, { id }),
  ];
}

/** For who can have no dossier: criteria to read, as they are suggested. */
export function adviceReply(
  { advice, items, what, warnings }: Omit<DossierView, 'dossier'>,
  language: Language,
): ReplyDraft {
  const body: Block[] = [paragraph(factsLine(advice.assignment, what, language))];
  if (warnings.length > 0) body.push({ kind: 'list', items: [...warnings] });
  for (const item of items) {
    body.push({ kind: 'heading', text: `${item.n}. ${item.title}` });
    body.push(paragraph(itemText(item, items.length, language)));
  }
  return { language, body };
}
