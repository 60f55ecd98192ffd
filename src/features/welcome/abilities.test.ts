import { expect, it } from 'vitest';
import type { Purpose } from '../../chat/labels.ts';
import type { Actor, Need } from '../../chat/skill.ts';
import { nl } from '../../i18n/nl.ts';
import { abilitiesOf } from './abilities.ts';

const { abilities } = nl.welcome;
const NEEDS: Partial<Record<Purpose, Need>> = {
  question: 'anyone',
  gaps: 'colleague',
  case: 'colleague',
  criteria: 'colleague',
  visit: 'colleague',
};

function abilitiesFor(...roles: Need[]): string[] {
  const actor = { personId: null, organisationId: null, roles: new Set(roles) } as Actor;
  return abilitiesOf(actor, 'nl', (purpose) => NEEDS[purpose] ?? null);
}

it('tells a guest nothing of what is for colleagues', () => {
  expect(abilitiesFor()).toEqual([abilities.question]);
  expect(abilitiesFor('colleague')).toEqual(Object.values(abilities));
});
