import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import type { CallAction, Outcome, Skill, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { readStoredBook } from '../../routing/book.ts';
import { type MessageReader, readMessage } from '../../routing/message.ts';
import { FILL_IN_SCAN, outcomeCard, stageQuestion } from './cards.ts';
import { SCAN_NEEDS, SCAN_STAGES, SCAN_THEMES, scanOutcome } from './outcome.ts';

const LONGEST_PLACE = 80;

/** The scan of the Startversneller as a guided intake: a few questions, and what there is now that fits. */
export function createScanSkill({ reader }: { reader: MessageReader }): Skill {
  return {
    name: 'scan',
    intents: [{ name: 'scan', role: 'colleague', purposes: ['scan'], run: begin }],
    subcommands: [{ names: ['scan'], role: 'colleague', run: begin }],
    calls: [fillIn(reader)],
  };
}

async function begin(turn: Turn): Promise<Outcome> {
  return { status: 'clarify', replies: [stageQuestion(turn.language)] };
}

function fillIn(reader: MessageReader): CallAction {
  return formAction({
    name: FILL_IN_SCAN,
    role: 'colleague',
    payload: z.object({ stage: z.enum(SCAN_STAGES) }),
    values: z.object({
      theme: z.enum(SCAN_THEMES),
      needs: z.array(z.enum(SCAN_NEEDS)).min(1),
      place: z.string().max(LONGEST_PLACE),
    }),
    async form({ language }, { stage }) {
      const { scan } = texts(language);
      return {
        language,
        title: scan.title,
        intro: [{ kind: 'paragraph', text: scan.stageChosen(scan.stages[stage]) }],
        fields: [
          {
            kind: 'choice',
            name: 'theme',
            label: scan.askTheme,
            required: true,
            options: SCAN_THEMES.map((value) => ({ value, label: scan.themes[value] })),
          },
          {
            kind: 'choices',
            name: 'needs',
            label: scan.askNeeds,
            required: true,
            options: SCAN_NEEDS.map((value) => ({ value, label: scan.needs[value] })),
          },
          {
            kind: 'line',
            name: 'place',
            label: scan.askPlace,
            hint: scan.placeHint,
            required: true,
            maxLength: LONGEST_PLACE,
          },
        ],
        submitLabel: scan.show,
      };
    },
    async submit(turn, { payload: { stage }, values: { theme, needs, place } }, tx) {
      const { language, conversationId } = turn;
      const { scan } = texts(language);
      const found = readMessage(reader, `Een ondernemer in ${place}`).place;
      if (found.kind === 'outside') return { errors: { place: scan.outside(found.place) } };
      if (found.kind === 'unknown') {
        const names = found.candidates.map(({ name }) => name).join(', ');
        return { errors: { place: names === '' ? scan.placeUnknown : scan.whichPlace(names) } };
      }
      if (conversationId === null) return ephemeral(turn, scan.nowhere);
      const { code, name: municipality } = found.municipality;
      const answers = { stage, theme, needs, code, municipality };
      const { counters } = await readStoredBook(tx);
      const card = outcomeCard(answers, scanOutcome(answers, counters, localTimeAt(turn.now).date), {
        language,
        gazetteer: reader.gazetteer,
      });
      return { response: { kind: 'close', language }, messages: [{ to: { conversationId }, replies: [card] }] };
    },
  });
}
