import { paragraph } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Move, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { proposeLinks } from '../../policy-themes/proposing.ts';
import { addTheme, dropTheme, type PolicyTerm, setLinks } from '../../policy-themes/terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { TERM_TOPIC } from './actions.ts';
import { termCard } from './card.ts';
import type { ThemeDeps } from './deps.ts';
import { ownProposal } from './own.ts';
import { type ProposalWish, proposalWish } from './wishes.ts';
import { MOST_THEMES } from './written.ts';

type ProposalDeps = ThemeDeps & { prisma: PrismaClient };

/** What a broker says of a proposal: what is to go or to come. Only a press makes it hold, or throws it away. */
export function proposalTopic(deps: ProposalDeps): Topic {
  const change: TakeMove = (turn, id, { text }) => changed(deps, turn, id, text, 'howToChange');
  const changeOr =
    (line: 'pressToConfirm' | 'pressToDrop'): TakeMove =>
    (turn, id, { text }) =>
      changed(deps, turn, id, text, line);
  return {
    name: TERM_TOPIC,
    role: 'broker',
    situation: async (turn, id) => ((await ownProposal(deps.prisma, turn, id)) === null ? null : 'asked-confirm'),
    async byForm(turn, id, { text }) {
      const term = await ownProposal(deps.prisma, turn, id);
      return term !== null && wishOf(text, term, turn) !== null ? 'correction' : null;
    },
    moves: {
      correction: change,
      addition: change,
      answer: change,
      refusal: change,
      cancellation: changeOr('pressToDrop'),
      confirmation: changeOr('pressToConfirm'),
    } satisfies Partial<Record<Move, TakeMove>>,
  };
}

function wishOf(text: string, term: PolicyTerm, { language }: Turn): ProposalWish | null {
  return isAsked(text) ? null : proposalWish(text, term, language);
}

/** @param otherwise what is said where nothing is to go or to come */
async function changed(
  deps: ProposalDeps,
  turn: Turn,
  id: string,
  text: string,
  otherwise: 'howToChange' | 'pressToConfirm' | 'pressToDrop',
) {
  const { themes } = texts(turn.language);
  return settling('answered', async (tx) => {
    const term = await ownProposal(tx, turn, id);
    if (term === null) return { replies: [{ language: turn.language, body: [paragraph(themes.gone)] }] };
    const wish = wishOf(text, term, turn);
    const line = wish === null ? themes[otherwise] : await apply(deps, tx, turn, { term, wish });
    const now = (await ownProposal(tx, turn, id)) ?? term;
    return { replies: [await termCard(deps, now, turn.language, line)] };
  });
}

/** @returns what became of it */
async function apply(
  deps: ProposalDeps,
  tx: Transaction,
  { language }: Turn,
  { term, wish }: { term: PolicyTerm; wish: ProposalWish },
): Promise<string> {
  const { themes } = texts(language);
  switch (wish.does) {
    case 'drop-theme': {
      if (term.themes.length === 1) return themes.pressToDrop;
      await dropTheme(tx, wish.theme.id);
      return themes.themeOut(wish.theme.name);
    }
    case 'drop-links': {
      for (const { theme, links } of wish.from) {
        await setLinks(tx, { themeId: theme.id, links: theme.links.filter((one) => !links.includes(one)) });
      }
      return themes.kept;
    }
    case 'add-themes': {
      if (term.themes.length + wish.names.length > MOST_THEMES) return themes.tooMany(MOST_THEMES);
      for (const name of wish.names) {
        const theme = { name, about: null };
        await addTheme(tx, term.id, { ...theme, links: await proposeLinks(deps, theme, language) });
      }
      return themes.themesIn(wish.names);
    }
  }
}
