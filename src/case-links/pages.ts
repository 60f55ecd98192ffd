import { OUTCOMES } from '../case-life/case-life.ts';
import { TRANSITIONS } from '../case-life/transitions.ts';
import type { Language } from '../chat/language.ts';
import { caseStanding } from '../i18n/case-state.ts';
import { texts } from '../i18n/texts.ts';
import type { LinkPages } from '../signed-links/kind.ts';
import { type Html, html, lines, page, sentencePage } from '../web/html.ts';
import { isReading, LINK_ACTIONS, type LinkAction, READ } from './forms.ts';
import type { LinkedCase } from './linked-case.ts';
import { inWords } from './moments.ts';

/** What codes are called; the routing knows municipalities and topics. */
export interface Names {
  municipality(code: string): string;
  topic(id: string, language: Language): string;
}

/** The pages of links of cases. */
export function createCasePages(names: Names): LinkPages<LinkedCase, LinkAction> {
  return {
    cover: coverPage,
    isReading,
    page: (linked, options) => casePage(linked, { ...options, names }),
    message: messagePage,
  };
}

/** The page of a link: the case, what was done with it, and a form for everything that can be done now. */
function casePage(
  linked: LinkedCase,
  options: { actions: readonly LinkAction[]; names: Names; note?: 'incomplete' | 'refused' | undefined },
): string {
  const { caseLinks } = texts(linked.language);
  const title = caseLinks.title(linked.number);
  const possible = possibleActions(linked, options.actions);
  const name = linked.filedBy.name ?? caseLinks.aColleague;
  const body = html`<h1>${title}</h1>
${notes(linked, options.note)}
${possible.length > 0 ? html`<p>${caseLinks.intro(name, linked.filedBy.organisation)}</p>` : null}
${facts(linked, options.names)}
${possible.map((action) => FORMS[action](linked))}
${possible.length === 0 ? html`<p>${linked.isTheirs ? caseLinks.nothingLeft : caseLinks.notTheirs}</p>` : null}
<footer><p>${caseLinks.privacy}</p></footer>`;
  return page({ language: linked.language, title, body });
}

/** What a link shows before anybody pressed: that there is a case, and nothing of it. */
function coverPage({ language, number }: Pick<LinkedCase, 'language' | 'number'>): string {
  const { title, cover } = texts(language).caseLinks;
  const button = { label: cover.button, fields: { action: READ } };
  return sentencePage({ language, title: title(number), text: cover.text, button });
}

/** A page that only says something: why a link does not work. */
function messagePage(language: Language, about: 'expired' | 'unknown' | 'unavailable'): string {
  return sentencePage({ language, ...texts(language).caseLinks[about] });
}

function possibleActions(linked: LinkedCase, allowed: readonly LinkAction[]): LinkAction[] {
  const used = new Set(linked.uses.map(({ action }) => action));
  return LINK_ACTIONS.filter((action) => {
    const rule = TRANSITIONS[linked.state][action];
    // Taking over what was taken is said in so many words, in the chat.
    if (action === 'accept' && linked.state === 'accepted') return false;
    return (
      linked.isTheirs && allowed.includes(action) && !used.has(action) && 'by' in rule && rule.by.includes('counter')
    );
  });
}

function notes(linked: LinkedCase, note: 'incomplete' | 'refused' | undefined): Html[] {
  const { caseLinks, cases } = texts(linked.language);
  // What was done with it earlier is no news about a case that is not there any more.
  if (linked.state === 'withdrawn') {
    return [html`<p class="note" role="status">${cases.toOwner.withdrawn(linked.number)}</p>`];
  }
  const done = linked.uses.flatMap(({ action, usedAt }) => {
    const known = LINK_ACTIONS.find((one) => one === action);
    return known ? [caseLinks.done[known](inWords(usedAt, linked.language))] : [];
  });
  return [...(note ? [caseLinks[note]] : []), ...done].map((text) => html`<p class="note" role="status">${text}</p>`);
}

function facts(linked: LinkedCase, names: Names): Html {
  const { labels } = texts(linked.language).caseLinks;
  const { language, state, ownerRung, municipalityCode, request, contact, firstResponseDueAt, resolutionDueAt } =
    linked;
  const stands = caseStanding({ state, ownerRung, wasHandedOver: true }, language);
  const rows: [string, Html[] | null][] = [[labels.state, lines(stands)]];
  // Nobody has to do anything with it any more, so nobody needs to read it.
  if (linked.isTheirs && state !== 'withdrawn') {
    const { name, firm, email, phone } = contact ?? {};
    const reachable = [name, firm, email, phone].flatMap((one) => one ?? []);
    rows.push(
      [labels.request, request === null ? null : lines(request)],
      [labels.municipality, municipalityCode === null ? null : lines(names.municipality(municipalityCode))],
      [labels.topics, textOrNull(linked.topics.map((topic) => names.topic(topic, language)).join(', '))],
      [labels.contact, textOrNull(reachable.join('\n'))],
      [labels.firstResponse, firstResponseDueAt && lines(inWords(firstResponseDueAt, language))],
      [labels.resolution, resolutionDueAt && lines(inWords(resolutionDueAt, language))],
    );
  }
  const shown = rows.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : html``));
  return html`<dl>${shown}</dl>`;
}

function textOrNull(text: string): Html[] | null {
  return text === '' ? null : lines(text);
}

/** Without an address: a form goes to the page it stands on. */
function form(action: LinkAction, content: { title: string; button: string; fields: Html }): Html {
  return html`<form method="post"><h2>${content.title}</h2>
<input type="hidden" name="action" value="${action}">
${content.fields}<button type="submit">${content.button}</button></form>
`;
}

const FORMS: Record<LinkAction, (linked: LinkedCase) => Html> = {
  accept: ({ language }) => form('accept', { ...texts(language).caseLinks.accept, fields: html`` }),

  bounce({ language, otherCounters }) {
    const { bounce } = texts(language).caseLinks;
    const choices = otherCounters.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
    const fields = html`<label>${bounce.counter}<select name="counter"><option value="">${bounce.noCounter}</option>${choices}</select></label>
${textarea(bounce.words, false)}`;
    return form('bounce', { ...bounce, fields });
  },

  ask_back({ language }) {
    const { askBack } = texts(language).caseLinks;
    return form('ask_back', { ...askBack, fields: textarea(askBack.words, true) });
  },

  finish({ language }) {
    const { finish } = texts(language).caseLinks;
    const choices = OUTCOMES.map((outcome) => html`<option value="${outcome}">${finish.outcomes[outcome]}</option>`);
    const fields = html`<label>${finish.outcome}<select name="outcome">${choices}</select></label>
${textarea(finish.words, false)}`;
    return form('finish', { ...finish, fields });
  },
};

function textarea(label: string, required: boolean): Html {
  return html`<label>${label}<textarea name="words" maxlength="2000"${required ? html` required` : null}></textarea></label>
`;
}
