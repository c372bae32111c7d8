import type { Context } from '../../../src/brain/context.ts';
import {
  type FraudSign,
  type HandoverSigns,
  hasPolicy,
  type PolicyReason,
  policyReason,
  WRONG_CODES,
} from '../../../src/brain/handover.ts';
import { now } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { atLeast, type Intent } from '../../../src/conversation/values.ts';
import { noBilling } from '../../../src/shop/shop.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { isVip } from '../console/card.ts';
import type { ObjectContext } from '../context.ts';
import { accountsLike } from './limits.ts';
import type { ReadingContext } from './reading.ts';

const DAY = 86_400_000;

/** What new words say, whichever brain answers them. */
export interface ReadSigns {
  intents: readonly Intent[];
  anger: boolean;
}

type TriggerContext = Pick<ReadingContext, 'thread' | 'settings' | 'shop'> & Pick<ObjectContext, 'sql'>;

/** Why the store has a person answer new words; null where it does not, or where somebody is called already. */
export async function triggerOf(
  context: TriggerContext,
  session: Session,
  turn: Context,
  read: (context: Context) => ReadSigns,
): Promise<PolicyReason | null> {
  const { handover } = context.settings.known;
  if (!hasPolicy(handover) || context.thread.state.control.kind !== 'assistant') return null;
  const said = read(turn);
  const signs: HandoverSigns = {
    ...said,
    vip: handover.vip && (await isValued(context, session)),
    strategic:
      handover.strategic.includes(session.channel) && (await strategicAccount(context, session)) !== null,
    unclear: handover.notUnderstood > 0 ? unclearIn(turn, said.intents) : 0,
    fraud: (await Promise.all(handover.fraud.map((sign) => shows(context, sign)))).flatMap(
      (sign) => sign ?? [],
    ),
  };
  return policyReason(handover, signs);
}

/** Whom advisors have marked, or the shop has, where it is sure enough who writes. */
async function isValued({ thread, shop }: TriggerContext, { assurance }: Session): Promise<boolean> {
  const { account } = thread.state;
  if (isVip(thread.state)) return true;
  if (!account || !atLeast(assurance, 'recognised')) return false;
  const [order] = await away(shop.ordersOf(account.id, 1), []);
  return order?.customer.vip === true;
}

/** The strategic account that somebody belongs to who is known well enough, with who of the store looks after it. */
export async function strategicAccount(
  { thread, shop }: Pick<TriggerContext, 'thread' | 'shop'>,
  { assurance }: Pick<Session, 'assurance'>,
): Promise<{ name: string; manager: string | null } | null> {
  const { account } = thread.state;
  if (!account || !atLeast(assurance, 'recognised')) return null;
  const { accounts } = await away(shop.billing(account.id), noBilling());
  const found = accounts.find(({ tier }) => tier === 'strategic');
  return found ? { name: found.name, manager: found.manager?.name ?? null } : null;
}

/** How many messages of the session in a row, the new ones as one, were about nothing that is known, and asked back about. */
export function unclearIn({ history }: Pick<Context, 'history'>, intents: readonly Intent[]): number {
  const isUnknown = (intent: Intent | null) => intent === null || intent === 'other';
  if (!intents.every(isUnknown)) return 0;
  let unclear = 1;
  let asksBack = false;
  for (const { author, text, intent, sameSession } of history.toReversed()) {
    if (!sameSession) continue;
    if (author === 'assistant') {
      if (!/[?？]/.test(text)) break;
      asksBack = true;
    } else if (author !== 'customer' || !isUnknown(intent)) break;
    else if (asksBack) {
      unclear++;
      asksBack = false;
    }
  }
  return unclear;
}

async function shows(context: TriggerContext, sign: FraudSign): Promise<FraudSign | null> {
  const { thread, shop, settings, sql } = context;
  const { refunds, accountsPerContact } = settings.known.approvals.signals;
  const since = (ms: number) => new Date(now() - ms).toISOString();
  const is = async () => {
    switch (sign) {
      case 'wrong_codes': {
        const wrong = sql.exec<{ n: number }>(
          `SELECT count(*) AS n FROM log WHERE type = 'challenge.failed' AND at >= ? AND json_extract(fact, '$.reason') IN ('wrong', 'spent')`,
          since(DAY),
        );
        return wrong.one().n >= WRONG_CODES;
      }
      case 'many_refunds': {
        if (refunds.count === 0) return false;
        const done = thread.approvals.doneSince(since(refunds.days * DAY));
        const paid = done.filter(({ quote }) =>
          quote.money.some(({ direction }) => direction === 'to_customer'),
        );
        return paid.length >= refunds.count;
      }
      case 'shared_contact': {
        const { account } = thread.state;
        if (!account || accountsPerContact === 0) return false;
        return (await away(accountsLike(account.id, shop), 1)) >= accountsPerContact;
      }
    }
  };
  return (await is()) ? sign : null;
}

/** What the shop knows, or `otherwise` while it is away: it holds up no answer. */
async function away<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  return asked.catch((error: unknown) => {
    if (error instanceof ShopUnavailable) return otherwise;
    throw error;
  });
}
