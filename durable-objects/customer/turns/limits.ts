import { z } from 'zod';
import { timestamp } from '../../../src/clock.ts';
import type { Quote } from '../../../src/conversation/quote.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Intent } from '../../../src/conversation/values.ts';
import { approvalText } from '../../../src/language/approvals.ts';
import { workingTime } from '../../../src/language/calendar.ts';
import { effectText } from '../../../src/language/desk.ts';
import { languageOf } from '../../../src/language/index.ts';
import { clockFor } from '../../../src/settings/time-zone.ts';
import type { Settings } from '../../../src/settings.ts';
import { type LimitHistory, limitsFor } from '../../../src/shop/limits.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { canonical } from '../../../src/tools/canonical.ts';
import { awaitsApproval, type Limit, type LimitedCall, type Measure } from '../../../src/tools/limited.ts';
import { unavailable } from '../../../src/tools/refusals.ts';
import type { ToolboxOptions } from '../../../src/tools/toolbox.ts';
import type { ObjectContext } from '../context.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Problems that make an order a disputed one once a person deals with them. */
const DISPUTES: ReadonlySet<Intent> = new Set(['complaint', 'payment']);

type LimitsContext = Pick<ObjectContext, 'thread' | 'settings' | 'shop' | 'id'>;

/**
 * Measures every write of a turn by the store's limits. What is beyond them becomes an approval, with the
 * promise that comes with it, and does not run; `told` hears what the customer is to be told of it.
 */
export function limitOf(
  context: LimitsContext,
  { id: session, channel, assurance, locale }: Session,
  onSaid: (said: string) => void,
): Limit {
  const { thread, id } = context;
  return async (call) => {
    const { tool, input, quote, key } = call;
    const settings = context.settings.known;
    const { timeZone, approvals } = settings;
    const waits = (due: string) => {
      const own = thread.state.facts.timeZone;
      const clock = clockFor(own, timeZone, timestamp());
      const said = approvalText({ kind: 'asked', due }, quote, { locale, ...clock });
      onSaid(said);
      return awaitsApproval(due, said);
    };
    const waiting = waitingFor(context, call);
    if (waiting) return waits(waiting.due);
    const history = await lately(context, call, settings);
    if (!history) return unavailable().refusal;
    const limited = limitsFor(quote, history, settings);
    if (limited.kind === 'allowed') {
      thread.approvals.quoted(key, quote);
      return null;
    }
    const due = dueFrom(history.now, settings);
    const approval = id('ap');
    const effect = effectText(quote, settings);
    thread.note(
      [
        {
          type: 'approval.asked',
          ...{ approval, tool, input, quote, reason: limited.reason, evidence: [...limited.evidence] },
          ...{ session, channel, assurance, due },
          lapses: new Date(Date.parse(due) + approvals.lapseHours * HOUR).toISOString(),
        },
        {
          type: 'promise.made',
          promise: id('pr'),
          by: 'approval',
          what: languageOf(settings.locale).desk.promise(effect).slice(0, 300),
          ...{ due, session, channel, approval, act: 'approval', ticket: null },
          ...(quote.order === null ? {} : { order: quote.order }),
        },
      ],
      { ids: [`asked:${key}`, `promised:${key}`] },
    );
    return waits(due);
  };
}

/** Measures what is put on a card, so that the card itself says that a person decides. */
export function measureOf(context: LimitsContext): Measure {
  return async (call, beside) => {
    const settings = context.settings.known;
    const waiting = waitingFor(context, call);
    if (waiting) return waiting.due;
    const history = await lately(context, call, settings);
    // What a shop that is away would say is measured when it is agreed to.
    if (!history) return null;
    const done = [...history.done, ...beside.map((quote) => ({ at: history.now, quote }))];
    const limited = limitsFor(call.quote, { ...history, done }, settings);
    return limited.kind === 'approval' ? dueFrom(history.now, settings) : null;
  };
}

/** The same, agreed to already and not decided about. */
function waitingFor({ thread }: LimitsContext, { tool, input }: Pick<LimitedCall, 'tool' | 'input'>) {
  return thread.approvals
    .open()
    .find((other) => other.tool === tool && canonical(other.input) === canonical(input));
}

/** When a person has decided, to the minute: it is told as a time of day. */
function dueFrom(now: string, settings: Settings): string {
  const minute = new Date(now).setUTCSeconds(0, 0);
  return workingTime(new Date(minute).toISOString(), settings.approvals.answerMinutes, settings);
}

/** See {@link historyOf}; null while the shop is away. */
async function lately(
  context: LimitsContext,
  call: Pick<LimitedCall, 'input' | 'quote'>,
  settings: Settings,
): Promise<LimitHistory | null> {
  return historyOf(context, call, settings).catch((error: unknown) => {
    if (error instanceof ShopUnavailable) return null;
    throw error;
  });
}

/**
 * What was done lately, and what is known of the order and the customer: read by index, however long the
 * thread is.
 */
async function historyOf(
  { thread, shop }: LimitsContext,
  { input, quote }: Pick<LimitedCall, 'input' | 'quote'>,
  { approvals }: Settings,
): Promise<LimitHistory> {
  const now = timestamp();
  const { days, signals } = approvals;
  const longest = Math.max(days, signals.refunds.days, signals.addressChangeDays);
  const { account, tickets } = thread.state;
  const disputed = tickets.find(
    ({ order, status, intent }) =>
      order !== null && order === quote.order && status === 'escalated' && DISPUTES.has(intent),
  );
  return {
    now,
    done: thread.approvals.doneSince(new Date(Date.parse(now) - longest * DAY).toISOString()),
    disputed: disputed?.at ?? null,
    accounts: account && moves(quote) ? await accountsLike(account.id, shop) : 1,
    cancelReason: Reasoned.safeParse(input).data?.reason ?? null,
  };
}

const Reasoned = z.looseObject({ reason: z.string().nullish() });

function moves({ money, in: instead }: Quote): boolean {
  return money.length > 0 || instead.length > 0;
}

/** Accounts that have the contact of this one which most have. */
export async function accountsLike(id: string, shop: LimitsContext['shop']): Promise<number> {
  const account = await shop.account(id);
  const contacts = [
    account?.email ? { email: account.email } : null,
    account?.phone ? { phone: account.phone } : null,
  ].filter((contact) => contact !== null);
  const found = await Promise.all(contacts.map((contact) => shop.accountByContact(contact)));
  return Math.max(1, ...found.map((one) => one?.holders.length ?? 0));
}

/**
 * Asks a shop that is somebody else's ahead for what a turn of a known customer needs next, so that nobody waits for it by itself: what
 * limits go by, and of what was agreed to also the `orders` that the answer is composed by. Its answers are kept beside it for a moment.
 */
export function askAhead(
  { shop, settings }: Pick<ObjectContext, 'shop' | 'settings'>,
  account: string | null,
  orders: number,
): NonNullable<ToolboxOptions['ahead']> {
  return (next) => {
    if (account === null || settings.known.shop.kind === 'embedded') return;
    const asked: Promise<unknown>[] = next === 'deed' ? [shop.ordersOf(account, orders)] : [];
    asked.push(accountsLike(account, shop));
    // Whoever needs it asks, and hears why it does not come.
    for (const one of asked) one.catch(() => undefined);
  };
}
