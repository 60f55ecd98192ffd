import { z } from 'zod';
import { offerDrawn } from '../../attachments/drawn.ts';
import { ephemeral } from '../../chat/call.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, placeToPrepare, settling } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { LEVELS, THEMES } from '../../criteria/labels.ts';
import { texts } from '../../i18n/texts.ts';
import { mayUse } from '../../people/access.ts';
import type { Transaction } from '../../store/transaction.ts';
import { FIGURES, FIGURES_FILE, FIGURES_TOPIC, TARGET } from './actions.ts';
import type { CriteriaDeps } from './deps.ts';
import { linkTo } from './export/link.ts';
import { FIGURES_TICKET } from './export/ticket.ts';
import { dossierFigures, type Figures, type PartFigures, shareOf } from './figures.ts';
import { sharesChart } from './picture.ts';

/** What is said with the figures. */
interface Saying {
  /** Above them. */
  line: string;
  /** A percentage that was named beside them; null: none. */
  aim: number | null;
}

/**
 * For a director or broker: how many dossiers of their own organisation have criteria. Numbers, and none of small groups. A
 * broker sets the aim.
 *
 * @param saying what was asked on about them; left out: they are asked for
 */
export async function showFigures(deps: CriteriaDeps, turn: Turn, saying?: Saying): Promise<Outcome> {
  const { figures: say } = texts(turn.language).dossiers;
  const figures = await figuresFor(deps, deps.prisma, turn, saying);
  if (figures !== null) {
    return settling('answered', async (tx) => ({ replies: [await withPicture(tx, deps, turn, figures)] }));
  }
  const body = [...lineOf(saying), say.none].map(paragraph);
  return answered({ language: turn.language, subject: subjectOf(saying), body, buttons: aimButton(turn) });
}

/** The same, asked with a button. */
export function figuresCall(deps: CriteriaDeps): CallAction {
  return callAction({
    name: FIGURES,
    role: 'director',
    payload: z.object({}),
    async run(turn, _payload, tx) {
      const { personId } = turn.actor;
      const figures = await figuresFor(deps, tx, turn);
      if (figures === null || personId === null) return ephemeral(turn, texts(turn.language).dossiers.figures.none);
      const { to } = placeToPrepare(turn, personId);
      const replies = [await withPicture(tx, deps, turn, figures)];
      return { response: { kind: 'close', language: turn.language }, messages: [{ to, replies }] };
    },
  });
}

/** For who may see the figures, the button that shows them. */
export function figuresButton(turn: Turn): Button[] {
  return mayUse(turn.actor, 'director') ? [press(texts(turn.language).dossiers.figures.show, FIGURES)] : [];
}

const press = (label: string, action: string): Button => ({ kind: 'action', label, action, payload: {} });

function aimButton({ actor, language }: Turn): Button[] {
  return mayUse(actor, 'broker') ? [press(texts(language).dossiers.figures.setTarget, TARGET)] : [];
}

/** What is shown, and the picture of it. */
interface Shown {
  reply: ReplyDraft;
  chart: ReturnType<typeof sharesChart>;
}

/** @returns null when nothing was decided yet, or who asks is of no organisation */
async function figuresFor(
  { adviser }: CriteriaDeps,
  db: Transaction,
  turn: Turn,
  saying?: Saying,
): Promise<Shown | null> {
  const { language, actor } = turn;
  const { figures: say } = texts(language).dossiers;
  const all = actor.organisationId === null ? [] : await dossierFigures(db, actor.organisationId);
  if (actor.organisationId === null || all.length === 0) return null;
  const target = await targetOf(db, actor.organisationId);
  const { themes } = (await adviser()).reader;
  const body: Block[] = [
    ...lineOf(saying).map(paragraph),
    { kind: 'heading', text: say.title },
    { kind: 'paragraph', text: target === null ? say.noTarget : say.target(target) },
    ...all.flatMap((one) => yearBlocks(one, turn, (theme) => themes[theme][language])),
    { kind: 'paragraph', text: say.small },
  ];
  const buttons = [...aimButton(turn), press(say.asFile, FIGURES_FILE)];
  return {
    reply: { language, subject: subjectOf(saying), framed: true, body, buttons },
    chart: sharesChart(all, target, language),
  };
}

function lineOf(saying: Saying | undefined): string[] {
  return saying === undefined ? [] : [saying.line];
}

function subjectOf(saying: Saying | undefined): string {
  return `${FIGURES_TOPIC}:${saying?.aim ? `${saying.aim}%` : 'own'}`;
}

async function withPicture(
  tx: Transaction,
  deps: CriteriaDeps,
  { language }: Turn,
  { reply, chart }: Shown,
): Promise<ReplyDraft> {
  const { pictureName: name } = texts(language).dossiers.figures;
  const drawn = chart && (await offerDrawn(tx, deps, { chart, name }));
  return drawn ? { ...reply, file: drawn } : reply;
}

/** The same figures as a file for a spreadsheet. */
export function figuresFile(deps: CriteriaDeps): CallAction {
  return callAction({
    name: FIGURES_FILE,
    role: 'director',
    payload: z.object({}),
    async run(turn, _payload, tx) {
      const { file, figures } = texts(turn.language).dossiers;
      const { personId } = turn.actor;
      if (personId === null) return ephemeral(turn, file.noAddress);
      const ticket = FIGURES_TICKET;
      return linkTo(deps, turn, tx, { personId, ticket, title: figures.fileTitle, format: 'csv' });
    },
  });
}

async function targetOf({ organisation }: Transaction, id: string): Promise<number | null> {
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
    ...THEMES.flatMap((theme) => partLine(themeName(theme), byTheme[theme], turn)),
    ...LEVELS.flatMap((level) => partLine(criteria.levels[level], byLevel[level], turn)),
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

/** A theme or level with its share; none: nothing is chosen of it, or too few to be shown. */
function partLine(name: string, { dossiers, share, shareOfValue }: PartFigures, { language }: Turn): string[] {
  if (dossiers === null || dossiers === 0 || share === null) return [];
  const ofValue = shareOfValue === null ? null : Math.round(shareOfValue * 100);
  return [texts(language).dossiers.figures.part(name, dossiers, Math.round(share * 100), ofValue)];
}
