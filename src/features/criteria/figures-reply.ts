import type { Block } from '../../chat/reply.ts';
import { answered, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { LEVELS, THEMES } from '../../criteria/labels.ts';
import { texts } from '../../i18n/texts.ts';
import type { CriteriaDeps } from './deps.ts';
import { dossierFigures, type Figures } from './figures.ts';

/** For a broker: how many dossiers of their own organisation have criteria. Numbers, and none of small groups. */
export async function showFigures({ prisma, adviser }: CriteriaDeps, turn: Turn): Promise<Outcome> {
  const { dossiers } = texts(turn.language);
  const { organisationId } = turn.actor;
  const all = organisationId === null ? [] : await dossierFigures(prisma, organisationId);
  const { themes } = (await adviser()).reader;
  if (all.length === 0) return told(turn, dossiers.figures.none);
  return answered({
    language: turn.language,
    framed: true,
    body: [
      { kind: 'heading', text: dossiers.figures.title },
      ...all.flatMap((one) => yearBlocks(one, turn, (theme) => themes[theme][turn.language])),
      { kind: 'paragraph', text: dossiers.figures.small },
    ],
  });
}

function yearBlocks(figures: Figures, turn: Turn, themeName: (theme: (typeof THEMES)[number]) => string): Block[] {
  const { criteria, dossiers } = texts(turn.language);
  const say = dossiers.figures;
  const { year, dossiers: all, withCriteria, shareOfValue, inContract, byTheme, byLevel } = figures;
  if (all === null) return [{ kind: 'paragraph', text: say.tooFew(year) }];
  const items = [
    say.share(year, withCriteria, all),
    ...(shareOfValue === null ? [] : [say.value(Math.round(shareOfValue * 100))]),
    ...(inContract === null || inContract === 0 ? [] : [say.inContract(inContract)]),
    ...THEMES.flatMap((theme) => (byTheme[theme] ? [`${themeName(theme)}: ${byTheme[theme]}`] : [])),
    ...LEVELS.flatMap((level) => (byLevel[level] ? [`${criteria.levels[level]}: ${byLevel[level]}`] : [])),
  ];
  return [{ kind: 'list', items }];
}
