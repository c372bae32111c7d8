import type { Channel } from '../../../src/console/protocol.ts';

export type Mode = 'auto' | 'draft' | 'off';
/** A rule of `settings.modes`: the first that fits counts, else `auto`. */
export interface ModeRule {
  intent: string;
  channel: string;
  mode: Mode;
}

export const MODES: readonly Mode[] = ['off', 'draft', 'auto'];
export const CHANNELS: readonly Channel[] = ['chat', 'email', 'whatsapp', 'voice'];
/** Every kind of question that has no row of its own. */
export const REST = '*';

/** A table of modes: by kind of question, by channel. */
export type ModeTable = ReadonlyMap<string, Readonly<Record<Channel, Mode>>>;

/** The rules as a table: the rest, and each kind of question that some rule names. */
export function tableOf(rules: readonly ModeRule[]): ModeTable {
  const intents = [...new Set(rules.map(({ intent }) => intent).filter((intent) => intent !== REST))];
  return new Map([REST, ...intents].map((intent) => [intent, rowOf(rules, intent)]));
}

function rowOf(rules: readonly ModeRule[], intent: string): Record<Channel, Mode> {
  const on = (channel: Channel) =>
    rules.find(
      (rule) =>
        (rule.channel === '*' || rule.channel === channel) &&
        (rule.intent === REST || rule.intent === intent),
    )?.mode ?? 'auto';
  return { chat: on('chat'), email: on('email'), whatsapp: on('whatsapp'), voice: on('voice') };
}

/** The table as rules: kinds of questions where they differ from the rest, then the rest, which is always said. */
export function rulesOf(table: ModeTable): ModeRule[] {
  const rest = table.get(REST) ?? rowOf([], REST);
  const own = [...table].flatMap(([intent, row]) =>
    intent === REST
      ? []
      : CHANNELS.filter((channel) => row[channel] !== rest[channel]).map((channel) => ({
          ...{ intent, channel, mode: row[channel] },
        })),
  );
  return [...own, ...CHANNELS.map((channel) => ({ intent: REST, channel, mode: rest[channel] }))];
}

/** The table with another mode for an intent on a channel; an intent that had no row begins as the rest stands. */
export function withMode(table: ModeTable, intent: string, channel: Channel, mode: Mode): ModeTable {
  const row = table.get(intent) ?? table.get(REST) ?? rowOf([], REST);
  return new Map(table).set(intent, { ...row, [channel]: mode });
}

/** With a row for a kind of question, which begins as the rest. */
export function withIntent(table: ModeTable, intent: string): ModeTable {
  return new Map(table).set(intent, table.get(REST) ?? rowOf([], REST));
}

/** What the rules are, however they came. */
export function rulesIn(value: unknown): ModeRule[] {
  return Array.isArray(value) ? value : [];
}

/** The table without a row of its own for the intent: it goes by the rest. */
export function withoutIntent(table: ModeTable, intent: string): ModeTable {
  const rest = new Map(table);
  rest.delete(intent);
  return rest;
}

/** Kinds of questions that are decided on apart most often. */
export const INTENTS = [
  ...['order_status', 'missing_parcel', 'address_change', 'cancellation', 'return', 'exchange', 'refund'],
  ...['wrong_item', 'damaged_item', 'stock', 'size_advice', 'policy_returns', 'policy_shipping', 'payment'],
  ...['invoice', 'account', 'subscription', 'subscription_cancel', 'appointment', 'complaint', 'business'],
  'other',
];
