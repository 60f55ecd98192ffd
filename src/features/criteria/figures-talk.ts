import { isOfOtherThanFigures } from '../../chat/figures-asked.ts';
import type { TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { ofFigures } from '../../language/figure-words.ts';
import { FIGURES_TOPIC } from './actions.ts';
import type { CriteriaDeps } from './deps.ts';
import { dossierFigures, type Figures, shareOf } from './figures.ts';
import { showFigures } from './figures-reply.ts';

/** From this chance on something is said of a dossier. */
const SURELY_OF_DOSSIER = 0.7;
/** "30 procent" */
const PERCENT = /\b(\d{1,3})\s*(?:%|procent|percent)/i;

/** What is asked on about the share of dossiers with criteria: "in euro’s?", "per kwartaal", "klopt dat wel?", "en nu?". */
export function figuresTopic(deps: CriteriaDeps): Topic {
  const again: TakeMove = async (turn, id, { text }) => {
    if (isOfOther(turn, text)) return null;
    const aim = percentIn(text) ?? percentIn(lastOf(turn) ?? id);
    return showFigures(deps, turn, { line: await lineFor(deps, turn, text, aim), aim });
  };
  return {
    name: FIGURES_TOPIC,
    role: 'director',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${FIGURES_TOPIC}:${id}`;
      return subject === own || (subject === null && spokenOf[0]?.subject === own) ? 'answer' : null;
    },
    async byForm(turn, _id, { text }) {
      const isOfThese = ofFigures(text).size > 0 || percentIn(text) !== null;
      return isOfThese && !isOfOther(turn, text) ? 'addition' : null;
    },
    moves: { addition: again, correction: again, state: again, complaint: again, repeat: again, source: again },
  };
}

/** What was said of the figures last; in a thread that is no longer what it began with. */
function lastOf({ spokenOf = [] }: Turn): string | undefined {
  return spokenOf.find(({ subject }) => subject.startsWith(`${FIGURES_TOPIC}:`))?.subject;
}

function isOfOther(turn: Turn, text: string): boolean {
  const [likeliest] = turn.reading?.purposes ?? [];
  const isOfCriteria = likeliest?.label === 'criteria' && likeliest.chance >= SURELY_OF_DOSSIER;
  // A percentage is one of the figures, where no dossier was spoken of since.
  const isOfDossier = isOfCriteria && turn.reading?.kindOf('criteria') !== 'figures' && percentIn(text) === null;
  return isOfDossier || isOfOtherThanFigures(turn, text);
}

function percentIn(text: string): number | null {
  const [, digits] = PERCENT.exec(text) ?? [];
  const percent = Number(digits);
  return digits !== undefined && percent >= 1 && percent <= 100 ? percent : null;
}

/** How it is counted, with what was asked of it: another period, a file, how it compares with a percentage that was named. */
async function lineFor(
  { prisma }: CriteriaDeps,
  { language, actor }: Turn,
  text: string,
  aim: number | null,
): Promise<string> {
  const { figures: say } = texts(language).dossiers;
  const asked = ofFigures(text);
  const [latest] = actor.organisationId === null ? [] : await dossierFigures(prisma, actor.organisationId);
  return [
    ...(asked.has('period') ? [say.byYear] : []),
    ...(asked.has('file') && latest !== undefined ? [say.pressFile] : []),
    ...(aim === null ? [] : [comparedWith(latest, aim, say)]),
    say.howCounted,
  ].join(' ');
}

function comparedWith(
  latest: Figures | undefined,
  aim: number,
  say: ReturnType<typeof texts>['dossiers']['figures'],
): string {
  const share = latest === undefined ? null : shareOf(latest);
  return share === null ? say.notCompared(aim) : say.compared(share, aim);
}
