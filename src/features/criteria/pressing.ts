import type { Kind } from '../../chat/labels.ts';
import type { Button } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { wordsOf } from '../../language/words.ts';
import { findMembers } from '../../people/directory.ts';
import type { Transaction } from '../../store/transaction.ts';
import { AWARD, CHOOSE, DROP, EXPORT, REJECT, SHARE, SHARE_WITH } from './actions.ts';
import type { Speaking } from './at-dossier.ts';
import { FORMATS } from './export/formats.ts';
import { type Item, numbered } from './view.ts';
import { itemsSaid } from './which.ts';

/** What is said of it, with the presses that do it. */
export interface ByPress {
  line: string;
  buttons: Button[];
}

/** What only a press does, since others get to see it or it ends the dossier; undefined: it is no such thing. */
export async function byPress(tx: Transaction, at: Speaking, kind: Kind<'criteria'>): Promise<ByPress | undefined> {
  const { dossier, turn } = at;
  const { buttons, problems } = texts(turn.language).dossiers;
  const isDraft = dossier.state === 'draft';
  switch (kind) {
    case 'export':
      return isDraft ? { line: problems.nothingChosen, buttons: [] } : exporting(at);
    case 'share':
      return isDraft ? { line: problems.nothingChosen, buttons: [] } : sharing(tx, at);
    case 'award':
      return isDraft
        ? { line: problems.nothingChosen, buttons: choosingNear(at, itemsSaid(at, null).items, 'chosen').buttons }
        : awarding(at);
    case 'drop':
      return pressing(at, buttons.drop, DROP);
    default:
      return undefined;
  }
}

function pressing({ dossier: { id }, turn }: Speaking, label: string, action: string, payload = {}): ByPress {
  return {
    line: texts(turn.language).dossiers.press(label),
    buttons: [{ kind: 'action', label, action, payload: { id, ...payload } }],
  };
}

/** What is said to have stayed in is marked in the form; nothing is recorded before it is sent in. */
function awarding(at: Speaking): ByPress {
  const { dossiers, dossierAsked } = texts(at.turn.language);
  const chosen = at.view.items.filter(({ row }) => row.state === 'chosen');
  const meant = itemsSaid(at, null);
  const stayed = chosen.filter((item) => meant.items.includes(item));
  const out = chosen.filter((item) => !stayed.includes(item));
  const { award } = dossiers.buttons;
  if (!meant.named) return pressing(at, award, AWARD);
  const { line, buttons } = pressing(at, award, AWARD, { stayed: stayed.map(({ criterion }) => criterion.id) });
  return { line: `${dossierAsked.inContract(numbered(stayed), numbered(out))} ${line}`, buttons };
}

/** What only comes near to what was named, to be pressed. */
export function choosingNear(
  { dossier: { id }, turn }: Speaking,
  near: readonly Item[],
  state: 'chosen' | 'rejected' | 'suggested',
): { lines: string[]; buttons: Button[] } {
  const { dossiers, dossierAsked } = texts(turn.language);
  const { buttons } = dossiers;
  const open = near.filter(({ row }) => (state === 'rejected' ? row.state !== 'rejected' : row.state === 'suggested'));
  if (open.length === 0) return { lines: [], buttons: [] };
  return {
    lines: [dossierAsked.nearest(numbered(open))],
    buttons: open.map(({ n, criterion }) => ({
      kind: 'action',
      label: state === 'rejected' ? buttons.reject(n) : buttons.choose(n),
      action: state === 'rejected' ? REJECT : CHOOSE,
      payload: { id, criterion: criterion.id },
    })),
  };
}

/** In the format that is named, else in that of most. */
function exporting(at: Speaking): ByPress {
  const { file } = texts(at.turn.language).dossiers;
  const words = wordsOf(at.text);
  const named = FORMATS.find((one) => words.includes(one) || words.includes(plain(file.formats[one])));
  const format = named ?? FORMATS[0];
  return pressing(at, file.link(file.formats[format]), EXPORT, { format });
}

/** With one colleague when one is named; with all of the organisation only when that is asked. */
async function sharing(tx: Transaction, { dossier, personId, turn, text, adviser }: Speaking): Promise<ByPress> {
  const { buttons, press, shareWith } = texts(turn.language).dossiers;
  const { id } = dossier;
  const withOne = (label: string, name?: string): Button => ({
    kind: 'action',
    label,
    action: SHARE_WITH,
    payload: { id, ...(name === undefined ? {} : { name }) },
  });
  const names = await colleaguesNamed(tx, { dossier, personId }, text, adviser.talk.ordinary);
  if (names.length > 0)
    return {
      line: shareWith.which(names.join(', ')),
      buttons: names.map((name) => withOne(shareWith.withNamed(name), name)),
    };
  const all: Button = { kind: 'action', label: buttons.share, action: SHARE, payload: { id, share: true } };
  // "Collega’s" are several and "een collega" is one: the ending tells them apart, and words are read without it.
  const isAll = wordsOf(text.replace(PLURAL, 's')).some((word) => adviser.talk.everyone.includes(word));
  if (isAll) return { line: press(buttons.share), buttons: [all] };
  return { line: shareWith.withWhom, buttons: [withOne(buttons.shareWith), all] };
}

/** "Collega’s": an apostrophe before the ending of several. */
const PLURAL = /['’]s(?!\p{L})/gu;
const MOST_NAMED = 3;
const SHORTEST_NAME = 3;

/** Colleagues whose first or last name stands in the words. */
async function colleaguesNamed(
  tx: Transaction,
  { dossier, personId }: Pick<Speaking, 'dossier' | 'personId'>,
  text: string,
  ordinary: readonly string[],
): Promise<string[]> {
  const words = wordsOf(text).filter((word) => word.length >= SHORTEST_NAME && !ordinary.includes(word));
  const found = new Set<string>();
  for (const word of words) {
    for (const { id, left, displayName } of await findMembers(tx, dossier.organisationId, word)) {
      const isWhole = displayName !== null && wordsOf(displayName).includes(word);
      if (isWhole && id !== personId && !left) found.add(displayName);
    }
  }
  return [...found].slice(0, MOST_NAMED);
}
