import type { Kind } from '../../chat/labels.ts';
import { type Block, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling, told } from '../../chat/saying.ts';
import type { Intent, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { texts } from '../../i18n/texts.ts';
import { organisationsNamed } from '../../people/organisations-named.ts';
import { SMALLEST_SHOWN } from '../../people/small-groups.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type NetworkFigures, networkFigures } from './figures.ts';
import { groupRow } from './shown.ts';

type NetworkKind = Kind<'network'>;

/** What is asked of the network is spoken of: `network:<kind>`. */
const NETWORK_TOPIC = 'network';
const KINDS: readonly NetworkKind[] = ['how', 'count', 'missing', 'who'];

interface TalkDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  /** All there is to show. */
  figures(turn: Turn): Promise<Outcome>;
}

/** "Welke afdelingen hebben nog geen ambassadeur?", "hoeveel zijn het er?", "hoe doen ze het?": for brokers, as the command is. */
export function networkIntent(deps: TalkDeps): Intent {
  return {
    name: 'network',
    role: 'broker',
    purposes: ['network'],
    run: (turn, text) => asked(deps, turn, text, turn.reading?.kindOf('network') ?? 'how'),
    refusal: (language) => texts(language).network.onlyBrokers,
  };
}

/** What is asked after it: "en bij inkoop?", "welke missen er nog?", "en bij Deventer?". */
export function networkTopic(deps: TalkDeps): Topic {
  const goOn: TakeMove = async (turn, id, { text }) => {
    const { reading } = turn;
    const isOfNetwork = reading?.purposes[0]?.label === 'network';
    const before = KINDS.find((kind) => kind === id) ?? 'how';
    return asked(deps, turn, text, isOfNetwork ? reading.kindOf('network') : before);
  };
  return {
    name: NETWORK_TOPIC,
    role: 'broker',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${NETWORK_TOPIC}:${id}`;
      return subject === own || (subject === null && spokenOf[0]?.subject === own) ? 'answer' : null;
    },
    moves: { addition: goOn, correction: goOn, state: goOn },
  };
}

async function asked(deps: TalkDeps, turn: Turn, text: string, kind: NetworkKind): Promise<Outcome> {
  const { network, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (turn.setting === 'channel' || turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (organisationId === null) return told(turn, network.onlyBrokers);
  const other = await elsewhere(deps, organisationId, text);
  if (other !== null) return told(turn, network.ofAnother(other));
  if (kind === 'how') return deps.figures(turn);
  return settling('answered', async (tx) => {
    const found = await networkFigures(tx, organisationId, network.unnamed);
    return { replies: [reply(turn, kind, ANSWERS[kind](turn, found, text))] };
  });
}

/** The organisation or place that is asked about, where that is not their own. */
async function elsewhere(
  { prisma, gazetteer }: TalkDeps,
  organisationId: string,
  text: string,
): Promise<string | null> {
  const [other] = (await organisationsNamed(prisma, text)).filter(({ id }) => id !== organisationId);
  if (other !== undefined) return other.name;
  const { name: own } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const places = recognisePlaces(gazetteer, text).map(({ start, end }) => text.slice(start, end));
  return places.find((place) => !own.toLowerCase().includes(place.toLowerCase())) ?? null;
}

function reply({ language }: Turn, kind: NetworkKind, body: Block[]): ReplyDraft {
  return { language, subject: `${NETWORK_TOPIC}:${kind}`, body };
}

const ANSWERS: Readonly<
  Record<Exclude<NetworkKind, 'how'>, (turn: Turn, found: NetworkFigures, text: string) => Block[]>
> = { missing: missingOnes, count: counted, who: noNames };

function missingOnes({ language }: Turn, { missing }: NetworkFigures): Block[] {
  const { network } = texts(language);
  return [paragraph(missing.length === 0 ? network.noneMissing : network.missing(missing))];
}

/** Of a department that is named, else of all; what is too small to show says so. */
function counted({ language }: Turn, { table, missing }: NetworkFigures, text: string): Block[] {
  const { network } = texts(language);
  const said = text.toLowerCase();
  const without = missing.find((name) => said.includes(name.toLowerCase()));
  if (without !== undefined) return [paragraph(network.nobodyAt(without))];
  if (table.groups.length === 0) return [paragraph(network.nobody)];
  const group = table.groups.find(({ name }) => said.includes(name.toLowerCase()));
  const row = group ?? { name: network.whole, total: table.total, split: table.split };
  const hint = row.total === null ? [paragraph(network.tooFew(SMALLEST_SHOWN))] : [];
  return [paragraph(groupRow(row, language)), ...hint];
}

function noNames(turn: Turn, found: NetworkFigures, text: string): Block[] {
  return [paragraph(texts(turn.language).network.noNames), ...counted(turn, found, text)];
}
