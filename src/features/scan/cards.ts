import type { Language } from '../../chat/language.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { CASE_FROM_SCAN } from '../../chat/shared-actions.ts';
import type { Counter } from '../../counters/register.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { SCAN_STAGES, type ScanAnswers, type ScanOutcome, type ScanReason } from './outcome.ts';

export const FILL_IN_SCAN = 'scan.fill-in';

/** The first step: at what stage the business is. */
export function stageQuestion(language: Language): ReplyDraft {
  const { scan } = texts(language);
  return {
    language,
    framed: true,
    body: [{ kind: 'heading', text: scan.title }, paragraph(scan.intro), paragraph(scan.askStage)],
    buttons: SCAN_STAGES.map((stage) => ({
      kind: 'action',
      label: scan.stages[stage],
      action: FILL_IN_SCAN,
      payload: { stage },
    })),
  };
}

/** What came of it, and a way to go on. */
export function outcomeCard(
  answers: ScanAnswers & { municipality: string },
  { fitting, past }: ScanOutcome,
  { language, gazetteer }: { language: Language; gazetteer: Gazetteer },
): ReplyDraft {
  const { scan } = texts(language);
  const items = fitting.map(({ counter, because }) =>
    scan.fits(counter.name, because.map((reason) => reasonIn(reason, language)).join(', '), counter.website),
  );
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: scan.outcomeTitle },
      paragraph(summaryOf(answers, language)),
      items.length > 0 ? { kind: 'list', items } : paragraph(scan.nothing),
      paragraph(scan.municipality(answers.municipality)),
      ...past.map((counter) => paragraph(pastSentence(counter, language))),
    ],
    buttons: [
      {
        kind: 'action',
        label: scan.makeCase,
        action: CASE_FROM_SCAN,
        payload: {
          text: caseText(
            answers,
            fitting.filter(({ counter }) => isWithoutPlace(counter, gazetteer)),
            language,
          ),
        },
        style: 'primary',
      },
    ],
  };
}

function summaryOf({ stage, theme, needs, municipality }: ScanAnswers & { municipality: string }, language: Language) {
  const { scan } = texts(language);
  const needed = needs.map((need) => scan.needs[need]).join(', ');
  return scan.summary(municipality, scan.stages[stage], scan.themes[theme], needed);
}

/** In words that routing understands, so that a case begins where the scan ended. */
function caseText(
  answers: ScanAnswers & { municipality: string },
  fitting: ScanOutcome['fitting'],
  language: Language,
): string {
  const { scan } = texts(language);
  const names = fitting.map(({ counter }) => counter.name).join(', ');
  return `${summaryOf(answers, language)}${names === '' ? '' : ` ${scan.named(names)}`}`.slice(0, 1200);
}

/** The name of a counter may hold that of a place, which in the text of a case would be read as where it is. */
function isWithoutPlace({ name }: Counter, gazetteer: Gazetteer): boolean {
  return recognisePlaces(gazetteer, name).length === 0;
}

function reasonIn(reason: ScanReason, language: Language): string {
  const { scan } = texts(language);
  if ('need' in reason) return scan.needs[reason.need];
  return 'theme' in reason ? scan.themes[reason.theme] : scan.stages[reason.stage].toLowerCase();
}

/** Sources: the articles on Move2Social and the Startversneller (interview, about 2023). */
function pastSentence({ id, name, status, validUntil }: Counter, language: Language): string {
  const { scan } = texts(language);
  const was = id === 'move2social' ? scan.past.move2social : scan.past.startversneller;
  return `${was} ${status === 'ended' || validUntil !== null ? scan.ended(name, validUntil === null ? null : dateInWords(validUntil, language)) : scan.notConfirmed(name)}`;
}
