import { offerDrawn } from '../../attachments/drawn.ts';
import type { Block, Button } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import { LEVELS, THEMES } from '../../criteria/labels.ts';
import { texts } from '../../i18n/texts.ts';
import { TARGET } from './actions.ts';
import type { CriteriaDeps } from './deps.ts';
import { dossierFigures, type Figures, shareOf } from './figures.ts';
import { sharesChart } from './picture.ts';

/** For a broker: how many dossiers of their own organisation have criteria. Numbers, and none of small groups. */
export async function showFigures(deps: CriteriaDeps, turn: Turn): Promise<Outcome> {
  const { prisma, adviser } = deps;
  const { dossiers } = texts(turn.language);
  const { organisationId } = turn.actor;
  const all = organisationId === null ? [] : await dossierFigures(prisma, organisationId);
  const target = organisationId === null ? null : await targetOf(prisma, organisationId);
  const { themes } = (await adviser()).reader;
  const buttons: Button[] = [{ kind: 'action', label: dossiers.figures.setTarget, action: TARGET, payload: {} }];
  if (all.length === 0) {
    const [nothing] = told(turn, dossiers.figures.none).replies;
    return nothing ? answered({ ...nothing, buttons }) : told(turn, dossiers.figures.none);
  }
  const body: Block[] = [
    { kind: 'heading', text: dossiers.figures.title },
    { kind: 'paragraph', text: target === null ? dossiers.figures.noTarget : dossiers.figures.target(target) },
    ...all.flatMap((one) => yearBlocks(one, turn, (theme) => themes[theme][turn.language])),
    { kind: 'paragraph', text: dossiers.figures.small },
  ];
  const chart = sharesChart(all, target, turn.language);
  return settling('answered', async (tx) => {
    const drawn = chart && (await offerDrawn(tx, deps, { chart, name: dossiers.figures.pictureName }));
    return { replies: [{ language: turn.language, framed: true, body, buttons, ...(drawn ? { file: drawn } : {}) }] };
  });
}

async function targetOf({ organisation }: CriteriaDeps['prisma'], id: string): Promise<number | null> {
  return (await organisation.findUniqueOrThrow({ where: { id } })).criteriaTarget;
}

function yearBlocks(figures: Figures, turn: Turn, themeName: (theme: (typeof THEMES)[number]) => string): Block[] {
  const { criteria, dossiers } = texts(turn.language);
  const say = dossiers.figures;
  const {
    year,
    dossiers: all,
    withCriteria,
    shareOfValue,
    inContract,
    byTheme,
    byLevel,
    departments,
    target,
  } = figures;
  const share = shareOf(figures);
  if (all === null) return [{ kind: 'paragraph', text: say.tooFew(year) }];
  const items = [
    say.share(year, withCriteria, all),
    ...(share === null ? [] : [say.percentage(share, target)]),
    ...(shareOfValue === null ? [] : [say.value(Math.round(shareOfValue * 100))]),
    ...(inContract === null || inContract === 0 ? [] : [say.inContract(inContract)]),
    ...THEMES.flatMap((theme) => (byTheme[theme] ? [`${themeName(theme)}: ${byTheme[theme]}`] : [])),
    ...LEVELS.flatMap((level) => (byLevel[level] ? [`${criteria.levels[level]}: ${byLevel[level]}`] : [])),
  ];
  const named = departments.map(({ department, dossiers: of, withCriteria: some }) =>
    say.department(department ?? say.noDepartment, some, of),
  );
  if (named.length === 0) return [{ kind: 'list', items }];
  return [
    { kind: 'list', items },
    { kind: 'paragraph', text: say.byDepartment(year) },
    { kind: 'list', items: named },
  ];
}
