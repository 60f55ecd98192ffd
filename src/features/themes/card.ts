import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { namesOfLinks } from '../../policy-themes/proposing.ts';
import { LINK_KINDS, type PolicyLink, type PolicyTerm, type PolicyTheme } from '../../policy-themes/terms.ts';
import { CONFIRM, DROP, LINK, termName } from './actions.ts';
import type { ThemeDeps } from './deps.ts';

const LONGEST_LINK = 110;

/** An agreement with its themes and what hooks onto each. @param line said before it */
export async function termCard(
  deps: ThemeDeps,
  term: PolicyTerm,
  language: Language,
  line: string,
): Promise<ReplyDraft> {
  const { themes } = texts(language);
  const nameOf = await namesOfLinks(deps, language);
  return {
    language,
    card: termName(term.id),
    standing: 'anew',
    ...(term.confirmedAt === null ? { subject: termName(term.id) } : {}),
    framed: true,
    body: [
      paragraph(line),
      { kind: 'heading', text: term.name },
      paragraph(period(term, language)),
      ...(term.source === null ? [] : [paragraph(themes.source(term.source))]),
      ...term.themes.flatMap((theme) => themeBlocks(theme, nameOf, language)),
    ],
    buttons: term.confirmedAt === null ? proposalButtons(term, language) : [],
  };
}

export function period({ beginsOn, endsOn, confirmedAt }: PolicyTerm, language: Language): string {
  const { themes } = texts(language);
  const from = dateInWords(beginsOn, language);
  if (confirmedAt === null) return themes.wouldBegin(from);
  return endsOn === null ? themes.since(from) : themes.fromUntil(from, dateInWords(endsOn, language));
}

/** A theme with what hooks onto it. */
export function themeBlocks(
  { name, about, links }: PolicyTheme,
  nameOf: (link: PolicyLink) => string | null,
  language: Language,
): Block[] {
  const { themes } = texts(language);
  const items = LINK_KINDS.flatMap((kind) =>
    links.flatMap((link) => {
      const called = link.kind === kind ? nameOf(link) : null;
      return called === null ? [] : [themes.link[kind](shortened(called, LONGEST_LINK))];
    }),
  );
  return [
    { kind: 'heading', text: name },
    ...(about === null ? [] : [paragraph(about)]),
    items.length === 0 ? paragraph(themes.nothingLinked) : { kind: 'list', items },
  ];
}

function proposalButtons({ id }: PolicyTerm, language: Language): Button[] {
  const { buttons } = texts(language).themes;
  const payload = { termId: id };
  return [
    { kind: 'action', label: buttons.confirm, action: CONFIRM, payload, style: 'primary' },
    { kind: 'action', label: buttons.link, action: LINK, payload },
    { kind: 'action', label: buttons.drop, action: DROP, payload },
  ];
}

export function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
