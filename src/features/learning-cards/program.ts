import { ephemeral } from '../../chat/call.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, shownPrivately, told } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook, LearningCard, LearningContent } from '../../learning-content/library.ts';
import { themesNamed } from '../../learning-content/themes-named.ts';
import { type ContentKind, setUnwanted, unwantedBy } from '../../learning-content/unwanted.ts';
import { recordAudit } from '../../people/audit.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Page, PROGRAM, PROGRAM_WANTED, pageSchema, wantedSchema } from './actions.ts';
import type { OwnCardDeps } from './deps.ts';
import { writerIn } from './keeping.ts';

/** As many as are shown at once, with a button each. */
const A_PAGE = 8;
const LONGEST_TEXT = 150;

/** A card or hook of the program, in a line. */
interface Line {
  item: string;
  theme: string;
  /** The question with its answer, or the pitch; and where it was read. */
  text: string;
}

/** `/impact haakjes mobiliteit`: the first page of what comes with the program, of a theme where one is named. */
export async function programOf(deps: OwnCardDeps, turn: Turn, kind: ContentKind, text: string): Promise<Outcome> {
  const { vocabulary } = await deps.content();
  const [theme = null] = themesNamed(text, vocabulary, turn.language);
  const isUnknown = theme === null && text.trim() !== '';
  const line = isUnknown ? texts(turn.language).learningCards.program.noSuchTheme : undefined;
  const reply = await pageReply(deps, deps.prisma, turn, { kind, theme, page: 0 }, line);
  return reply === null ? told(turn, texts(turn.language).learningCards.onlyBrokers) : answered(reply);
}

/** @returns null: whoever looks is of no organisation */
async function pageReply(
  deps: OwnCardDeps,
  tx: Pick<Transaction, 'unwantedContent'>,
  turn: Turn,
  asked: Page,
  line?: string,
): Promise<ReplyDraft | null> {
  const { language, actor } = turn;
  const by = writerIn(actor);
  if (by === null) return null;
  const { program } = texts(language).learningCards;
  const unwanted = await unwantedBy(tx, by.organisationId, asked.kind);
  const all = linesOf(await deps.content(), asked, turn);
  const pages = Math.max(1, Math.ceil(all.length / A_PAGE));
  const page = Math.min(asked.page, pages - 1);
  const shown = all.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const numberOf = (at: number) => page * A_PAGE + at + 1;
  const items = shown.map(({ item, text, theme }, at) =>
    program.one({ number: numberOf(at), theme, text, isUnwanted: unwanted.has(item) }),
  );
  const each = shown.map(({ item }, at): Button => {
    const again = unwanted.has(item);
    const label = again ? program.again(numberOf(at)) : program.notHere(numberOf(at));
    return { kind: 'action', label, action: PROGRAM_WANTED, payload: { ...asked, page, item, isWanted: again } };
  });
  const turnTo = (label: string, to: number): Button[] =>
    to < 0 || to >= pages ? [] : [{ kind: 'action', label, action: PROGRAM, payload: { ...asked, page: to } }];
  return {
    language,
    framed: true,
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      paragraph(program.title[asked.kind](all.length, page + 1, pages)),
      { kind: 'list', items },
      ...(asked.theme === null ? [paragraph(program.byTheme[asked.kind])] : []),
    ],
    buttons: [...each, ...turnTo(program.previous, page - 1), ...turnTo(program.next, page + 1)],
  };
}

/** By the theme they are of in the first place, in the order in which themes are listed. */
function linesOf({ cards, hooks, vocabulary }: LearningContent, { kind, theme }: Page, { language }: Turn): Line[] {
  const { program } = texts(language).learningCards;
  const all = kind === 'card' ? cards : hooks;
  const order = Object.keys(vocabulary.themes);
  const place = (themes: readonly string[]) => order.indexOf(theme ?? themes[0] ?? '');
  return all
    .filter(({ themes }) => theme === null || themes.includes(theme))
    .toSorted((one, other) => place(one.themes) - place(other.themes))
    .map((one) => ({
      item: one.id,
      theme: vocabulary.themes[theme ?? one.themes[0] ?? '']?.[language] ?? '',
      text: program.says(saidBy(one, language), 'source' in one ? one.source.title : (one.sources[0]?.title ?? '')),
    }));
}

function saidBy(one: LearningCard | Hook, language: Language): string {
  if ('sources' in one) return shortened(one[language].pitch);
  const { question, choices } = one[language];
  return `${shortened(question)} ${choices.right}.`;
}

function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).trimEnd()}…`;
}

/** Another page, and what is left out or given again in the own organisation. */
export function programCalls(deps: OwnCardDeps): CallAction[] {
  return [leaf(deps), want(deps)];
}

function leaf(deps: OwnCardDeps): CallAction {
  return callAction({
    name: PROGRAM,
    role: 'broker',
    payload: pageSchema,
    async run(turn, page, tx) {
      const { learningCards } = texts(turn.language);
      const reply = await pageReply(deps, tx, turn, page);
      if (reply === null) return ephemeral(turn, learningCards.onlyBrokers);
      return shownPrivately(turn, learningCards.below, reply);
    },
  });
}

function want(deps: OwnCardDeps): CallAction {
  return callAction({
    name: PROGRAM_WANTED,
    role: 'broker',
    payload: wantedSchema,
    async run(turn, { item, isWanted, ...page }, tx) {
      const { learningCards } = texts(turn.language);
      const { program } = learningCards;
      const by = writerIn(turn.actor);
      if (by === null) return ephemeral(turn, learningCards.onlyBrokers);
      const { kind } = page;
      const content = await deps.content();
      const isThere = (kind === 'card' ? content.cards : content.hooks).some(({ id }) => id === item);
      if (!isThere) return ephemeral(turn, program.gone[kind]);
      const changed = await setUnwanted(tx, { organisationId: by.organisationId, kind, item }, !isWanted);
      if (changed) await note(tx, by, { kind, item, isWanted });
      const line = isWanted ? program.wanted[kind] : program.unwanted[kind];
      const reply = await pageReply(deps, tx, turn, page, line);
      return shownPrivately(turn, line, reply);
    },
  });
}

async function note(
  tx: Transaction,
  { organisationId, personId: actorId }: { organisationId: string; personId: string },
  { kind, item, isWanted }: { kind: ContentKind; item: string; isWanted: boolean },
): Promise<void> {
  const action = isWanted ? 'content.wanted' : 'content.unwanted';
  await recordAudit(tx, { actorId, organisationId, action, objectKind: `program_${kind}`, objectId: item });
}
