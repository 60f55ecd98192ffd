import type { Kind } from '../../chat/labels.ts';
import type { Button } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { plain } from '../../language/plain-text.ts';
import { wordsOf } from '../../language/words.ts';
import { findMembers } from '../../people/directory.ts';
import type { Transaction } from '../../store/transaction.ts';
import { AWARD, DROP, EXPORT, SHARE, SHARE_WITH } from './actions.ts';
import type { Speaking } from './at-dossier.ts';
import { FORMATS } from './export/formats.ts';

/** What is said of it, with the presses that do it. */
interface ByPress {
  line: string;
  buttons: Button[];
}

/** What only a press does, since others get to see it or it ends the dossier; undefined: it is no such thing. */
export async function byPress(tx: Transaction, at: Speaking, kind: Kind<'criteria'>): Promise<ByPress | undefined> {
  const { dossier, turn } = at;
  const { buttons, press, problems } = texts(turn.language).dossiers;
  const { id } = dossier;
  const one = (label: string, action: string, payload = {}): ByPress => ({
    line: press(label),
    buttons: [{ kind: 'action', label, action, payload: { id, ...payload } }],
  });
  const isDraft = dossier.state === 'draft';
  switch (kind) {
    case 'export':
      return isDraft ? { line: problems.nothingChosen, buttons: [] } : exporting(at);
    case 'share':
      return isDraft ? { line: problems.nothingChosen, buttons: [] } : sharing(tx, at);
    case 'award':
      return isDraft ? { line: problems.nothingChosen, buttons: [] } : one(buttons.award, AWARD);
    case 'drop':
      return one(buttons.drop, DROP);
    default:
      return undefined;
  }
}

/** In the format that is named, else in that of most. */
function exporting({ dossier: { id }, turn, text }: Speaking): ByPress {
  const { file, press } = texts(turn.language).dossiers;
  const words = wordsOf(text);
  const named = FORMATS.find((format) => words.includes(format) || words.includes(plain(file.formats[format])));
  const label = file.link(file.formats[named ?? FORMATS[0]]);
  return {
    line: press(label),
    buttons: [{ kind: 'action', label, action: EXPORT, payload: { id, format: named ?? FORMATS[0] } }],
  };
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
  const isAll = wordsOf(text).some((word) => adviser.talk.everyone.includes(word));
  if (isAll) return { line: press(buttons.share), buttons: [all] };
  return { line: shareWith.withWhom, buttons: [withOne(buttons.shareWith), all] };
}

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
