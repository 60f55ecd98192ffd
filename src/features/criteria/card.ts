import { z } from 'zod';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Assignment } from '../../criteria/assignment.ts';
import { texts } from '../../i18n/texts.ts';
import {
  ASSIGNMENT,
  AWARD,
  CHANGE,
  CHOOSE,
  DOSSIER_TOPIC,
  DROP,
  dossierCards,
  EXPORT,
  FACT,
  MORE,
  REJECT,
  RESTORE,
  SHARE,
  SHARE_TEXT,
  SHARE_WITH,
  TAKE_TEXT,
} from './actions.ts';
import { FORMATS } from './export/formats.ts';
import { isOpen } from './life.ts';
import type { DossierView, Item } from './view.ts';

/** With more criteria than this on a card each text is shorter, so that all of it fits into a message. */
const WITH_WHOLE_TEXTS = 4;
const LONGEST_TEXT = { few: 320, many: 170 };

/** A dossier as its people see it, with what can be done with it; it changes in place. @param line what was done */
export function dossierCard(view: DossierView, language: Language, line?: string): ReplyDraft {
  // One that stands in a conversation: said anew, the older one there says that it is old.
  return {
    ...drawn(view, language, line),
    card: `${dossierCards(view.dossier.id)}:${language}:desk`,
    standing: 'anew',
  };
}

/** Wherever the card stands, as it is now. */
export function dossierChanged(view: (language: Language) => DossierView): OutgoingMessage[] {
  return redrawn(dossierCards(view('nl').dossier.id), (language) => drawn(view(language), language));
}

function drawn(view: DossierView, language: Language, line?: string): ReplyDraft {
  const { dossier, advice, items, what } = view;
  const { dossiers } = texts(language);
  const body: Block[] = [];
  const buttons: Button[] = [];
  const add = (block: Block, below: readonly Button[] = []) => {
    body.push(block);
    for (const button of below) buttons.push({ ...button, below: body.length - 1 });
  };
  if (line !== undefined) add(paragraph(line));
  add({ kind: 'heading', text: dossiers.states[dossier.state](dossier.number, what) });
  add(paragraph(factsLine(advice.assignment, what, language)));
  if (view.warnings.length > 0) add({ kind: 'list', items: [...view.warnings] });
  if (advice.notes.length > 0) add(paragraph(advice.notes.join(' ')));
  if (advice.question && isOpen(dossier)) add(paragraph(advice.question.text), optionButtons(view));
  for (const item of items) {
    add({ kind: 'heading', text: `${item.n}. ${item.title}` });
    add(paragraph(itemText(item, items.length, language)), itemButtons(view, item, language));
  }
  if (dossier.shared) add(paragraph(dossiers.sharedWith));
  if (dossier.readers.length > 0)
    add(
      paragraph(
        dossiers.sharedWithNamed(dossier.readers.map(({ name }) => name ?? dossiers.document.somebody).join(', ')),
      ),
    );
  return {
    language,
    framed: true,
    subject: `${DOSSIER_TOPIC}:${dossier.id}`,
    body,
    buttons: [...buttons, ...dossierButtons(view, language)],
  };
}

/** "Schoonmaak · € 1.200.000 · 4 jaar · Europees openbaar · boven de Europese drempel" */
export function factsLine(assignment: Assignment, what: string, language: Language): string {
  const { dossiers } = texts(language);
  const { value, term, procedure, stage, regime } = assignment;
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
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function itemText(item: Item, among: number, language: Language): string {
  const { criteria, dossiers } = texts(language);
  const { criterion, row, weight, fits, findings } = item;
  const longest = among > WITH_WHOLE_TEXTS ? LONGEST_TEXT.many : LONGEST_TEXT.few;
  const used = item.usedBy === 0 ? null : dossiers.practice.usedBy(item.usedBy);
  const place = [criteria.kinds[criterion.kind], criteria.levels[criterion.level], weight, used].filter(
    (one) => one !== null,
  );
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

/** The answers to what is asked of an assignment. */
export function optionButtons({ dossier, advice }: DossierView): Button[] {
  return (advice.question?.options ?? []).map(({ label, given }) => ({
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

function dossierButtons({ dossier }: DossierView, language: Language): Button[] {
  const { buttons, file } = texts(language).dossiers;
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
      ? []
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
