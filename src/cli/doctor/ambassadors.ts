import { plansStandingStill } from '../../features/ambassadors/figures.ts';
import { cardsWaitingLong } from '../../learning-content/kept-cards.ts';
import { barChart } from '../../pictures/bars.ts';
import { drawPng } from '../../pictures/png.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type Finding, reasonOf } from './finding.ts';

/** Days that should be planned for ambassadors and are not, and whom nothing reaches. */
export async function examineAmbassadors(prisma: PrismaClient): Promise<Finding> {
  const { active, unreachable, isPlanned } = await plansStandingStill(prisma);
  const part = 'ambassadors' as const;
  if (active === 0) return { part, state: 'off', message: 'nobody is one' };
  if (!isPlanned) {
    const message =
      'Nothing was planned for ambassadors today: a running bot does that from six in the morning; if one runs, its log says what keeps it.';
    return { part, state: 'wrong', message };
  }
  if (unreachable > 0) {
    const message = `${unreachable} of ${active} cannot be reached: impact ambassadors list says who and why.`;
    return { part, state: 'wrong', message };
  }
  const waiting = await cardsWaitingLong(prisma);
  if (waiting > 0) {
    const message = `${waiting} learning cards of brokers wait for a second broker longer than a week: a broker of the organisation types /impact leerkaarten.`;
    return { part, state: 'wrong', message };
  }
  return { part, state: 'ok', message: `${active}, and today is planned` };
}

/** Whether this machine can draw: without it figures are words only. */
export async function examinePictures(): Promise<Finding> {
  try {
    await drawPng(barChart({ title: 'x', legend: ['x'], bars: [], note: '' }));
    return { part: 'pictures', state: 'ok', message: 'can be drawn' };
  } catch (error) {
    return { part: 'pictures', state: 'off', message: `${reasonOf(error)} Figures are shown in words only.` };
  }
}
