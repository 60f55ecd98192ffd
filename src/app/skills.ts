import type { QueueForReading } from '../chat/queue-for-reading.ts';
import type { MessageReader } from '../chat/reading.ts';
import type { Skill } from '../chat/skill.ts';
import { commandBlocks } from '../conversation/help.ts';
import { registerSkills, type Skills } from '../conversation/skills.ts';
import { createOutreach, type Outreach } from '../delivery/outreach.ts';
import { createAdministrationSkill } from '../features/administration/skill.ts';
import { askToBecome } from '../features/ambassadors/asking.ts';
import { createAmbassadorsSkill } from '../features/ambassadors/skill.ts';
import { type AnswersDeps, createAnswersSkill, sourcesFor } from '../features/answers/skill.ts';
import { writeForm } from '../features/broadcasts/form.ts';
import { createBroadcastsSkill } from '../features/broadcasts/skill.ts';
import { createCasesSkill } from '../features/cases/chat/skill.ts';
import { casesWithNobody, workOfCounter } from '../features/cases/talk/running-cases.ts';
import { createCorrectionsSkill } from '../features/corrections/skill.ts';
import { createCriteriaSkill } from '../features/criteria/skill.ts';
import { queueIngestions } from '../features/documents/repository.ts';
import { createDocumentsSkill } from '../features/documents/skill.ts';
import { createFiguresSkill, figuresAbility } from '../features/figures/skill.ts';
import { askedBefore } from '../features/gaps/repository.ts';
import { createGapsSkill } from '../features/gaps/skill.ts';
import { createHooksSkill } from '../features/hooks/skill.ts';
import { createLearningCardsSkill } from '../features/learning-cards/skill.ts';
import { createNetworkSkill } from '../features/network/skill.ts';
import { createPledgesSkill } from '../features/pledges/skill.ts';
import { createPrivacySkill } from '../features/privacy/skill.ts';
import { createRulesSkill } from '../features/rules/skill.ts';
import { createScanSkill } from '../features/scan/skill.ts';
import { createSessionsSkill } from '../features/sessions/skill.ts';
import { createThemesSkill } from '../features/themes/skill.ts';
import { createUnderWaySkill } from '../features/under-way/skill.ts';
import { organisedVisits } from '../features/visits/organised.ts';
import { createVisitsSkill } from '../features/visits/skill.ts';
import { createWelcomeSkill } from '../features/welcome/skill.ts';
import type { Retriever } from '../knowledge/retriever.ts';
import { guardModel } from '../llm/guarded-model.ts';
import type { LanguageModel } from '../llm/language-model.ts';
import type { ModelWatch } from '../llm/openai-model.ts';
import { loadPrompt } from '../llm/prompts.ts';
import { openStoredRuleBook } from '../routing/stored-rule-book.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type CaseParts, createCaseParts } from './cases.ts';
import type { Config } from './config.ts';
import { openCriteria, openLinkableCriteria } from './criteria.ts';
import { FOLDERS } from './folders.ts';
import { openHooks } from './hooks.ts';
import { openLearningContent } from './learning-content.ts';
import { openModel } from './models.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { retentionDefaults } from './retention.ts';
import { APPROVAL_ABOVE } from './settings.ts';

/**
 * Everything the bot can do. A new feature is one line here.
 *
 * @param deps.cases of the running bot; without it cases can be understood, and nobody is told of them
 * @param deps.meaningOf left out: what is meant is known by words only
 * @param deps.reader left out: a message is read as one
 * @param deps.broadcasts the same of broadcasts: without it they can be written, and nobody is reminded of them
 */
export async function createSkills(
  config: Pick<Config, 'model' | 'retention' | 'publicUrl'> & Partial<Pick<Config, 'broadcastApprovalAbove'>>,
  deps: {
    prisma: PrismaClient;
    retriever: Retriever;
    logger: Logger;
    cases?: CaseParts;
    /** In the place of the one that is configured. */
    model?: LanguageModel | undefined;
    /** Hears what becomes of what the configured one is asked. */
    modelWatch?: ModelWatch;
    broadcasts?: { outreach: Outreach; changed(broadcastId: string): void };
    visits?: { outreach: Outreach; changed(visitId: string): void; mailsCalendars: boolean };
    meaningOf?(text: string): Promise<Float32Array | null>;
    /** Reads a part of a message by itself. */
    reader?: MessageReader;
  },
  extraSkills: readonly Skill[] = [],
): Promise<Skills> {
  const model = deps.model ?? (config.model && guardModel(await openModel(config.model, deps.modelWatch)));
  const writer = model
    ? {
        model,
        prompt: await loadPrompt(FOLDERS.prompts, 'answer'),
        support: await loadPrompt(FOLDERS.prompts, 'support'),
        answersPerPersonPerDay: config.model?.answersPerPersonPerDay ?? Number.POSITIVE_INFINITY,
      }
    : undefined;
  const cases = deps.cases ?? (await casesOfNobody(deps));
  const finder = openHooks(deps.meaningOf ?? (async () => null));
  const answers: AnswersDeps = {
    ...deps,
    writer,
    helped: askToBecome,
    askedBefore: (asked) => askedBefore(deps.prisma, asked),
  };
  const broadcasts = {
    outreach: createOutreach({ platforms: new Map() }),
    changed: () => undefined,
    channelOf: () => null,
    visits: organisedVisits,
    reader: deps.reader,
    ...deps.broadcasts,
    prisma: deps.prisma,
    gazetteer: cases.chat.router.reader.gazetteer,
    approvalAbove: config.broadcastApprovalAbove ?? APPROVAL_ABOVE,
    retention: retentionDefaults(config.retention),
    queueForReading,
    publicUrl: config.publicUrl,
  };
  const skills: Skills = registerSkills([
    createWelcomeSkill({
      commands: (turn) => commandBlocks(skills.commands(), turn.actor, turn.language),
      abilityFor: (purpose) => skills.abilityFor(purpose),
      besides: figuresAbility,
      waiting: (turn) => casesWithNobody(cases.chat, turn),
      work: (turn) => workOfCounter(cases.chat, turn),
    }),
    createAnswersSkill(answers),
    createHooksSkill({
      outreach: deps.broadcasts?.outreach ?? createOutreach({ platforms: new Map() }),
      content: openLearningContent,
      prisma: deps.prisma,
      finder,
    }),
    createLearningCardsSkill({ prisma: deps.prisma, content: openLearningContent }),
    createThemesSkill({
      prisma: deps.prisma,
      content: openLearningContent,
      // A press waits for it: by words only.
      finder: openHooks(async () => null),
      criteria: openLinkableCriteria,
    }),
    createPledgesSkill({ prisma: deps.prisma }),
    createNetworkSkill({
      prisma: deps.prisma,
      gazetteer: cases.chat.router.reader.gazetteer,
      publicUrl: config.publicUrl,
      logger: deps.logger,
    }),
    createDocumentsSkill({ prisma: deps.prisma }),
    createAdministrationSkill({
      prisma: deps.prisma,
      gazetteer: cases.chat.router.reader.gazetteer,
      cases: cases.chat.cases,
      belongings: PERSONAL_DATA,
    }),
    createGapsSkill(deps),
    createCasesSkill(cases.chat),
    createCorrectionsSkill({ reader: cases.chat.router.reader }),
    createRulesSkill({ ...deps, reader: cases.chat.router.reader }),
    createBroadcastsSkill(broadcasts),
    createVisitsSkill({
      outreach: createOutreach({ platforms: new Map() }),
      changed: () => undefined,
      mailsCalendars: false,
      helped: askToBecome,
      writeToGuests: (turn, about, tx) => writeForm(broadcasts).open(turn, about, tx),
      ...deps.visits,
      prisma: deps.prisma,
      gazetteer: cases.chat.router.reader.gazetteer,
      approvalAbove: config.broadcastApprovalAbove ?? APPROVAL_ABOVE,
      retention: retentionDefaults(config.retention),
      publicUrl: config.publicUrl,
    }),
    createSessionsSkill({
      prisma: deps.prisma,
      gazetteer: cases.chat.router.reader.gazetteer,
      publicUrl: config.publicUrl,
    }),
    createCriteriaSkill({
      prisma: deps.prisma,
      adviser: openCriteria,
      queueForReading,
      publicUrl: config.publicUrl,
      logger: deps.logger,
      sources: sourcesFor(answers),
    }),
    createAmbassadorsSkill({
      prisma: deps.prisma,
      content: openLearningContent,
      meaningOf: deps.meaningOf ?? (async () => null),
    }),
    createFiguresSkill({ prisma: deps.prisma, gazetteer: cases.chat.router.reader.gazetteer }),
    createUnderWaySkill({ of: (turn) => skills.underWay(turn) }),
    createScanSkill({ reader: cases.chat.router.reader }),
    createPrivacySkill({
      ...deps,
      personalData: PERSONAL_DATA,
      retention: retentionDefaults(config.retention),
      publicUrl: config.publicUrl,
      hasModel: writer !== undefined,
    }),
    ...extraSkills,
  ]);
  return skills;
}

/** A file that is read for something else than to become knowledge. */
const queueForReading: QueueForReading = (tx, { file, purpose, ...to }) => {
  const { name, mediaType, platform, reference } = file;
  const how = { kind: 'file' as const, platform, file: reference, purpose, ...(mediaType ? { mediaType } : {}) };
  return queueIngestions(tx, [{ ...to, name, reference: how }]);
};

/** Beside a running bot: the rules as they are now. */
async function casesOfNobody(deps: { prisma: PrismaClient; logger: Logger }): Promise<CaseParts> {
  const rules = await openStoredRuleBook(deps.prisma, deps.logger);
  return createCaseParts({ mail: false, links: null }, { ...deps, platforms: new Map(), rules: () => rules.current() });
}
