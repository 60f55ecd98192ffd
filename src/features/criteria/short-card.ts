import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { DOSSIER_TOPIC, dossierCards, SHOW } from './actions.ts';
import { factsLine, optionButtons } from './card.ts';
import { isOpen } from './life.ts';
import type { DossierView, Item } from './view.ts';

/**
 * What a small turn changed, and in a few lines what the dossier is now. The whole card stands where it was, changed in
 * place, and comes again with a press.
 *
 * @param line what was done
 * @param presses what else can be pressed
 */
export function changeReply(
  view: DossierView,
  language: Language,
  line: string | undefined,
  presses: readonly Button[] = [],
): ReplyDraft {
  const { dossier, advice, items, what } = view;
  const { dossiers } = texts(language);
  const of = (state: Item['row']['state']) =>
    items
      .filter(({ row }) => row.state === state)
      .map(({ n, title, row }) => `${n}. ${title}${toldOf(row, dossiers.criterion.because)}`);
  const lists = (
    [
      [dossiers.short.chosen, of('chosen')],
      [dossiers.short.open, of('suggested')],
      [dossiers.short.rejected, of('rejected')],
    ] as const
  ).flatMap(([label, titles]) => (titles.length === 0 ? [] : [`${label}: ${titles.join('; ')}`]));
  const body: Block[] = [
    ...(line === undefined ? [] : [paragraph(line)]),
    paragraph(
      `${dossiers.states[dossier.state](dossier.number, what)}. ${factsLine(advice.assignment, what, language)}`,
    ),
    ...(lists.length === 0 ? [] : [{ kind: 'list', items: lists } as const]),
  ];
  const question = isOpen(dossier) ? advice.question : null;
  const asked: Button[] = question === null ? [] : optionButtons(view, question);
  if (question !== null) body.push(paragraph(question.text));
  const show: Button = {
    kind: 'action',
    label: dossiers.buttons.open(dossier.number),
    action: SHOW,
    payload: { id: dossier.id },
  };
  return {
    language,
    framed: true,
    subject: `${DOSSIER_TOPIC}:${dossier.id}`,
    // What is asked is a card: once it is answered somewhere, it becomes the dossier as it is then.
    ...(question === null ? {} : { card: `${dossierCards(dossier.id)}:${language}:asked`, standing: 'anew' as const }),
    body,
    buttons: [...asked, ...presses, show],
  };
}

/** The weight that was given, or why not. */
function toldOf({ weight, reason, state }: Item['row'], because: (reason: string) => string): string {
  if (state === 'rejected') return reason === null ? '' : ` (${because(reason)})`;
  return weight === null ? '' : ` (${weight}%)`;
}
