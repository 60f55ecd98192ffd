import { nl as attachments } from '../attachments/texts.nl.ts';
import { nl as audiences } from '../audiences/texts.nl.ts';
import { nl as calendarMail } from '../calendar-mail/texts.nl.ts';
import { nl as casesLinks } from '../case-links/texts.nl.ts';
import { nl as conversation } from '../conversation/texts.nl.ts';
import { nl as criteria } from '../criteria/texts.nl.ts';
import { nl as delivery } from '../delivery/texts.nl.ts';
import { nl as administration } from '../features/administration/texts.nl.ts';
import { nl as ambassadors } from '../features/ambassadors/texts.nl.ts';
import { nl as answers } from '../features/answers/texts.nl.ts';
import { nl as broadcasts } from '../features/broadcasts/texts.nl.ts';
import { nl as casesExport } from '../features/case-export/texts.nl.ts';
import { nl as cases } from '../features/cases/texts.nl.ts';
import { nl as corrections } from '../features/corrections/texts.nl.ts';
import { nl as dossierAsked } from '../features/criteria/asked/texts.nl.ts';
import { nl as dossiers } from '../features/criteria/texts.nl.ts';
import { nl as documents } from '../features/documents/texts.nl.ts';
import { nl as figures } from '../features/figures/texts.nl.ts';
import { nl as gaps } from '../features/gaps/texts.nl.ts';
import { nl as hooks } from '../features/hooks/texts.nl.ts';
import { nl as learningCards } from '../features/learning-cards/texts.nl.ts';
import { nl as network } from '../features/network/texts.nl.ts';
import { nl as pledges } from '../features/pledges/texts.nl.ts';
import { nl as privacy } from '../features/privacy/texts.nl.ts';
import { nl as rules } from '../features/rules/texts.nl.ts';
import { nl as scan } from '../features/scan/texts.nl.ts';
import { nl as sessions } from '../features/sessions/texts.nl.ts';
import { nl as themes } from '../features/themes/texts.nl.ts';
import { nl as underWay } from '../features/under-way/texts.nl.ts';
import { nl as visits } from '../features/visits/texts.nl.ts';
import { nl as welcome } from '../features/welcome/texts.nl.ts';
import { nl as learningContent } from '../learning-content/texts.nl.ts';
import { nl as people } from '../people/texts.nl.ts';
import { nl as places } from '../places/texts.nl.ts';
import { nl as platformsSlack } from '../platforms/slack/texts.nl.ts';
import { nl as platforms } from '../platforms/texts.nl.ts';
import { nl as routing } from '../routing/texts.nl.ts';

/** Everything the bot says in Dutch: each part keeps its own texts. */
export const nl = {
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

/** The shape of the catalogue: every other language has exactly these texts. */
export type Texts = typeof nl;
