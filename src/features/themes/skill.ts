import { formCommand } from '../../chat/form-action.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { termsOf } from '../../policy-themes/terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { WRITE } from './actions.ts';
import { begunTopic } from './begun-topic.ts';
import { themeCalls } from './calls.ts';
import { period, termCard } from './card.ts';
import type { ThemeDeps } from './deps.ts';
import { proposalTopic } from './proposal-topic.ts';
import { policyIntent, policyTopic } from './talk.ts';

const LONGEST_BEGUN = 120;

/** Lets a broker give the themes of a new agreement, and agree to what hooks onto each; the old ones stay. */
export function createThemesSkill(deps: ThemeDeps & { prisma: PrismaClient }): Skill {
  const talk = { ...deps, overview: (turn: Turn) => overview(deps, turn) };
  return {
    name: 'themes',
    intents: [policyIntent(talk)],
    topics: [policyTopic(talk), proposalTopic(deps), begunTopic()],
    subcommands: [
      { names: ['beleidsthemas', 'policy-themes'], role: 'broker', run: (turn) => overview(deps, turn) },
      formCommand({
        names: ['akkoord', 'agreement'],
        role: 'broker',
        action: WRITE,
        payload: (text) => ({ begun: text.slice(0, LONGEST_BEGUN), themes: '' }),
        invitation: (language) => texts(language).themes.invitation,
      }),
    ],
    calls: themeCalls(deps),
  };
}

/** The proposal and what holds, as cards; and which agreements there were before. */
async function overview(deps: ThemeDeps, turn: Turn): Promise<Outcome> {
  const { themes } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (organisationId === null) return told(turn, themes.onlyBrokers);
  return settling('answered', async (tx) => ({ replies: await overviewReplies(deps, tx, turn, organisationId) }));
}

async function overviewReplies(
  deps: ThemeDeps,
  tx: Transaction,
  { language }: Turn,
  organisationId: string,
): Promise<ReplyDraft[]> {
  const { themes } = texts(language);
  const all = await termsOf(tx, organisationId);
  const proposal = all.find(({ confirmedAt }) => confirmedAt === null);
  const [current, ...before] = all.filter(({ confirmedAt }) => confirmedAt !== null);
  const cards = [
    ...(proposal ? [await termCard(deps, proposal, language, themes.proposed)] : []),
    ...(current ? [await termCard(deps, current, language, themes.current)] : []),
  ];
  const history = before.map((term) => themes.earlier(term.name, period(term, language)));
  const write: Button = {
    kind: 'action',
    label: themes.invitation.label,
    action: WRITE,
    payload: { begun: '', themes: '' },
  };
  return [
    ...cards,
    {
      language,
      subject: 'policy:list',
      body: [
        paragraph(current ? themes.howNext : themes.none),
        ...(history.length === 0 ? [] : [{ kind: 'list' as const, items: history }]),
      ],
      buttons: [write],
    },
  ];
}
