import { isOfOtherThanFigures } from '../../chat/figures-asked.ts';
import type { Kind } from '../../chat/labels.ts';
import { type Block, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { othersReadAlong, settling, told, withReplies } from '../../chat/saying.ts';
import type { Intent, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { texts } from '../../i18n/texts.ts';
import { ofFigures } from '../../language/figure-words.ts';
import { mayUse } from '../../people/access.ts';
import { organisationsNamed } from '../../people/organisations-named.ts';
import { SMALLEST_SHOWN } from '../../people/small-groups.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { figuresByOrganisation, type NetworkFigures, networkFigures } from './figures.ts';
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
  /** How each organisation does, for who sees to the network. */
  organisations(turn: Turn): Promise<Outcome>;
}

/** "Welke afdelingen hebben nog geen ambassadeur?", "hoeveel zijn het er?", "hoe doen ze het?": for brokers, as the command is. */
export function networkIntent(deps: TalkDeps): Intent {
  return {
    name: 'network',
    role: 'colleague',
    purposes: ['network'],
    run: (turn, text) => asked(deps, turn, text, turn.reading?.kindOf('network') ?? 'how'),
    refusal: (language) => texts(language).network.onlyBrokers,
  };
}

/** What is asked after it: "en bij inkoop?", "welke missen er nog?", "en bij Deventer?", "en vorige maand?", "maak er een plaatje van". */
export function networkTopic(deps: TalkDeps): Topic {
  const goOn: TakeMove = async (turn, id, { text }) => {
    const { reading } = turn;
    const isOfNetwork = reading?.purposes[0]?.label === 'network';
    const before = KINDS.find((kind) => kind === id) ?? 'how';
    return (
      (await askedOn(deps, turn, text)) ?? asked(deps, turn, text, isOfNetwork ? reading.kindOf('network') : before)
    );
  };
  return {
    name: NETWORK_TOPIC,
    role: 'colleague',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${NETWORK_TOPIC}:${id}`;
      return subject === own || (subject === null && spokenOf[0]?.subject === own) ? 'answer' : null;
    },
    byForm: async (turn, _id, { text }) =>
      ofFigures(text).size > 0 && !isOfOtherThanFigures(turn, text) ? 'addition' : null,
    moves: { addition: goOn, correction: goOn, state: goOn, repeat: goOn },
  };
}

/** Another time, or a picture or file of what was said: what its words alone ask; null: they tell nothing. */
async function askedOn(deps: TalkDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const { network } = texts(turn.language);
  const words = ofFigures(text);
  if (!mayUse(turn.actor, 'broker') || othersReadAlong(turn)) return null;
  if (words.has('period')) return told(turn, network.onlyNow);
  if (!words.has('picture') && !words.has('file')) return null;
  return withReplies(await deps.figures(turn), ([first, ...rest]) => {
    if (first === undefined) return rest;
    const line = first.file ? network.withPicture : network.asText;
    return [{ ...first, body: [paragraph(line), ...first.body] }, ...rest];
  });
}

async function asked(deps: TalkDeps, turn: Turn, text: string, kind: NetworkKind): Promise<Outcome> {
  const { network, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const isBroker = mayUse(turn.actor, 'broker');
  const isOfNetwork = mayUse(turn.actor, 'network_broker');
  if (organisationId === null || !(isBroker || isOfNetwork)) return told(turn, network.onlyBrokers);
  const other = await elsewhere(deps, organisationId, text);
  if (other !== null) return ofAnother(deps, turn, other);
  // Who sees to the whole network and is no broker of their own hears of each organisation as of any other.
  if (!isBroker) return deps.organisations(turn);
  if (kind === 'how') return deps.figures(turn);
  return settling('answered', async (tx) => {
    const found = await networkFigures(tx, organisationId, network.unnamed);
    return { replies: [reply(turn, kind, ANSWERS[kind](turn, found, text))] };
  });
}

/** Who sees to the whole network hears how another organisation does; others hear who does. */
async function ofAnother({ prisma }: TalkDeps, turn: Turn, name: string): Promise<Outcome> {
  const isOfNetwork = turn.actor.roles.has('network_broker');
  const found = isOfNetwork ? (await figuresByOrganisation(prisma)).find((one) => one.name === name) : undefined;
  return told(turn, found ? groupRow(found, turn.language) : texts(turn.language).network.ofAnother(name));
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
