import type { Language } from '../../chat/language.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { momentIn, spanIn } from '../../places/times.ts';
import type { Visit } from './repository.ts';

/** "Werkbezoek 3: kringloopwerkplaats De Cirkel". */
export function titleOf({ number, host }: Pick<Visit, 'number' | 'host'>, language: Language): string {
  return texts(language).visits.title(number, host);
}

/** What a visit is: its name, when and where, and what one has to know to come. */
export function factsOf(visit: Visit, language: Language): Block[] {
  const { visits } = texts(language);
  const { about, address, accessibility, carpool, prepare, replyBy, slots } = visit;
  return [
    { kind: 'heading', text: titleOf(visit, language) },
    ...(about === null ? [] : [paragraph(about)]),
    {
      kind: 'list',
      items: [
        ...(slots.length === 0 ? [visits.missing.times] : slots.map((slot) => visits.at(spanIn(language, slot)))),
        address === null ? visits.missing.address : visits.where(address),
        ...(accessibility === null ? [] : [visits.accessibility(accessibility)]),
        ...(carpool === null ? [] : [visits.carpool(carpool)]),
        ...(prepare === null ? [] : [visits.prepare(prepare)]),
        ...(replyBy === null ? [] : [visits.replyBy(momentIn(language, replyBy))]),
      ],
    },
  ];
}
