import type { Skill } from '../chat/skill.ts';
import { registerSkills, type Skills } from '../conversation/skills.ts';
import { createAnswersSkill } from '../features/answers/skill.ts';
import { createRulesSkill } from '../features/cases/rules/skill.ts';
import { createScanSkill } from '../features/cases/scan/skill.ts';
import { readTopicBook } from '../features/cases/topic-book.ts';
import { createGapsSkill } from '../features/gaps/skill.ts';
import { createPeopleSkill } from '../features/people/skill.ts';
import { createPrivacySkill } from '../features/privacy/skill.ts';
import { createWelcomeSkill } from '../features/welcome/skill.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import type { Retriever } from '../knowledge/retriever.ts';
import { guardModel } from '../llm/guarded-model.ts';
import { createOpenAiModel } from '../llm/openai-model.ts';
import { loadPrompt } from '../llm/prompts.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import { retentionDefaults } from './retention.ts';

/** Everything the bot can do. A new feature is one line here. */
export async function createSkills(
  config: Pick<Config, 'model' | 'retention' | 'publicUrl'>,
  deps: { prisma: PrismaClient; retriever: Retriever; logger: Logger },
  extraSkills: readonly Skill[] = [],
): Promise<Skills> {
  const writer = config.model
    ? {
        model: guardModel(createOpenAiModel(config.model)),
        prompt: await loadPrompt(FOLDERS.prompts, 'answer'),
        answersPerPersonPerDay: config.model.answersPerPersonPerDay,
      }
    : undefined;
  const [gazetteer, topicBook] = await Promise.all([openGazetteer(), readTopicBook()]);
  const reader = { gazetteer, topicBook };
  return registerSkills([
    createWelcomeSkill(),
    createAnswersSkill({ ...deps, writer }),
    createPeopleSkill(deps),
    createGapsSkill(deps),
    createRulesSkill({ ...deps, reader }),
    createScanSkill({ reader }),
    createPrivacySkill({
      ...deps,
      personalData: PERSONAL_DATA,
      retention: retentionDefaults(config.retention),
      publicUrl: config.publicUrl,
    }),
    ...extraSkills,
  ]);
}
