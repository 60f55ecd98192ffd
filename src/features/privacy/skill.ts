import { ephemeral } from '../../chat/call.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import {
  type CallAction,
  callAction,
  type Intent,
  type Outcome,
  type Skill,
  type Topic,
  type Turn,
} from '../../chat/skill.ts';
import { AppError, errorCode } from '../../errors.ts';
import { platformLabel, texts } from '../../i18n/texts.ts';
import { languageNamed } from '../../language/named.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { issueTicket, MY_DATA, TICKET_MINUTES } from '../../people/download-tickets.ts';
import { erasePerson } from '../../people/erasure.ts';
import { type RetentionDefaults, retentionTerms } from '../../people/retention-terms.ts';
import { checkNotLastAdministrator } from '../../people/roles.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { PersonalDataPart } from '../../store/personal-data.ts';
import {
  CHOOSE_LANGUAGE,
  chooseLanguageSchema,
  DOWNLOAD,
  ERASE,
  nothingSchema,
  PREFER_PLATFORM,
  preferPlatformSchema,
} from './actions.ts';
import { confirmErasureCard, OWN_DATA_TOPIC, summaryCard, whoReadsCard, whoSeesCard } from './cards.ts';
import { chooseLanguage, dataSummary, preferPlatform } from './repository.ts';
import { retentionCommand, setTermCall } from './retention.ts';

export interface PrivacyDeps {
  prisma: PrismaClient;
  /** What every module keeps of people. */
  personalData: readonly PersonalDataPart[];
  retention: RetentionDefaults;
  /** Where people reach the bot in a browser; null: nowhere, and downloads go by an administrator. */
  publicUrl: string | null;
  /** The words of questions go to a language model too. */
  hasModel: boolean;
}

/** Shows everybody what is kept of them, gives it to them, and erases it. */
export function createPrivacySkill(deps: PrivacyDeps): Skill {
  return {
    name: 'privacy',
    intents: [wishIntent(deps), languageIntent()],
    subcommands: [
      {
        names: ['mijn-gegevens', 'my-data', 'privacy'],
        role: 'anyone',
        run: (turn, text) => (ERASING.has(text.toLowerCase()) ? confirm(deps, turn) : show(deps, turn)),
      },
      retentionCommand(deps),
    ],
    topics: [ownDataTopic(deps)],
    calls: [download(deps), erase(deps), prefer(), speak(), setTermCall(deps)],
  };
}

/** What stands behind the command to have them erased. */
const ERASING: ReadonlySet<string> = new Set(['wis', 'wissen', 'verwijder', 'erase', 'delete']);

function wishIntent(deps: PrivacyDeps): Intent {
  return {
    name: 'own-data',
    role: 'anyone',
    purposes: ['my-data'],
    async run(turn, text) {
      const kind = turn.reading?.kindOf('my-data');
      if (kind === 'erase') return confirm(deps, turn);
      return kind === 'who' ? whoReads(deps, turn, text) : show(deps, turn);
    },
  };
}

/** What is asked on of what is kept: who sees it, and for how long. */
function ownDataTopic({ prisma, retention }: PrivacyDeps): Topic {
  return {
    name: OWN_DATA_TOPIC,
    role: 'anyone',
    situation: async () => 'answer',
    about: async ({ language }) => answered(whoSeesCard(await retentionTerms(prisma, retention), language)),
    moves: {},
  };
}

/** "Spreek Engels met me": from then on, until they say otherwise. */
function languageIntent(): Intent {
  return {
    name: 'language',
    role: 'anyone',
    purposes: ['language'],
    async run(turn, text) {
      const { personId } = turn.actor;
      const language = languageNamed(text);
      if (language === null) return told(turn, texts(turn.language).conversation.otherLanguage);
      return {
        ...told({ language }, texts(language).privacy.spokenNow),
        async settle(tx) {
          if (personId !== null) await chooseLanguage(tx, personId, language);
          return {};
        },
      };
    },
  };
}

async function show({ prisma, retention }: PrivacyDeps, turn: Turn): Promise<Outcome> {
  const { privacy } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, privacy.onlyInPrivate);
  const { personId } = turn.actor;
  const summary = personId === null ? null : await dataSummary(prisma, personId);
  if (!summary) return told(turn, privacy.nobody);
  return answered(summaryCard(summary, await retentionTerms(prisma, retention), turn.language));
}

/** Nothing of it is of who asks, so it is told wherever it is asked; asked on of what is kept it is told in full. */
async function whoReads({ prisma, retention, hasModel }: PrivacyDeps, turn: Turn, text: string): Promise<Outcome> {
  const terms = await retentionTerms(prisma, retention);
  const isOfThat = turn.spokenOf?.[0]?.subject.startsWith(`${OWN_DATA_TOPIC}:`) === true;
  const isAskedOn = isOfThat && speaksOfBefore(text, turn.language);
  return answered(isAskedOn ? whoSeesCard(terms, turn.language) : whoReadsCard(terms, { ...turn, hasModel }));
}

/** Asks once more, when it can be done at all; else says what to do first. */
async function confirm({ prisma }: PrivacyDeps, turn: Turn): Promise<Outcome> {
  const { privacy } = texts(turn.language);
  if (othersReadAlong(turn)) return told(turn, privacy.onlyInPrivate);
  const { personId, organisationId } = turn.actor;
  if (personId === null) return told(turn, privacy.nobody);
  if (await isLastAdministrator(prisma, { id: personId, organisationId })) return told(turn, privacy.lastAdministrator);
  return answered(confirmErasureCard(turn.language));
}

async function isLastAdministrator(
  prisma: PrismaClient,
  { id, organisationId }: { id: string; organisationId: string | null },
): Promise<boolean> {
  if (organisationId === null) return false;
  try {
    await prisma.$transaction((tx) => checkNotLastAdministrator(tx, { id, organisationId }));
    return false;
  } catch (error) {
    if (errorCode(error) !== 'role.last-administrator') throw error;
    return true;
  }
}

/** The link is in the answer to the press only: it stands in no message, no table and no log. */
function download(deps: PrivacyDeps): CallAction {
  return callAction({
    name: DOWNLOAD,
    role: 'anyone',
    payload: nothingSchema,
    async run(turn, _payload, tx) {
      const { privacy } = texts(turn.language);
      if (othersReadAlong(turn)) return ephemeral(turn, privacy.onlyInPrivate);
      if (deps.publicUrl === null) return ephemeral(turn, privacy.noAddress);
      const secret = await issueTicket(tx, presser(turn), MY_DATA);
      return {
        kind: 'dialog',
        language: turn.language,
        title: privacy.downloadTitle,
        body: [{ kind: 'paragraph', text: privacy.downloadHow(TICKET_MINUTES) }],
        link: { label: privacy.downloadLink, url: `${deps.publicUrl}/my-data/${secret}` },
      };
    },
  });
}

function erase(deps: PrivacyDeps): CallAction {
  return callAction({
    name: ERASE,
    role: 'anyone',
    payload: nothingSchema,
    async run(turn, _payload, tx) {
      const { privacy } = texts(turn.language);
      if (othersReadAlong(turn)) return ephemeral(turn, privacy.onlyInPrivate);
      const personId = presser(turn);
      try {
        const erasure = await erasePerson(tx, deps.personalData, personId, { actorId: personId });
        return ephemeral(turn, erasure.kind === 'erased' ? privacy.erased : privacy.erasedBefore);
      } catch (error) {
        if (errorCode(error) !== 'role.last-administrator') throw error;
        return ephemeral(turn, privacy.lastAdministrator);
      }
    },
  });
}

function prefer(): CallAction {
  return callAction({
    name: PREFER_PLATFORM,
    role: 'anyone',
    payload: preferPlatformSchema,
    async run(turn, { platform }, tx) {
      await preferPlatform(tx, presser(turn), platform);
      return ephemeral(turn, texts(turn.language).privacy.preferredNow(platformLabel(platform, turn.language)));
    },
  });
}

function speak(): CallAction {
  return callAction({
    name: CHOOSE_LANGUAGE,
    role: 'anyone',
    payload: chooseLanguageSchema,
    async run(turn, { language }, tx) {
      await chooseLanguage(tx, presser(turn), language);
      return { kind: 'ephemeral', language, text: texts(language).privacy.spokenNow };
    },
  });
}

function presser({ actor }: Turn): string {
  if (actor.personId !== null) return actor.personId;
  throw new AppError({ code: 'privacy.nobody', message: 'Only a person has data of their own.' });
}
