import { type Block, paragraph } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { type NetworkFigures, networkFigures } from './figures.ts';
import { MOVES, NEW_DAYS, QUIET_DAYS } from './repository.ts';
import { type ShownGroup, SMALLEST_SHOWN, STANDINGS } from './suppression.ts';

/** Shows brokers how the network of ambassadors of their organisation does, and never anything of a few. */
export function createNetworkSkill(): Skill {
  return {
    name: 'network',
    subcommands: [{ names: ['netwerk', 'network'], role: 'broker', run: figures }],
  };
}

async function figures(turn: Turn): Promise<Outcome> {
  const { network, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (organisationId === null) return told(turn, network.onlyBrokers);
  return settling('answered', async (tx) => ({
    replies: [
      { language: turn.language, body: blocks(turn, await networkFigures(tx, organisationId, network.unnamed)) },
    ],
  }));
}

function blocks({ language }: Turn, { table, moves, missing }: NetworkFigures): Block[] {
  const { network } = texts(language);
  const row = ({ name, total, split }: ShownGroup) =>
    network.row(name, total, split && STANDINGS.map((standing) => network.standings[standing](split[standing])));
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
