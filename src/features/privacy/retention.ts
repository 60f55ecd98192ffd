import { daysIn } from '../../calendar/length-in-days.ts';
import { ephemeral } from '../../chat/call.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { answered, sentence } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Subcommand, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { mayUse } from '../../people/access.ts';
import {
  isAllowedTerm,
  RETENTION_KINDS,
  type RetentionDefaults,
  type RetentionKind,
  retentionTerms,
  setRetentionTerm,
} from '../../people/retention-terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { SET_TERM, setTermSchema } from './actions.ts';
import { boundsSentence, confirmTermCard, termCards, termsCard } from './cards.ts';

/**
 * Who may change a term. The terms hold for every organisation of the installation, and an administrator answers for
 * one: so it takes the role that reaches the network, or the operator at the command line. The terms themselves are
 * no secret: everybody sees them with their own data.
 */
const MAY_CHANGE = 'network_broker';

interface RetentionDeps {
  prisma: PrismaClient;
  retention: RetentionDefaults;
}

/** `/impact bewaren`: how long each kind is kept; `/impact bewaren <kind> <how long>` changes one. */
export function retentionCommand({ prisma, retention }: RetentionDeps): Subcommand {
  return {
    names: ['bewaren', 'retention'],
    role: 'colleague',
    async run(turn, text) {
      const terms = await retentionTerms(prisma, retention);
      const mayChange = mayUse(turn.actor, MAY_CHANGE);
      const { language } = turn;
      if (text === '') return answered(termsCard(terms, { language, mayChange }));
      if (!mayChange) return answered(sentence(texts(language).retention.whoMayChange, language));
      const change = readChange(text, language);
      if (!change) return answered(termsCard(terms, { language, mayChange }));
      if (!isAllowedTerm(change.kind, change.days))
        return answered(sentence(boundsSentence(change.kind, language), language));
      const before = terms.find(({ kind }) => kind === change.kind)?.days ?? change.days;
      return answered(confirmTermCard({ ...change, before }, turn));
    },
  };
}

/** `<kind> <how long>`, the kind as the list names it or as it is called in the program. */
function readChange(text: string, language: Language): { kind: RetentionKind; days: number } | null {
  const typed = text.trim().toLowerCase();
  const { kinds } = texts(language).retention;
  for (const kind of RETENTION_KINDS) {
    const name = [kind, kinds[kind].toLowerCase()].find((one) => typed.startsWith(`${one} `));
    const days = name === undefined ? null : daysIn(typed.slice(name.length));
    if (days !== null) return { kind, days };
  }
  return null;
}

export function setTermCall({ retention }: RetentionDeps): CallAction {
  return callAction({
    name: SET_TERM,
    role: MAY_CHANGE,
    payload: setTermSchema,
    async run(turn: Turn, { kind, days, before }, tx): Promise<CallAnswer> {
      const { language } = turn;
      if (!isAllowedTerm(kind, days)) return ephemeral(turn, boundsSentence(kind, language));
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('retention-term'))`;
      const current = (await retentionTerms(tx, retention)).find((term) => term.kind === kind)?.days;
      if (before !== undefined && current !== undefined && current !== before) {
        const { changedBefore, kinds } = texts(language).retention;
        return ephemeral(turn, changedBefore(kinds[kind], current));
      }
      await setRetentionTerm(tx, retention, { kind, days, by: turn.actor.personId });
      const draw = (to: Language) => sentence(setSentence(kind, days, to), to);
      return {
        response: ephemeral(turn, setSentence(kind, days, language)),
        messages: redrawn(termCards(kind), draw),
      };
    },
  });
}

function setSentence(kind: RetentionKind, days: number, language: Language): string {
  const words = texts(language).retention;
  return words.changed(words.kinds[kind], days);
}
