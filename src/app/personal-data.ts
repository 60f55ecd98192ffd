import { calendarMailData } from '../calendar-mail/personal-data.ts';
import { conversationData } from '../conversation/personal-data.ts';
import { deliveryData } from '../delivery/personal-data.ts';
import { ambassadorsData } from '../features/ambassadors/personal-data.ts';
import { answersData } from '../features/answers/personal-data.ts';
import { broadcastsData } from '../features/broadcasts/personal-data.ts';
import { casesData } from '../features/cases/personal-data.ts';
import { correctionsData } from '../features/corrections/personal-data.ts';
import { dossiersData } from '../features/criteria/personal-data.ts';
import { ingestionsData } from '../features/documents/personal-data.ts';
import { gapsData } from '../features/gaps/personal-data.ts';
import { hooksData } from '../features/hooks/personal-data.ts';
import { learningCardsData } from '../features/learning-cards/personal-data.ts';
import { networkData } from '../features/network/personal-data.ts';
import { pledgesData } from '../features/pledges/personal-data.ts';
import { rulesData } from '../features/rules/personal-data.ts';
import { sessionsData } from '../features/sessions/personal-data.ts';
import { visitsData } from '../features/visits/personal-data.ts';
import { knowledgeData } from '../knowledge/personal-data.ts';
import { ledgerData } from '../ledger/personal-data.ts';
import { peopleData } from '../people/personal-data.ts';
import { linksData } from '../signed-links/personal-data.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';

/**
 * Every module that keeps anything of people. A new one is a line here, before `conversationData` and `peopleData`:
 * those two take away by what the others find their rows.
 */
export const PERSONAL_DATA: readonly PersonalDataPart[] = [
  answersData,
  pledgesData,
  hooksData,
  networkData,
  gapsData,
  correctionsData,
  ingestionsData,
  // Before cases: they find by memberships what somebody did at a counter.
  ledgerData,
  linksData,
  casesData,
  rulesData,
  broadcastsData,
  sessionsData,
  visitsData,
  calendarMailData,
  dossiersData,
  ambassadorsData,
  learningCardsData,
  knowledgeData,
  deliveryData,
  conversationData,
  peopleData,
];

/** The tables in which nothing of a person stands, and why that is so. A test knows no third kind of table. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  organisation: 'A province, a municipality or a partner.',
  chat_tenant: 'A Slack team or a Teams tenant.',
  tenant_invitation: 'Names an organisation, not who was invited.',
  counter: 'A desk of an organisation; who works there stands in counter_member.',
  picture: 'Pictures for everybody who reads a message; whose message it is stands in broadcast.',
  broadcast_post: 'What became of a message in a channel.',
  offered_file: 'Files for everybody who reads a message; they name nobody.',
  nudge_day: 'Counts.',
  policy_term: 'The agreement of a coalition, of an organisation.',
  policy_theme: 'What an organisation wants.',
  policy_link: 'What hooks onto a theme.',
  school_holiday: 'When schools of a region are closed.',
  unwanted_content: 'Which cards and hooks an organisation does not want.',
  deadline: 'When something asks for attention by itself.',
  ledger_head: 'The length and last hash of the history of a subject.',
  clock: 'How far the clock of the product is from the server’s.',
  ledger: 'The length and last hash of the history of all subjects.',
  source: 'Publications.',
  document_version: 'The text of a document; whose document it is stands in document.',
  passage: 'The text of a document; whose document it is stands in document.',
  passage_vector: 'The meaning of a passage as numbers; goes with it.',
  model_usage: 'Counts.',
  rule_alarm: 'Names rules.',
  delivery_notice: 'When an organisation was told of what kind of failure.',
  retention_run: 'Counts.',
  restoration: 'When a backup was made and put back.',
  erasure: 'Hashes of ids drawn by lot: they tell who was erased only to who has a backup with them in it.',
  visit_slot: 'When a visit takes place, and how many places there are.',
  _prisma_migrations: 'The history of the schema.',
};
