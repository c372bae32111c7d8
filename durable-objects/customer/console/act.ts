import { timestamp } from '../../../src/clock.ts';
import { answerable } from '../../../src/conversation/state.ts';
import { effectText } from '../../../src/language/desk.ts';
import { fingerprint } from '../../../src/tools/canonical.ts';
import { carryOutApproved, quoteOf, SHOP_MS } from '../../../src/tools/carry-out.ts';
import { toolNamed } from '../../../src/tools/index.ts';
import type { QuoteScope } from '../../../src/tools/tool.ts';
import type { ObjectContext } from '../context.ts';
import { Actions } from '../turns/actions.ts';
import { labelAct, labelActNamed } from './label-act.ts';
import type { ConsoleAnswer, ConsoleQuestion } from './questions.ts';

type Outcome = Extract<ConsoleAnswer, { type: 'act' }>['outcome'];
type ActContext = Pick<
  ObjectContext,
  'env' | 'store' | 'sql' | 'thread' | 'settings' | 'shop' | 'files' | 'carrier'
>;

/**
 * Runs one of the assistant's own tools for an advisor: quoted first, then done as quoted or not at all. The
 * advisor is the approving person of the store's limits; the quote's own key makes sure that it is done once.
 */
export async function actFor(
  context: ActContext,
  { tool: name, input, hash }: Extract<ConsoleQuestion, { type: 'act' }>,
): Promise<Outcome> {
  const onLabel = labelActNamed(name);
  if (onLabel) return labelAct(context, { ...onLabel, input, hash });
  const { thread, settings, sql } = context;
  const tool = toolNamed(name);
  const session = answerable(thread.state);
  if (!tool?.quote || !session) return { refused: 'There is nothing like that to be done here.' };
  const named = typeof input.order === 'string' ? [input.order] : [];
  const scope: QuoteScope = {
    now: timestamp(),
    assurance: 'verified',
    account: thread.state.account?.id ?? null,
    details: true,
    claims: [
      ...session.claims,
      ...named.filter((order) => thread.state.tickets.some((one) => one.order === order)),
    ],
    settings: { ...settings.known, appointments: { ...settings.known.appointments, changeUntilHours: 0 } },
    shop: context.shop,
    files: context.files,
  };
  const quoted = await quoteOf(tool, input, scope, SHOP_MS);
  if (!quoted.ok) return { refused: quoted.refusal.message };
  const quote = quoted.output;
  // The key contains the thread's position: the same thing may be done again later, but a double click does
  // it once.
  const actions = new Actions(sql, thread);
  const made = fingerprint([name, input, quote, thread.state.tickets.length, actions.doneWith(name)]);
  // The advisor who changes an address sees the new one; the desk, which others read, shows none.
  const to = quote.act === 'change_address' ? quote.goes.flatMap((one) => one.to ?? []) : [];
  const text = [effectText(quote, settings.known), ...to].join(': ');
  if (hash === null) return { quote: { hash: made, text, money: quote.money, final: quote.final } };
  if (hash !== made) return { refused: 'It would do something else by now: look at it again.' };
  const key = `advisor:${made}`;
  const done = await carryOutApproved(
    { tool: name, input, quote },
    { scope, key, ledger: actions.ledger(session), begun: actions.isNoted(key) },
  );
  return done.ok ? { done: true, text } : { refused: done.refusal.message };
}
