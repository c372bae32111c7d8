import type { Fact } from '../../../src/conversation/events.ts';
import { masked } from '../../../src/identity/code.ts';
import { storeLimits } from '../../../src/limits.ts';
import { codeOf } from '../../../src/tokens.ts';
import { addressObject } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';
import { deliverCode } from '../delivery/code.ts';
import { codeRecipient, countedAs } from '../delivery/code-recipient.ts';
import type { DeliveryContext } from '../delivery/deliver.ts';
import type { CodeNews } from '../delivery/effects/code.ts';
import type { RowOf } from '../delivery/effects/effect.ts';
import type { DeliveryResult, Ending } from '../thread/outbox/row.ts';
import { type Challenges, recipientOf, statusOf, targetOf } from './challenges.ts';

/** What became of a code that nobody is to get: to the outbox it is done. */
const SUPPRESSED = { status: 'accepted', provider: 'nobody' } as const;

/** Ends the reference of a code, whose receipts are about no message of the thread. */
export const CODE_REFERENCE = '.code';

/** Delivers codes that were asked for. */
export class CodeDelivery {
  readonly #context: Pick<ObjectContext, 'env' | 'store'>;
  readonly #challenges: Challenges;

  constructor(context: Pick<ObjectContext, 'env' | 'store'>, challenges: Challenges) {
    this.#context = context;
    this.#challenges = challenges;
  }

  /** Delivers a code to where it belongs, if it belongs anywhere. Whoever asked learns nothing of that. */
  async deliver(row: RowOf<CodeNews>, context: DeliveryContext): Promise<DeliveryResult> {
    const { env, store } = this.#context;
    const { challenge: id } = row.body;
    const found = this.#challenges.get(id);
    if (!found || statusOf(found) !== 'open') return SUPPRESSED;
    const recipient = recipientOf(found) ?? (await codeRecipient(targetOf(found), found.way, context));
    if (!recipient) return SUPPRESSED;
    const { address } = recipient;
    const counted = addressObject(env, store, countedAs(address), {});
    const { most } = storeLimits(context.settings.limits).codesSent;
    if (!(await counted.admitCode(`${context.self}.${id}`, most))) return SUPPRESSED;
    // Kept before it leaves: the code may be read before its acceptance is reported.
    this.#challenges.place(id, recipient);
    const code = await codeOf(env, store, { challenge: id, session: found.session, address });
    const reference = `${context.self}.${row.id}${CODE_REFERENCE}`;
    return deliverCode(code, found.way, recipient, { reference, context });
  }

  /** What the log gets of a code that left, or could not; null where nobody was there to get one. */
  settled(row: RowOf<CodeNews>, ending: Ending): { fact: Fact; id: string } | null {
    const { challenge } = row.body;
    const { session, way, address } = this.#challenges.get(challenge) ?? {};
    if (!session || !way || !address) return null;
    if (ending.status === 'sent' && ending.provider !== SUPPRESSED.provider) {
      const to = masked(address);
      return {
        fact: { type: 'challenge.sent', session, challenge, by: way, to },
        id: `challenge:${challenge}:sent`,
      };
    }
    if (ending.status !== 'parked') return null;
    const detail = ending.error.slice(0, 200);
    return {
      fact: { type: 'challenge.failed', session, challenge, reason: 'undelivered', detail },
      id: `challenge:${challenge}:undelivered`,
    };
  }
}
