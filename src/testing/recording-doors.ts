import type { CallResponse } from '../chat/call.ts';
import type { Acceptance, Doors } from '../chat/doors.ts';
import type { Command, Inbound, Press } from '../chat/inbound.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import { AppError } from '../errors.ts';

/** Doors that remember what came through them, and answer as the test says. */
export class RecordingDoors implements Doors {
  readonly accepted: Inbound[] = [];
  readonly calls: Press[] = [];
  onAccept: (inbound: Inbound) => Promise<Acceptance> = async () => ({ kind: 'accepted' });
  onCall: (press: Press) => Promise<CallResponse> = async () => ({
    kind: 'ephemeral',
    language: 'nl',
    text: 'Gedaan.',
  });

  /** What was said to somebody alone. */
  readonly alone: { user: string; reply: ReplyDraft }[] = [];

  async sayAlone({ user }: { user: string }, reply: ReplyDraft): Promise<boolean> {
    this.alone.push({ user, reply });
    return true;
  }

  pressFor: (command: Command) => Press | null = () => null;

  accept(inbound: Inbound): Promise<Acceptance> {
    this.accepted.push(inbound);
    return this.onAccept(inbound);
  }

  call(press: Press): Promise<CallResponse> {
    this.calls.push(press);
    return this.onCall(press);
  }

  /** The newest inbound, which must be of this kind. */
  last<Kind extends Inbound['kind']>(kind: Kind): Extract<Inbound, { kind: Kind }> {
    const inbound = this.accepted.at(-1);
    if (inbound === undefined || !isKind(inbound, kind)) throw new Error(`The last inbound is ${inbound?.kind}.`);
    return inbound;
  }

  /** From now on nothing can be stored. */
  breakStore(): void {
    this.onAccept = async () => {
      throw new AppError({ code: 'store.unavailable', message: 'There is no database.', retryable: true });
    };
  }
}

function isKind<Kind extends Inbound['kind']>(
  inbound: Inbound,
  kind: Kind,
): inbound is Extract<Inbound, { kind: Kind }> {
  return inbound.kind === kind;
}
