import { z } from 'zod';
import type { PossibleAct } from '../../../src/console/protocol.ts';
import { answerable } from '../../../src/conversation/state.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { languageOf } from '../../../src/language/index.ts';
import { labelOf, labelTold } from '../../../src/shop/labels.ts';
import type { OrderRecord } from '../../../src/shop/shop.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { fingerprint } from '../../../src/tools/canonical.ts';
import { passedOn } from '../../clients/open.ts';
import { parcelsObject } from '../../clients/parcels.ts';
import type { ObjectContext } from '../context.ts';
import { Actions } from '../turns/actions.ts';
import type { ConsoleAnswer } from './questions.ts';

type Outcome = Extract<ConsoleAnswer, { type: 'act' }>['outcome'];
/**
 * `isAnew`: buys a new label where the carrier's answer was lost, which only an advisor may decide; else the
 * existing one is sent again.
 */
interface LabelAct {
  isAnew: boolean;
}
const RESEND = 'resend_label';
const RENEW = 'renew_label';
const LABEL_ACTS: ReadonlyMap<string, LabelAct> = new Map([
  [RESEND, { isAnew: false }],
  [RENEW, { isAnew: true }],
]);
type LabelContext = Pick<
  ObjectContext,
  'env' | 'store' | 'sql' | 'thread' | 'settings' | 'shop' | 'files' | 'carrier'
>;

const Input = z.strictObject({ order: z.string(), return: z.string() });

/** The label act of that name; undefined where it is another act. */
export function labelActNamed(name: string): LabelAct | undefined {
  return LABEL_ACTS.get(name);
}

/** What an advisor can do about the labels of an order's open returns; the order is one of the thread's own. */
export async function labelActs(
  order: OrderRecord,
  { env, store, settings }: Pick<ObjectContext, 'env' | 'store' | 'settings'>,
): Promise<PossibleAct[]> {
  const { label } = languageOf(settings.known.locale).desk;
  const open = order.returns.filter(({ status }) => status === 'open');
  return Promise.all(
    open.map(async ({ id, label: made }) => {
      const isKept = made?.owner === order.customer.id;
      const lost = !isKept && (await statusOf(env, store, id, order.customer.id))?.lost;
      const tool = lost ? RENEW : RESEND;
      const words = lost ? label.renew(id) : label.resend(id);
      return { tool, label: words, order: order.id, input: { order: order.id, return: id }, fields: [] };
    }),
  );
}

/**
 * Sends an advisor's label of an open return to the address on file: quoted first, then done as quoted, once
 * for each quote. A label that a carrier may have made already is bought again only with `isAnew`.
 */
export async function labelAct(
  context: LabelContext,
  { isAnew, input, hash }: LabelAct & { input: Record<string, unknown>; hash: string | null },
): Promise<Outcome> {
  const { env, store, thread, shop, sql } = context;
  const words = languageOf(context.settings.known.locale).desk.label;
  const session = answerable(thread.state);
  const account = thread.state.account?.id;
  const asked = Input.safeParse(input).data;
  const order = asked && account ? await shop.order(asked.order) : null;
  const back = order?.returns.find(({ id, status }) => id === asked?.return && status === 'open');
  if (!session || !account || !order || !back || order.customer.id !== account)
    return { refused: words.none };
  const email = emailAddress((await shop.account(account))?.email ?? '');
  if (!email) return { refused: words.noEmail };
  const status = await statusOf(env, store, back.id, account);
  const text = isAnew ? words.bought(back.id, email, status?.mark ?? '') : words.sent(back.id, email);
  const actions = new Actions(sql, thread);
  const ledger = actions.ledger(session);
  const key = `advisor:${hash}`;
  const earlier = hash === null ? null : ledger.find(key);
  // A double click.
  if (earlier && earlier !== 'begun') return { done: true, text };
  const isGoneOn = isAnew && hash !== null && status?.renewed === hash;
  const hasLabel = back.label?.owner === account;
  if (!isGoneOn && !hasLabel && !isAnew && status?.lost) return { refused: words.unknown(status.mark) };
  if (!isGoneOn && isAnew && (hasLabel || !status?.lost)) return { refused: words.isKnown };
  const made = fingerprint([isAnew, asked, email, status, actions.doneWith(RESEND)]);
  if (hash === null) return { quote: { hash: made, text, money: [], final: isAnew } };
  if (!isGoneOn && hash !== made) return { refused: 'It would do something else by now: look at it again.' };
  const isRenewed =
    !isAnew ||
    passedOn(await parcelsObject(env, store).renew({ back: back.id, owner: account, request: hash }));
  if (!isRenewed) return { refused: words.failed };
  const label = await labelOf(back, order, { ...context, settings: context.settings.known }).catch(noLabel);
  if (label === 'failed') {
    const now = await statusOf(env, store, back.id, account);
    return { refused: now?.lost ? words.unknown(now.mark) : words.failed };
  }
  const { deadline, carrier } = back;
  const output = { order: order.id, return: back.id, deadline, carrier, ...labelTold(label) };
  const twice = ledger.begin({ key, tool: RESEND, input: asked });
  if (!twice)
    ledger.finish({
      ...{ key, tool: RESEND, input: asked, order: order.id, proposal: null },
      output: { ...output, again: true, mailed: true },
    });
  return { done: true, text };
}

/** The file store does not answer; the label that was bought is found once it does. */
function noLabel(error: unknown): 'coming' {
  if (error instanceof ShopUnavailable) return 'coming';
  throw error;
}

async function statusOf(env: ObjectContext['env'], store: string, back: string, owner: string) {
  return passedOn(await parcelsObject(env, store).labelStatus(back, owner));
}
