import { en as attachments } from '../attachments/texts.en.ts';
import { en as audiences } from '../audiences/texts.en.ts';
import { en as calendarMail } from '../calendar-mail/texts.en.ts';
import { en as casesLinks } from '../case-links/texts.en.ts';
import { en as conversation } from '../conversation/texts.en.ts';
import { en as criteria } from '../criteria/texts.en.ts';
import { en as delivery } from '../delivery/texts.en.ts';
import { en as administration } from '../features/administration/texts.en.ts';
import { en as ambassadors } from '../features/ambassadors/texts.en.ts';
import { en as answers } from '../features/answers/texts.en.ts';
import { en as broadcasts } from '../features/broadcasts/texts.en.ts';
import { en as casesExport } from '../features/case-export/texts.en.ts';
import { en as cases } from '../features/cases/texts.en.ts';
import { en as corrections } from '../features/corrections/texts.en.ts';
import { en as dossierAsked } from '../features/criteria/asked/texts.en.ts';
import { en as dossiers } from '../features/criteria/texts.en.ts';
import { en as documents } from '../features/documents/texts.en.ts';
import { en as figures } from '../features/figures/texts.en.ts';
import { en as gaps } from '../features/gaps/texts.en.ts';
import { en as hooks } from '../features/hooks/texts.en.ts';
import { en as learningCards } from '../features/learning-cards/texts.en.ts';
import { en as network } from '../features/network/texts.en.ts';
import { en as pledges } from '../features/pledges/texts.en.ts';
import { en as privacy } from '../features/privacy/texts.en.ts';
import { en as rules } from '../features/rules/texts.en.ts';
import { en as scan } from '../features/scan/texts.en.ts';
import { en as sessions } from '../features/sessions/texts.en.ts';
import { en as themes } from '../features/themes/texts.en.ts';
import { en as underWay } from '../features/under-way/texts.en.ts';
import { en as visits } from '../features/visits/texts.en.ts';
import { en as welcome } from '../features/welcome/texts.en.ts';
import { en as learningContent } from '../learning-content/texts.en.ts';
import { en as people } from '../people/texts.en.ts';
import { en as places } from '../places/texts.en.ts';
import { en as platformsSlack } from '../platforms/slack/texts.en.ts';
import { en as platforms } from '../platforms/texts.en.ts';
import { en as routing } from '../routing/texts.en.ts';
import type { Texts } from './nl.ts';

/** Everything the bot says in English: each part keeps its own texts. */
export const en: Texts = {
  ...places,
  ...platforms,
  ...delivery,
  ...platformsSlack,
  ...conversation,
  ...answers,
  ...administration,
  ...people,
  ...figures,
  ...gaps,
  ...privacy,
  ...cases,
  ...casesLinks,
  ...casesExport,
  ...documents,
  ...welcome,
  ...rules,
  ...scan,
  ...hooks,
  ...learningCards,
  ...corrections,
  ...themes,
  ...pledges,
  ...network,
  ...routing,
  ...attachments,
  ...calendarMail,
  ...audiences,
  ...learningContent,
  ...broadcasts,
  ...underWay,
  ...visits,
  ...ambassadors,
  ...sessions,
  ...criteria,
  ...dossiers,
  ...dossierAsked,
};
