import type { Period } from '../../calendar/period-named.ts';
import type { Named as NamedThing, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import {
  type Asked,
  askedOn,
  asksWhichWaitsLongest,
  figuresAsked,
  formAskedOn,
  goesAsked,
  isNearFigures,
  type Named,
} from './asked.ts';
import { type FiguresDeps, readerOf } from './deps.ts';
import { showLongest } from './longest.ts';
import { allButton, seesFigures, showTold } from './reply.ts';
import { FIGURES_TOPIC, goingOn, idOf, type Told, toldIn } from './spoken.ts';

/** What is spoken of where other figures were told. */
const OTHER_FIGURES = /^(?:dossier-figures|network)/;
/** In the place of figures: which of what waits does so longest. */
const LONGEST = 'longest';

/** In the place of figures: some may be meant. */
const NEAR = 'near';

/** Figures that are asked for outright, and what is asked on about them: "en vorig kwartaal?", "welke wacht het langst?". */
export function figuresTopic(deps: FiguresDeps): Topic {
  const goOn: TakeMove = async (turn, id, { text }) => {
    if (id.startsWith(LONGEST)) return showLongest(deps, turn, text, toldIn(id.slice(LONGEST.length)));
    const form = formAskedOn(text, readerOf(deps, turn));
    if (form !== null) return showTold(deps, turn, { ...toldIn(id), form });
    const more = askedOn(text, readerOf(deps, turn));
    return more && showTold(deps, turn, goingOn(toldIn(id), more));
  };
  const again: TakeMove = async (turn, id) => showTold(deps, turn, toldIn(id));
  return {
    name: FIGURES_TOPIC,
    role: 'colleague',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${FIGURES_TOPIC}:${id}`;
      return subject === own || (subject === null && spokenOf[0]?.subject === own) ? 'answer' : null;
    },
    named: async (turn, text) => namedIn(deps, turn, text),
    async byForm(turn, _id, { text }) {
      const reader = readerOf(deps, turn);
      return formAskedOn(text, reader) !== null || askedOn(text, reader) ? 'addition' : null;
    },
    underWayWith: async (turn, text) =>
      seesFigures(turn.actor) && isNearFigures(text, readerOf(deps, turn)) ? [NEAR] : [],
    sayOf: async ({ language }, id) => (id === NEAR ? allButton(language) : null),
    moves: { answer: again, addition: goOn, correction: goOn, state: goOn, complaint: goOn, repeat: again },
  };
}

function namedIn(deps: FiguresDeps, turn: Turn, text: string): NamedThing | null {
  const reader = readerOf(deps, turn);
  const last = lastTold(turn);
  if (asksWhichWaitsLongest(text, reader)) {
    return { id: `${LONGEST}${last === null ? '' : idOf(last)}`, text, move: 'state' };
  }
  const asked = figuresAsked(text, reader) ?? howItGoes(turn, goesAsked(text, reader));
  if (asked === null || (turn.subject !== null && last === null)) return null;
  if (isOfAbove(asked, turn, last)) return null;
  const id = idOf({ ...asked, period: asked.period ?? periodOf(last, asked) });
  return { id, text, move: 'answer' };
}

/** Whether what stands above, and is no figure, is what is asked of. */
function isOfAbove(asked: Asked, { spokenOf = [] }: Turn, last: Told | null): boolean {
  const above = spokenOf[0]?.subject ?? '';
  // "En de cijfers van vorig jaar?" is of the figures that stand above.
  if (asked.what.length === 0 && OTHER_FIGURES.test(above)) return true;
  // "Heb je daar cijfers van?", below an answer, is asked of that.
  if (asked.isBare && last === null && above !== '') return true;
  // How many got a message that stands above, or what they did with it, is told of that one.
  return (asked.what.includes('messages') || asked.isNotCounted) && above.startsWith('broadcast');
}

/** How it goes with something is told in figures to who sees them and has none of their own to look after; a broker has all but messages. */
function howItGoes({ actor }: Turn, named: Named | null): Asked | null {
  if (named === null || !seesFigures(actor)) return null;
  if (actor.roles.has('broker') && named.what.some((one) => one !== 'messages')) return null;
  return { ...named, form: null, isNotCounted: false, isBare: false };
}

/** Another kind is asked of the stretch of the one before. */
function periodOf(last: Told | null, { what }: Named): Period | null {
  return what.length > 0 ? (last?.period ?? null) : null;
}

function lastTold({ spokenOf = [] }: Turn) {
  const last = spokenOf[0]?.subject ?? '';
  return last.startsWith(`${FIGURES_TOPIC}:`) ? toldIn(last.slice(FIGURES_TOPIC.length + 1)) : null;
}
