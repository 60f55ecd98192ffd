import type { Kind, KindedPurpose, Purpose } from './labels.ts';
import type { Turn } from './skill.ts';

/**
 * From these chances on words surely say what somebody becomes or ceases to be: how likely they are of it, and that they say just that.
 * `known`: they name it, or it was spoken of last, so that they are of hardly anything else; `unknown`: neither, and they may be of
 * anything. Of what is read so with 90% one in ten is something else: "eigenlijk kom ik maar alleen" is read as of an ambassador who
 * stops with 91 and 50%. The turns of `testing/evaluation/conversations` that do say so and name nothing ("ik stop ermee") are read with
 * more than 95 and 75%, those that do not with less than 60%.
 */
const SURE = { known: { purpose: 0.6, kind: 0.5 }, unknown: { purpose: 0.95, kind: 0.75 } };

/**
 * Whether words that change where somebody stands surely say so: that they become or stop being something, or get messages or none. What
 * is less sure changes nothing: they hear what would happen, with the button.
 *
 * @param change.isKnown the words name what they change, or it was spoken of last
 * @param change.near for what they may be as well where they say so: who wants no more messages may get them as an ambassador
 */
export function isSurelyMeant<Of extends KindedPurpose>(
  { reading }: Pick<Turn, 'reading'>,
  change: { purpose: Of; kind: Kind<Of>; isKnown: boolean; near?: readonly Purpose[] },
): boolean {
  const { purpose, kind, isKnown, near = [] } = change;
  const least = SURE[isKnown ? 'known' : 'unknown'];
  const ofIt = (reading?.purposes ?? []).filter(({ label }) => label === purpose || near.includes(label));
  const ofKind = reading?.kinds(purpose).find(({ label }) => label === kind)?.chance ?? 0;
  return ofIt.reduce((sum, { chance }) => sum + chance, 0) >= least.purpose && ofKind >= least.kind;
}
