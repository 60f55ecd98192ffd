import { offerDrawn } from '../../attachments/drawn.ts';
import { type AttachedFile, type Block, paragraph } from '../../chat/reply.ts';
import { answered, othersReadAlong, settling, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import { SMALLEST_SHOWN } from '../../people/small-groups.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { figuresByOrganisation, type NetworkFigures, networkFigures, type OrganisationFigures } from './figures.ts';
import { MOVES } from './moves.ts';
import { networkChart } from './picture.ts';
import { NEW_DAYS, QUIET_DAYS } from './repository.ts';
import { groupRow } from './shown.ts';
import type { ShownGroup } from './suppression.ts';
import { networkIntent, networkTopic } from './talk.ts';

export interface NetworkDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  /** Where people reach the bot in a browser; null: nowhere. */
  publicUrl: string | null;
  logger: Logger;
}

/** Shows brokers how the network of ambassadors of their organisation does, and never anything of a few. */
export function createNetworkSkill(deps: NetworkDeps): Skill {
  const talk = {
    ...{ prisma: deps.prisma, gazetteer: deps.gazetteer },
    figures: (turn: Turn) => figures(deps, turn),
    organisations: (turn: Turn) => allOrganisations(deps, turn),
  };
  return {
    name: 'network',
    intents: [networkIntent(talk)],
    topics: [networkTopic(talk)],
    subcommands: [{ names: ['netwerk', 'network'], role: 'broker', run: (turn) => figures(deps, turn) }],
  };
}

async function figures(deps: NetworkDeps, turn: Turn): Promise<Outcome> {
  const { network, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  if (organisationId === null) return told(turn, network.onlyBrokers);
  return settling('answered', async (tx) => {
    const found = await networkFigures(tx, organisationId, network.unnamed);
    const file = await picture(deps, tx, turn, found);
    const isOfNetwork = turn.actor.roles.has('network_broker');
    const body = [...blocks(turn, found), ...(isOfNetwork ? organisations(turn, await figuresByOrganisation(tx)) : [])];
    return { replies: [{ language: turn.language, subject: 'network:how', body, ...(file ? { file } : {}) }] };
  });
}

/** @returns null: there is nothing to draw, or this machine cannot */
async function picture(
  deps: NetworkDeps,
  tx: Transaction,
  { language }: Turn,
  found: NetworkFigures,
): Promise<AttachedFile | null> {
  if (found.table.total === null || found.table.total === 0) return null;
  const drawn = { chart: networkChart(found, language), name: texts(language).network.pictureName };
  return offerDrawn(tx, deps, drawn);
}

function blocks({ language }: Turn, { table, moves, missing }: NetworkFigures): Block[] {
  const { network } = texts(language);
  const row = (group: ShownGroup) => groupRow(group, language);
  const whole = { name: network.whole, total: table.total, split: table.split };
  return [
    { kind: 'heading', text: network.title },
    ...(table.groups.length === 0
      ? [paragraph(network.nobody)]
      : [
          { kind: 'list' as const, items: [whole, ...table.groups].map(row) },
          { kind: 'heading' as const, text: network.moved },
          { kind: 'list' as const, items: MOVES.map((move) => network.moves[move](moves[move])) },
        ]),
    paragraph(missing.length === 0 ? network.noneMissing : network.missing(missing)),
    paragraph(network.howCounted(NEW_DAYS, QUIET_DAYS, SMALLEST_SHOWN)),
  ];
}

async function allOrganisations({ prisma }: NetworkDeps, turn: Turn): Promise<Outcome> {
  const { network, people } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const found = await figuresByOrganisation(prisma);
  const body = [
    ...(found.length === 0 ? [paragraph(network.nobody)] : organisations(turn, found)),
    paragraph(network.howCounted(NEW_DAYS, QUIET_DAYS, SMALLEST_SHOWN)),
    paragraph(network.mayBeShown),
  ];
  return answered({ language: turn.language, subject: 'network:how', body });
}

/** For who sees to the whole network. */
function organisations({ language }: Turn, found: readonly OrganisationFigures[]): Block[] {
  const items = found.map((group) => groupRow(group, language));
  return [
    { kind: 'heading', text: texts(language).network.byOrganisation },
    { kind: 'list', items },
  ];
}
