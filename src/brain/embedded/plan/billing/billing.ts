import { z } from 'zod';
import type { Effect } from '../../../../conversation/quote.ts';
import { type Intent, SAYING } from '../../../../conversation/values.ts';
import type { ToldSubscription } from '../../../../language/acts.ts';
import { type BillingAsked, billingAsked, invoicesNamed } from '../../../../language/billing/asked.ts';
import { seatsWanted } from '../../../../language/billing/wanted.ts';
import { fold } from '../../../../language/reading/text.ts';
import type { ToolName, ToolResult, ToolTypes } from '../../../../tools/tool.ts';
import type { Context } from '../../../context.ts';
import { able, act, isKnown, offerColleague, propose, type Scene, ticket } from '../../scene.ts';
import { refused } from '../ask.ts';
import { soothe } from '../manners.ts';
import { handOver } from '../people.ts';
import { offerProof } from '../proof.ts';

type Told = ToolTypes['list_subscriptions']['output']['subscriptions'][number];

/** What does it. */
const OFFERED = { end: 'cancel_subscription', keep: 'keep_subscription' } as const;

/** Invoices that are told at once, and read aloud. */
const TOLD = 5;

/**
 * What is charged by the interval, in a store that has such: told, given again, ended or kept. True when it answered. Of somebody
 * who is not known nothing is told, and the smallest proof is offered.
 */
export async function planBilling(scene: Scene): Promise<boolean> {
  if (!able(scene, 'list_subscriptions') || scene.choice?.startsWith('order:')) return false;
  const kinds = billingAsked(wordsOf(scene));
  if (kinds.length === 0 || scene.reading.named.orders.length > 0) return false;
  soothe(scene);
  for (const kind of kinds) {
    if (!(await answer(scene, kind))) break;
  }
  return true;
}

/** What the new words want of it, as modes and figures name it; nothing in a store that has none. */
export function billingIntents({ asked, unable = [] }: Context): Intent[] {
  const tool: ToolName = 'list_subscriptions';
  if (unable.includes(tool)) return [];
  const words = asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  return billingAsked(words).map((kind) => INTENTS[kind]);
}

const INTENTS: Readonly<Record<BillingAsked, Intent>> = {
  failed: 'payment',
  invoice: 'invoice',
  invoice_told: 'invoice',
  change: 'subscription',
  keep: 'subscription',
  end: 'subscription_cancel',
  subscription: 'subscription',
};

/** The same where the words are understood and say no more: of a topic, or gone on with after a proof. */
export async function planBillingOf(scene: Scene, kind: BillingAsked): Promise<boolean> {
  if (!able(scene, kind === 'invoice' ? 'send_invoice' : 'list_subscriptions')) return false;
  const [wanted] = billingAsked(wordsOf(scene));
  await answer(scene, wanted ?? kind);
  return true;
}

/** False where nothing more is to be answered before a proof. */
async function answer(scene: Scene, kind: BillingAsked): Promise<boolean> {
  switch (kind) {
    case 'invoice':
      return giveInvoice(scene);
    case 'invoice_told':
      return tellInvoices(scene);
    default:
      return ofSubscriptions(scene, kind);
  }
}

async function ofSubscriptions(
  scene: Scene,
  kind: Exclude<BillingAsked, 'invoice' | 'invoice_told'>,
): Promise<boolean> {
  const intent = kind === 'end' ? 'subscription_cancel' : 'subscription';
  const found = isKnown(scene) ? await scene.toolbox.call('list_subscriptions', {}) : null;
  if (!found || (!found.ok && found.refusal.code === 'assurance'))
    return prove(scene, 'subscription', intent);
  if (!found.ok) {
    refused(scene, found.refusal, 'subscription', intent, null);
    return false;
  }
  const { subscriptions, withheld } = found.output;
  const running = subscriptions.filter(({ over }) => !over);
  const pool = running.length > 0 ? running : subscriptions;
  if (pool.length === 0) {
    if (withheld) return prove(scene, 'subscription', intent);
    act(scene, { type: 'no_subscription' });
    offerColleague(scene);
    ticket(scene, intent, null, 'open');
    return true;
  }
  if (kind === 'subscription') {
    act(scene, { type: 'subscriptions', subscriptions: named(scene, pool).map(asTold) });
    ticket(scene, 'subscription', null, 'resolve');
    return true;
  }
  if (kind === 'failed') return tellFailed(scene, named(scene, pool));
  if (kind === 'change') {
    const changed = await offerChange(scene, named(scene, pool));
    if (changed !== null) return changed;
    for (const one of named(scene, pool))
      act(scene, { type: 'subscription_change', subscription: asTold(one), each: one.seatPrice });
    handOver(scene, 'requested', 'subscription', null);
    return true;
  }
  const one = meant(scene, pool, kind);
  return one ? offer(scene, one, kind) : true;
}

/** Why a payment failed, as far as that is known, and what to do; where none did, how things stand. */
function tellFailed(scene: Scene, pool: Told[]): boolean {
  const failed = pool.filter(({ failure }) => failure !== null);
  for (const { plan, payment, failure } of failed)
    if (failure) act(scene, { type: 'payment_failed', plan, payment, ...failure });
  if (failed.length === 0) act(scene, { type: 'subscriptions', subscriptions: pool.map(asTold) });
  offerColleague(scene);
  ticket(scene, 'payment', null, 'open');
  return true;
}

/** Puts on a card what the shop would do; what it would not is told as it stands. */
async function offer(scene: Scene, one: Told, kind: 'end' | 'keep'): Promise<boolean> {
  const tool = OFFERED[kind];
  const intent = kind === 'end' ? 'subscription_cancel' : 'subscription';
  const input = { subscription: one.id };
  const stands = kind === 'end' ? one.endsOn !== null || one.over : one.endsOn === null;
  if (stands) {
    act(scene, { type: 'subscriptions', subscriptions: [asTold(one)] });
    ticket(scene, intent, null, 'resolve');
    return true;
  }
  if (!able(scene, tool)) {
    handOver(scene, 'beyond', intent, null);
    return true;
  }
  const quoted = await scene.toolbox.quote(tool, input);
  if (quoted.ok) {
    propose(scene, { tool, input });
    ticket(scene, intent, null, 'open');
    return true;
  }
  if (quoted.refusal.code === 'assurance') return prove(scene, 'subscription', intent);
  // What nobody could be told the day of is looked at by a person, with what is known.
  act(scene, { type: 'subscriptions', subscriptions: [asTold(one)] });
  handOver(scene, 'policy', intent, null);
  return true;
}

async function tellInvoices(scene: Scene): Promise<boolean> {
  const found = isKnown(scene) ? await scene.toolbox.call('list_invoices', {}) : null;
  if (!found || (!found.ok && found.refusal.code === 'assurance')) return prove(scene, 'invoice', 'invoice');
  if (!found.ok) {
    refused(scene, found.refusal, 'invoice', 'invoice', null);
    return false;
  }
  const { invoices } = found.output;
  const numbers = invoicesNamed(wordsOf(scene)).map((number) => number.toLowerCase());
  const asked = invoices.filter(({ id }) => numbers.includes(id.toLowerCase()));
  const many = MANY.test(fold(wordsOf(scene)));
  const open = OPEN.test(fold(wordsOf(scene))) ? invoices.filter(({ status }) => status === 'open') : [];
  const pool =
    asked.length > 0 ? asked : many && open.length > 0 ? open : many ? invoices : invoices.slice(0, 1);
  const told = pool.slice(0, TOLD);
  if (told.length === 0) act(scene, { type: 'no_invoice', number: null });
  else act(scene, { type: 'invoices', invoices: told, more: pool.length - told.length });
  ticket(scene, 'invoice', null, 'resolve');
  return true;
}

async function giveInvoice(scene: Scene): Promise<boolean> {
  const found = isKnown(scene) ? await scene.toolbox.call('list_invoices', {}) : null;
  if (!found || (!found.ok && found.refusal.code === 'assurance')) return prove(scene, 'invoice', 'invoice');
  if (!found.ok) {
    refused(scene, found.refusal, 'invoice', 'invoice', null);
    return false;
  }
  const numbers = invoicesNamed(wordsOf(scene));
  const number = numbers[0] ?? found.output.invoices[0]?.id;
  const here = scene.context.manner.attachments;
  const sent = number
    ? await scene.toolbox.call('send_invoice', { invoice: number, language: scene.language.tag })
    : null;
  if (sent?.ok && (here || sent.output.mailbox)) {
    const { invoice, copy, url, file } = sent.output;
    if (here) scene.reply.attachments.push(file);
    act(scene, { type: 'invoice_sent', invoice, here, copy, url });
    ticket(scene, 'invoice', null, 'resolve');
    return true;
  }
  if (sent && !sent.ok && sent.refusal.code !== 'unknown') {
    refused(scene, sent.refusal, 'invoice', 'invoice', null);
    return false;
  }
  if (sent?.ok) handOver(scene, 'requested', 'invoice', null);
  else {
    act(scene, { type: 'no_invoice', number: numbers[0] ?? null });
    offerColleague(scene);
    ticket(scene, 'invoice', null, 'open');
  }
  return true;
}

const MANY = /\b(?:invoices|bills|factures|all|toutes)\b/;
const OPEN = /\b(?:open|unpaid|due|overdue|owe|outstanding|impayees?|ouvertes?|dues?|dois|devons)\b/;

function prove(
  scene: Scene,
  what: 'subscription' | 'invoice',
  intent: 'subscription' | 'subscription_cancel' | 'invoice',
): false {
  offerProof(scene, what);
  ticket(scene, intent, null, 'open');
  return false;
}

/** The one that is to end, or to go on; null where the reply asks which. */
function meant(scene: Scene, pool: Told[], kind: 'end' | 'keep'): Told | null {
  const all = named(scene, pool);
  const fitting = all.filter(({ endsOn, endedHere }) => (kind === 'end' ? endsOn === null : endedHere));
  const [only, ...more] = fitting.length > 0 ? fitting : all.slice(0, 1);
  if (only && more.length === 0) return only;
  act(scene, { type: 'which_subscription', plans: fitting.map(({ plan }) => plan) });
  const { labels } = scene.language;
  for (const { plan } of fitting.slice(0, 3)) {
    const label = kind === 'end' ? labels.endPlan(plan) : labels.keepPlan(plan);
    scene.reply.choices.push({ id: `${SAYING}${label}`, label });
  }
  ticket(scene, kind === 'end' ? 'subscription_cancel' : 'subscription', null, 'open');
  return null;
}

/** Those whose plan or company is said, else all. */
function named(scene: Scene, pool: Told[]): Told[] {
  const words = wordsOf(scene);
  const said = pool.filter(({ plan, company }) => isSaid(words, plan) || isSaid(words, company));
  return said.length > 0 ? said : pool;
}

function isSaid(text: string, name: string | null): boolean {
  const words = (one: string) =>
    ` ${fold(one)
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim()} `;
  return name !== null && words(text).includes(words(name));
}

/** Another plan or other seats, where the words say which and the shop what they come to; null: a person settles it. */
async function offerChange(scene: Scene, pool: Told[]): Promise<boolean | null> {
  const [one, ...more] = pool;
  if (!one || more.length > 0 || !able(scene, 'change_subscription')) return null;
  const words = wordsOf(scene);
  const seats = seatsWanted(words);
  const now = one.changing?.seats ?? one.seats;
  const wanted = seats === null ? null : 'to' in seats ? seats.to : now === null ? null : now + seats.by;
  const plan = [...one.plans, one].find((other) => {
    const stands = one.changing?.plan ?? one.plan;
    return other.plan !== stands && isSaid(words, other.plan);
  })?.plan;
  if ((plan === undefined && wanted === null) || (wanted !== null && wanted < 1)) return null;
  const input = { subscription: one.id, ...(plan ? { plan } : {}), ...(wanted ? { seats: wanted } : {}) };
  const quoted = await scene.toolbox.quote('change_subscription', input);
  if (!quoted.ok && quoted.refusal.code === 'assurance') return prove(scene, 'subscription', 'subscription');
  const stands =
    !quoted.ok && quoted.refusal.code === 'policy' && quoted.refusal.reason === 'nothing_changes';
  if (!quoted.ok && !stands) return null;
  if (stands) act(scene, { type: 'subscriptions', subscriptions: [asTold(one)] });
  else propose(scene, { tool: 'change_subscription', input });
  ticket(scene, 'subscription', null, stands ? 'resolve' : 'open');
  return true;
}

function asTold({ plan, status, over, price, currency, interval, ...one }: Told): ToldSubscription {
  const { seats, renewsOn, endsOn, endedHere, company, payment, changing } = one;
  return {
    plan,
    status,
    over,
    price,
    currency,
    interval,
    seats,
    renewsOn,
    endsOn,
    endedHere,
    company,
    payment,
    changing,
  };
}

/** The new words; behind a code, those before it. */
function wordsOf({ context }: Scene): string {
  const own = context.asked.map(({ text, choice }) => (choice === null ? text : '')).join('\n');
  if (context.proof?.fresh !== true || billingAsked(own).length > 0) return own;
  const before = context.history.filter(({ sameSession, author }) => sameSession && author === 'customer');
  return before.findLast(({ text }) => billingAsked(text).length > 0)?.text ?? own;
}

const Ended = z.object({ plan: z.string(), endsOn: z.string() });
const Changed = z.object({
  ...{ plan: z.string(), seats: z.number().nullable(), price: z.number(), currency: z.string() },
  ...{ interval: z.enum(['month', 'year']), on: z.string() },
});
const Kept = z.object({ plan: z.string(), renewsOn: z.string().nullable() });

/** Tells what came of a yes to it; false of any other effect. */
export function tellBilling(scene: Scene, { quote }: Pick<Effect, 'quote'>, result: ToolResult): boolean {
  const does = quote?.act;
  const isChange = does === 'change_subscription';
  if (does !== 'end_subscription' && does !== 'resume_subscription' && !isChange) return false;
  const ends = does === 'end_subscription';
  const intent = ends ? 'subscription_cancel' : 'subscription';
  if (!result.ok) {
    if (result.refusal.code === 'changed') act(scene, { type: 'offer_changed' });
    refused(scene, result.refusal, 'subscription', intent, null);
    return true;
  }
  if (isChange) act(scene, { type: 'subscription_changed', ...Changed.parse(result.output) });
  else if (ends) act(scene, { type: 'subscription_ended', ...Ended.parse(result.output) });
  else act(scene, { type: 'subscription_kept', ...Kept.parse(result.output) });
  ticket(scene, intent, null, 'resolve');
  return true;
}
