import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { shownPrivately } from '../../chat/saying.ts';
import { texts } from '../../i18n/texts.ts';
import { namesOfLinks, proposeLinks } from '../../policy-themes/proposing.ts';
import { LINK_KINDS, type PolicyLink, proposeTerm, setLinks } from '../../policy-themes/terms.ts';
import { LINK, termSchema, WRITE, writeSchema } from './actions.ts';
import { shortened, termCard } from './card.ts';
import type { ThemeDeps } from './deps.ts';
import { ownProposal } from './own.ts';
import { MOST_THEMES, themesIn } from './written.ts';

const LONGEST_OPTION = 70;

/** The themes of a new agreement: the bot proposes what hooks onto each. */
export function writeForm(deps: ThemeDeps): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    role: 'broker',
    payload: writeSchema,
    values: z.object({
      name: z.string().max(120),
      beginsOn: z.iso.date(),
      source: z.string().max(300).optional(),
      themes: z.string().max(3000),
    }),
    async form(turn, { begun, themes: said }) {
      const { themes } = texts(turn.language);
      const { fields } = themes;
      // Read while they write: whoever sends the form in waits for none of it.
      void Promise.all([deps.content(), deps.finder(), deps.criteria()]).catch(() => undefined);
      return {
        language: turn.language,
        title: themes.formTitle,
        intro: [{ kind: 'paragraph', text: themes.formIntro }],
        fields: [
          {
            ...{ kind: 'line', name: 'name', label: fields.name, hint: fields.nameHint, required: true },
            ...(begun === '' ? {} : { initial: begun }),
          },
          { kind: 'date', name: 'beginsOn', label: fields.beginsOn, required: true },
          { kind: 'line', name: 'source', label: fields.source },
          {
            ...{ kind: 'lines', name: 'themes', label: fields.themes, hint: fields.themesHint, required: true },
            ...(said === '' ? {} : { initial: said }),
          },
        ],
        submitLabel: themes.propose,
      };
    },
    async submit(turn, { values }, tx) {
      const { themes } = texts(turn.language);
      const { organisationId } = turn.actor;
      if (organisationId === null) return ephemeral(turn, themes.onlyBrokers);
      const written = themesIn(values.themes);
      if (written === null) return { errors: { themes: themes.errors.themes(MOST_THEMES) } };
      const linked = [];
      for (const theme of written) linked.push({ ...theme, links: await proposeLinks(deps, theme, turn.language) });
      const { name, beginsOn, source = null } = values;
      const term = await proposeTerm(tx, organisationId, { name, beginsOn, source, themes: linked });
      const card = await termCard(deps, term, turn.language, themes.proposed);
      return shownPrivately(turn, themes.below, card);
    },
  });
}

/** What hooks onto each theme: what was proposed, and what else there is. */
export function linkForm(deps: ThemeDeps): FormAction<typeof termSchema> {
  return formAction({
    name: LINK,
    role: 'broker',
    payload: termSchema,
    values: z.object({}).catchall(z.array(z.string())),
    async form(turn, { termId }, tx) {
      const { themes } = texts(turn.language);
      const term = await ownProposal(tx, turn, termId);
      if (!term) return ephemeral(turn, themes.gone);
      const nameOf = await namesOfLinks(deps, turn.language);
      const fields = [];
      for (const [at, theme] of term.themes.entries()) {
        const more = await proposeLinks(deps, theme, turn.language);
        const options = distinct([...theme.links, ...more]).flatMap((link) => {
          const called = nameOf(link);
          if (called === null) return [];
          return [{ value: keyOf(link), label: shortened(themes.link[link.kind](called), LONGEST_OPTION) }];
        });
        if (options.length === 0) continue;
        const initial = theme.links.map(keyOf);
        fields.push({ kind: 'choices' as const, name: `theme${at}`, label: theme.name, options, initial });
      }
      if (fields.length === 0) return ephemeral(turn, themes.nothingToLink);
      return { language: turn.language, title: themes.linkTitle, fields, submitLabel: themes.save };
    },
    async submit(turn, { payload: { termId }, values }, tx) {
      const { themes } = texts(turn.language);
      const term = await ownProposal(tx, turn, termId);
      if (!term) return ephemeral(turn, themes.gone);
      for (const [at, theme] of term.themes.entries()) {
        await setLinks(tx, { themeId: theme.id, links: (values[`theme${at}`] ?? []).flatMap(linkOf) });
      }
      const changed = (await ownProposal(tx, turn, termId)) ?? term;
      const card = await termCard(deps, changed, turn.language, themes.kept);
      return shownPrivately(turn, themes.kept, card);
    },
  });
}

function keyOf({ kind, item }: PolicyLink): string {
  return `${kind}:${item}`;
}

function linkOf(value: string): PolicyLink[] {
  const [kind, item = ''] = value.split(':');
  return LINK_KINDS.flatMap((one) => (one === kind && item !== '' ? [{ kind: one, item }] : []));
}

function distinct(links: readonly PolicyLink[]): PolicyLink[] {
  return [...new Map(links.map((link) => [keyOf(link), link])).values()];
}
