import { expect, it } from 'vitest';
import { plainText } from '../../chat/reply.ts';
import type { Said, Turn } from '../../chat/skill.ts';
import type { CaseView } from '../../features/cases/chat/repository.ts';
import { askedAgain } from '../../features/cases/talk/consent.ts';
import { nl } from '../../i18n/nl.ts';

const typed = { phone: '06-12345678' };

it.each([
  ['makelaar Bram', { rung: 'broker', name: 'Bram', personId: 'bram' }],
  ['gemeente Dinkelland', { rung: 'contact', name: 'Loes', personId: 'loes' }],
] as const)('of what is put right it is asked whether %s may have it', (other, owner) => {
  const view = {
    id: 'case',
    number: 1,
    counter: { name: 'gemeente Dinkelland', members: [] },
    owner,
  } as unknown as CaseView;
  const turn = { language: 'nl', setting: 'direct', actor: { personId: 'anna', roles: new Set() } } as unknown as Turn;
  const said = { text: 'het nummer is 06-12345678' } as Said;
  const asked = askedAgain(turn, view, said, { typed, isAll: true } as never);
  const text = plainText({ body: [...(asked.replies?.[0]?.body ?? [])] });
  expect(text).toContain(nl.cases.contactPutRight('06-12345678', other));
});
