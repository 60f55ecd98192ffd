import { localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { newCardName, newChoice } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { othersReadAlong } from '../../chat/saying.ts';
import type { Turn } from '../../chat/skill.ts';
import { caseStanding } from '../../i18n/case-state.ts';
import { dateInWords } from '../../i18n/days.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import { RETENTION_BOUNDS, type RetentionKind, type RetentionTermInForce } from '../../people/retention-terms.ts';
import { SMALLEST_SHOWN } from '../../people/small-groups.ts';
import { CHOOSE_LANGUAGE, DOWNLOAD, ERASE, PREFER_PLATFORM, SET_TERM } from './actions.ts';
import type { DataSummary } from './repository.ts';

/** What is spoken of after somebody saw what is kept of them. */
export const OWN_DATA_TOPIC = 'own-data';

/** What is kept of whoever asks, how long, and what they can do about it. */
export function summaryCard(
  summary: DataSummary,
  terms: readonly RetentionTermInForce[],
  language: Language,
): ReplyDraft {
  const { privacy } = texts(language);
  return {
    language,
    framed: true,
    subject: `${OWN_DATA_TOPIC}:own`,
    body: [
      { kind: 'heading', text: privacy.title },
      { kind: 'list', items: whoItems(summary, language) },
      { kind: 'heading', text: privacy.didTitle },
      { kind: 'list', items: didItems(summary, language) },
      ...howLong(terms, language),
    ],
    buttons: [
      { kind: 'action', label: privacy.download, action: DOWNLOAD, payload: {} },
      // Says it, and so asks once more before anything goes.
      { kind: 'say', label: privacy.erase, text: privacy.eraseWords },
      ...platformButtons(summary, language),
      otherLanguageButton(language),
    ],
  };
}

/** Who reads what of it, and how long it is kept: asked on of what is kept, this answers both. */
export function whoSeesCard(terms: readonly RetentionTermInForce[], language: Language): ReplyDraft {
  const { privacy } = texts(language);
  const { ambassador, model: _, noModel: __, ...others } = privacy.whoSees;
  return {
    language,
    body: [
      { kind: 'heading', text: privacy.whoSeesTitle },
      { kind: 'list', items: [...Object.values(others), ambassador(SMALLEST_SHOWN)] },
      ...howLong(terms, language),
    ],
  };
}

/** "Kan mijn leidinggevende meelezen?": who reads along here, who sees the rest of it, and until when. Work goes on beside it, so it is no subject. */
export function whoReadsCard(
  terms: readonly RetentionTermInForce[],
  { setting, language, hasModel }: Pick<Turn, 'setting' | 'language'> & { hasModel: boolean },
): ReplyDraft {
  const { privacy } = texts(language);
  const { question, case: ofCase, ambassador, operator, model, noModel } = privacy.whoSees;
  const isAlone = !othersReadAlong({ setting });
  return {
    language,
    body: [
      paragraph(privacy.whoReads[setting]),
      paragraph(privacy.whoReadsWhat),
      {
        kind: 'list',
        items: [question, ofCase, ambassador(SMALLEST_SHOWN), operator, hasModel ? model : noModel],
      },
      paragraph(privacy.forgotten(daysOf(terms, 'conversations'), daysOf(terms, 'cases'))),
    ],
    buttons: isAlone ? [{ kind: 'say', label: privacy.showMine, text: privacy.showMineWords }] : [],
  };
}

function daysOf(terms: readonly RetentionTermInForce[], wanted: RetentionKind): number {
  return terms.find(({ kind }) => kind === wanted)?.days ?? 0;
}

function howLong(terms: readonly RetentionTermInForce[], language: Language): Block[] {
  const { privacy } = texts(language);
  return [
    { kind: 'heading', text: privacy.howLongTitle },
    { kind: 'list', items: [...terms.map((term) => termLine(term, language)), privacy.restStays] },
  ];
}

function whoItems(summary: DataSummary, language: Language): string[] {
  const { privacy, people } = texts(language);
  const fields: [string, string | null][] = [
    [privacy.name, summary.displayName],
    [privacy.email, summary.email],
    [privacy.department, summary.department],
    [privacy.region, summary.region],
    [privacy.organisation, summary.organisation ?? privacy.noOrganisation],
    [
      privacy.accounts,
      summary.accounts
        .map(({ platform, standing }) =>
          privacy.account(platformLabel(platform, language), privacy.standings[standing]),
        )
        .join(', '),
    ],
    [
      privacy.roles,
      summary.roles
        .map(({ role, by, at }) =>
          privacy.role(people.roles[role], by ?? people.operator, dateInWords(localTimeAt(at).date, language)),
        )
        .join(', ') || privacy.noRoles,
    ],
    [privacy.language, summary.language === null ? null : privacy.languages[summary.language === 'nl' ? 'nl' : 'en']],
    [privacy.preferred, summary.preferredPlatform ? platformLabel(summary.preferredPlatform, language) : null],
    [privacy.since, dateInWords(localTimeAt(summary.since).date, language)],
  ];
  return fields.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
}

function didItems({ counts, filed }: DataSummary, language: Language): string[] {
  const { privacy } = texts(language);
  return [
    privacy.messages(counts.messages),
    privacy.questions(counts.questions),
    privacy.verdicts(counts.verdicts),
    privacy.documents(counts.documents),
    privacy.cases(counts.cases),
    privacy.drafts(counts.drafts),
    ...(counts.endedDrafts > 0 ? [privacy.endedDrafts(counts.endedDrafts)] : []),
    ...filed.map(({ number, state, ownerRung, visited }) =>
      privacy.caseLine(number, caseStanding({ state, ownerRung, wasHandedOver: visited.length > 0 }, language)),
    ),
    privacy.memories(counts.memories),
  ];
}

/** Only for who is in both: where the bot writes to them unasked. */
function platformButtons({ accounts, preferredPlatform }: DataSummary, language: Language): Button[] {
  const { privacy } = texts(language);
  const platforms = [...new Set(accounts.map(({ platform }) => platform))];
  if (platforms.length < 2) return [];
  return platforms
    .filter((platform) => platform !== preferredPlatform)
    .map((platform) => ({
      kind: 'action',
      label: privacy.prefer(platformLabel(platform, language)),
      action: PREFER_PLATFORM,
      payload: { platform },
    }));
}

function otherLanguageButton(language: Language): Button {
  const other = language === 'nl' ? 'en' : 'nl';
  const { privacy } = texts(other);
  return { kind: 'action', label: privacy.speak, action: CHOOSE_LANGUAGE, payload: { language: other } };
}

/** Before anything goes: what goes, and what stays. */
export function confirmErasureCard(language: Language): ReplyDraft {
  const { privacy } = texts(language);
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: privacy.confirmTitle },
      { kind: 'paragraph', text: privacy.goes },
      { kind: 'list', items: privacy.goesItems },
      { kind: 'paragraph', text: privacy.stays },
      { kind: 'list', items: privacy.staysItems },
      { kind: 'paragraph', text: privacy.confirmHow },
    ],
    // A no to it is about nothing else.
    subject: newChoice(),
    buttons: [{ kind: 'action', label: privacy.confirm, action: ERASE, payload: {} }],
  };
}

/** How long each kind is kept, for who may or may not change it. */
export function termsCard(
  terms: readonly RetentionTermInForce[],
  options: { language: Language; mayChange: boolean },
): ReplyDraft {
  const { retention } = texts(options.language);
  return {
    language: options.language,
    framed: true,
    body: [
      { kind: 'heading', text: retention.title },
      { kind: 'list', items: terms.map((term) => termLine(term, options.language)) },
      paragraph(options.mayChange ? retention.howToChange : retention.whoMayChange),
    ],
  };
}

/** Asks before a term changes, as what is older goes the next night. */
export function confirmTermCard(
  change: { kind: RetentionKind; days: number; before: number },
  { language, now }: { language: Language; now: Date },
): ReplyDraft {
  const { retention } = texts(language);
  const { kind, days, before } = change;
  const what = retention.kinds[kind];
  return {
    language,
    card: newCardName(termCards(kind), language),
    body: [
      paragraph(retention.change(what, before, days)),
      ...(days < before ? [paragraph(retention.shorter(dayBefore(now, days, language)))] : []),
    ],
    buttons: [{ kind: 'action', label: retention.confirm(days), action: SET_TERM, payload: { kind, days, before } }],
  };
}

/** The day so many days ago, in Dutch time, as people write it. */
function dayBefore(now: Date, days: number, language: Language): string {
  return dateInWords(plusDays(localTimeAt(now).date, -days), language);
}

/** What the questions about one term are about. */
export function termCards(kind: RetentionKind): string {
  return `retention:${kind}`;
}

export function boundsSentence(kind: RetentionKind, language: Language): string {
  const { retention } = texts(language);
  const { least, most } = RETENTION_BOUNDS[kind];
  return retention.bounds(retention.kinds[kind], least, most);
}

function termLine({ kind, days }: RetentionTermInForce, language: Language): string {
  const { retention } = texts(language);
  return retention.line(retention.kinds[kind], days);
}
