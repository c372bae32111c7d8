import { z } from 'zod';
import { readSessionToken } from '../src/tokens.ts';
import type { SandboxEnv } from './env.ts';
import { ownRead } from './own-api.ts';

/* What the one brain keeps of whoever is played, read through the API as a console would. */

const Row = z.looseObject({});
const Profile = z.looseObject({
  id: z.string(),
  name: z.string().nullable(),
  control: z.string(),
  tickets: z.array(z.looseObject({ order: z.string().nullable() })),
});
const Found = z.object({ customers: z.array(Profile) });
const Exchanges = z.object({
  exchanges: z.array(
    z.looseObject({ timestamp: z.string(), author: z.string(), message: z.string().nullable() }),
  ),
});
const Why = z.object({
  at: z.string(),
  tools: z.array(z.object({ tool: z.string(), kind: z.string(), refused: z.unknown().nullable() })),
});
/** Of the export, what is shown: who said what stands in the exchanges already. */
const Export = z.object({
  sessions: z.array(Row),
  facts: z.array(Row),
  actions: z.array(Row),
  // What others said of an order is withheld, its kind as well.
  events: z.array(z.looseObject({ type: z.string().default('') })),
});
const Desk = z.object({
  waiting: z.array(z.looseObject({ customer: z.string() })),
  promises: z.array(z.looseObject({ customer: z.string() })).default([]),
  approvals: z.array(z.looseObject({ customer: z.string() })).default([]),
});
const Order = z.looseObject({ id: z.string(), items: z.array(z.looseObject({ product: z.string() })) });
const Agenda = z.looseObject({ appointments: z.array(Row), free: z.array(Row) });
const Product = z.looseObject({ id: z.string(), title: z.string(), variants: z.array(Row) });

/** Kinds of events that say something the other lists do not. */
const TOLD =
  /^(session\.(opened|assured)|account\.known|address\.confirmed|action\.done|challenge\.|callback\.|handover\.|advisor\.|thread\.|promise\.|approval\.|card\.)/;

/** Of how many answers, latest first, the tool calls are shown: each is asked for by itself. */
const ANSWERS = 6;

/** Whose record is asked for: a person by id or mail address, and a browser by its session's token. */
export interface Looked {
  customer?: string;
  email?: string;
  session?: string;
  /** Orders to look at; where none is named, those that are talked of. */
  orders: string[];
}

/** The record of a person and of the browser they sit at, which are two until it is proven that they are one. */
export async function brainOf(env: SandboxEnv, looked: Looked) {
  const claims = looked.session ? await readSessionToken(env, env.DEFAULT_STORE, looked.session) : null;
  const [named, found, visitor, desk] = await Promise.all([
    looked.customer ? ownRead(env, `customers/${encodeURIComponent(looked.customer)}`, Profile) : null,
    looked.email ? ownRead(env, `customers?email=${encodeURIComponent(looked.email)}`, Found) : null,
    claims ? ownRead(env, `customers/${claims.customer}`, Profile) : null,
    ownRead(env, 'desk', Desk),
  ]);
  const known = named ?? found?.customers[0] ?? null;
  const people = [known, visitor && visitor.id !== known?.id ? visitor : null].filter((one) => one !== null);
  const talkedOf = people.flatMap(({ tickets }) => tickets.flatMap(({ order }) => order ?? []));
  const asked = [...new Set(looked.orders.length > 0 ? looked.orders : talkedOf)];
  const orders = await Promise.all(asked.slice(0, 3).map((id) => ownRead(env, `orders/${id}`, Order)));
  const present = orders.filter((one) => one !== null);
  const product = present[0]?.items[0]?.product;
  const theirs = <T extends { customer: string }>(rows: readonly T[] = []) =>
    rows.filter(({ customer }) => people.some(({ id }) => id === customer));
  return {
    people: await Promise.all(people.map((profile) => recordOf(env, profile, profile === visitor))),
    orders: present,
    agenda: known && (await ownRead(env, `customers/${known.id}/agenda`, Agenda)),
    product: product ? await ownRead(env, `products/${encodeURIComponent(product)}`, Product) : null,
    waiting: theirs(desk?.waiting),
    promises: theirs(desk?.promises),
    approvals: theirs(desk?.approvals),
  };
}

async function recordOf(env: SandboxEnv, profile: z.infer<typeof Profile>, visitor: boolean) {
  const [page, whole] = await Promise.all([
    ownRead(env, `customers/${profile.id}/exchanges?limit=60`, Exchanges),
    ownRead(env, `customers/${profile.id}/export`, Export),
  ]);
  const { events = [], ...rest } = whole ?? { sessions: [], facts: [], actions: [] };
  const answers = page?.exchanges.filter(({ author, message }) => author === 'assistant' && message) ?? [];
  const used = await Promise.all(
    answers.slice(0, ANSWERS).map(async ({ message }) => {
      const path = `customers/${profile.id}/why/${encodeURIComponent(message ?? '')}`;
      const why = await ownRead(env, path, Why);
      return (
        why?.tools.map(({ tool, kind, refused }) => ({ tool, kind, at: why.at, refused: !!refused })) ?? []
      );
    }),
  );
  return {
    ...profile,
    ...rest,
    visitor,
    used: used.flat(),
    exchanges: page?.exchanges ?? [],
    events: events.filter(({ type }) => TOLD.test(type)),
  };
}
