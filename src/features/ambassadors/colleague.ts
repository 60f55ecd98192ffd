import { ephemeral } from '../../chat/call.ts';
import type { Language } from '../../chat/language.ts';
import { type Button, paragraph } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import { texts } from '../../i18n/texts.ts';
import { member } from '../../people/directory.ts';
import { isInReach } from '../../people/in-reach.ts';
import { type MemberNamed, membersNamed } from '../../people/members-named.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ASK_COLLEAGUE, colleagueSchema } from './actions.ts';
import type { AmbassadorDeps } from './deps.ts';
import { invitation } from './own-card.ts';
import { mayAsk } from './repository.ts';
import { standingOf } from './standing.ts';

const MOST_NAMED = 5;

/**
 * Somebody wants a colleague to be ambassador. Everybody chooses that for themselves: a broker may have the colleague asked, at
 * a press; others hear what to send them.
 */
export async function aboutColleague({ prisma }: AmbassadorDeps, turn: Turn, text: string): Promise<Outcome> {
  const { ambassadors, people } = texts(turn.language);
  const { personId, organisationId, roles } = turn.actor;
  if (!roles.has('broker') || organisationId === null) return told(turn, ambassadors.colleague);
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const named = (await membersNamed(prisma, organisationId, text)).filter(({ id }) => id !== personId);
  const [one, ...others] = named;
  if (one === undefined) return told(turn, ambassadors.whichColleague);
  if (others.length === 0 && (await isOneAlready(prisma, one.id))) {
    return told(turn, ambassadors.isOneAlready(one.displayName));
  }
  const line = others.length === 0 ? ambassadors.askColleague(one.displayName) : ambassadors.whomToAsk;
  const buttons = named.slice(0, MOST_NAMED).map((person) => askButton(person, turn.language));
  return answered({ language: turn.language, framed: true, body: [paragraph(line)], buttons });
}

function askButton({ id, displayName, department }: MemberNamed, language: Language): Button {
  const who = department === null ? displayName : `${displayName} (${department})`;
  const label = texts(language).ambassadors.askLabel(who);
  return { kind: 'action', label, action: ASK_COLLEAGUE, payload: { personId: id } };
}

async function isOneAlready(prisma: Parameters<typeof member>[0], personId: string): Promise<boolean> {
  const found = await member(prisma, personId);
  return found !== null && (await standingOf(prisma, { personId, roles: new Set(found.roles) })) !== null;
}

/** The colleague is asked, which counts as a message they did not ask for, with the button that makes them one; of who may not be asked the broker only hears that. */
export function askColleague(): CallAction {
  return callAction({
    name: ASK_COLLEAGUE,
    role: 'broker',
    payload: colleagueSchema,
    async run(turn, { personId }, tx) {
      const { ambassadors } = texts(turn.language);
      const { organisationId } = turn.actor;
      const found = await member(tx, personId);
      if (found === null || organisationId === null || found.organisationId !== organisationId || found.left) {
        return ephemeral(turn, ambassadors.whichColleague);
      }
      const name = found.displayName ?? ambassadors.somebody;
      const whyNot = await notAskedFor(tx, personId);
      if (whyNot !== null) return ephemeral(turn, ambassadors[whyNot](name));
      const by = turn.actor.personId === null ? null : await member(tx, turn.actor.personId);
      const { language: kept } = await tx.person.findUniqueOrThrow({
        where: { id: personId },
        select: { language: true },
      });
      const language = kept === 'en' ? 'en' : 'nl';
      const words = texts(language).ambassadors;
      const reply = invitation(language, words.askedBy(by?.displayName ?? words.somebody));
      return {
        response: ephemeral(turn, ambassadors.asked(name)),
        messages: [{ to: { personId, ifUnreachable: 'fail' }, purpose: 'invitation', replies: [reply] }],
      };
    },
  });
}

/** Why somebody is not asked now; null: from now on they are taken to be asked. */
async function notAskedFor(tx: Transaction, personId: string): Promise<'notAsked' | 'hadTheirShare' | null> {
  if ((await isOneAlready(tx, personId)) || !(await isInReach(tx, personId))) return 'notAsked';
  if ((await whoHadTheirShare(tx, [personId])).has(personId)) return 'hadTheirShare';
  return (await mayAsk(tx, personId)) ? null : 'notAsked';
}
