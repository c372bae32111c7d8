import { z } from 'zod';
import { lookup } from '../../lookup.ts';
import { callShop, type RemoteAnswer, type RemoteReach } from '../remote/caller.ts';
import { readWire } from '../remote/reader.ts';
import { ShopUnavailable } from '../unavailable.ts';
import { VERSION } from './reads.ts';
import type { Tokens } from './tokens.ts';

/** Longest wait for points, in milliseconds, and how often: a tool has eight seconds in all. */
const LONGEST_WAIT = 2_000;
const TRIES = 3;

const Cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});
const Failure = z.object({
  message: z.string().default(''),
  extensions: z.object({ code: z.string().optional(), requiredAccess: z.string().optional() }).nullish(),
});
const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(Failure).optional(),
  extensions: z.object({ cost: Cost.optional() }).nullish(),
});
type Answer = z.infer<typeof Answer>;

/** What an HTTP status says that is no answer. */
const STATUS: Readonly<Record<number, string>> = {
  401: 'Shopify does not know the app: are its credentials right, is it installed?',
  402: 'The shop is frozen at Shopify.',
  403: 'Shopify forbids the app to ask.',
  404: 'Shopify knows no such shop.',
  423: 'The shop is locked at Shopify.',
};

const UserErrors = z.array(
  z.object({ field: z.array(z.string()).nullish(), message: z.string(), code: z.string().nullish() }),
);
/** Why Shopify did nothing. Their words are its own, in whatever language: decide by codes and by the state. */
export type UserErrors = z.infer<typeof UserErrors>;
const Payload = z.looseObject({
  userErrors: UserErrors.default([]),
  orderCancelUserErrors: UserErrors.default([]),
});

interface ClientWorld {
  reach: RemoteReach;
  tokens: Tokens;
  /** Milliseconds of the machine's clock. */
  clock(): number;
  wait(ms: number): Promise<void>;
}

/** Shopify's Admin API: one question at a time, as fast as its points come back. */
export class ShopifyClient {
  readonly #world: ClientWorld;
  /** What was left of the points, and when. */
  #points: { available: number; rate: number; at: number } | null = null;
  readonly #costs = new Map<string, number>();
  /** Points that Shopify holds for what it has not answered yet, and what waits for those answers. */
  #held = 0;
  readonly #running = new Set<Promise<unknown>>();

  constructor(world: ClientWorld) {
    this.#world = world;
  }

  /** Throws {@link ShopUnavailable}; of a mutation nobody knows then whether it was done. */
  async ask<T>(operation: string, variables: Record<string, unknown>, shape: z.ZodType<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const giveBack = await this.#afford(operation);
      const answer = await this.#send(operation, variables)
        .then((said) => {
          this.#note(operation, said);
          return said;
        })
        .finally(giveBack);
      const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.code ?? '');
      if (codes.includes('THROTTLED')) {
        if (tries === TRIES) throw new ShopUnavailable('Shopify has no time: too much is asked of it.');
        continue;
      }
      const { data } = answer;
      // Fields about people that the app may not see are null, beside an error of their own.
      const seen =
        data && codes.every((code) => code === 'ACCESS_DENIED') && Object.values(data).some(isThere);
      if (seen || (data && codes.length === 0)) return readWire(shape, data);
      throw new ShopUnavailable(failureOf(answer));
    }
  }

  /** The same of a mutation, by its name: what it left, or why it left nothing. */
  async change<T>(
    [name, operation]: readonly [name: string, operation: string],
    variables: Record<string, unknown>,
    left: z.ZodType<T>,
  ): Promise<{ left: T; errors: [] } | { left: null; errors: UserErrors }> {
    const data = await this.ask(operation, variables, z.record(z.string(), z.unknown()));
    return changeIn(data, name, left);
  }

  /** The same of several mutations in one request, which Shopify does one after the other: what the last one left, where all were done. */
  async changeAll<T>(
    [names, operation]: readonly [names: readonly [...string[], string], operation: string],
    variables: Record<string, unknown>,
    left: z.ZodType<T>,
  ): Promise<T | null> {
    const data = await this.ask(operation, variables, z.record(z.string(), z.unknown()));
    const last = names.at(-1) ?? '';
    const done = names.every((name) => changeIn(data, name, z.unknown()).errors.length === 0);
    return done ? changeIn(data, last, left).left : null;
  }

  /** What it says of itself, for the owner. */
  async words(operation: string): Promise<RemoteAnswer & { read: Answer | null }> {
    const answer = await this.#post(operation, {});
    return { ...answer, read: Answer.safeParse(answer.json).data ?? null };
  }

  async #send(operation: string, variables: Record<string, unknown>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const { status, json, headers } = await this.#post(operation, variables);
      const read = Answer.safeParse(json);
      if (status === 200 && read.success) return read.data;
      // Refused before anything was done; whatever else failed may have been done.
      if (status === 429 && tries < TRIES) {
        await this.#wait(Number(headers.get('retry-after') ?? '1') * 1000);
        continue;
      }
      throw new ShopUnavailable(STATUS[status] ?? `Shopify answered with HTTP ${status}.`);
    }
  }

  /** A token that ended is got anew, once: a 401 has done nothing. */
  async #post(operation: string, variables: Record<string, unknown>): Promise<RemoteAnswer> {
    const { reach, tokens } = this.#world;
    const send = (token: string) =>
      callShop(reach, {
        method: 'POST',
        path: `/admin/api/${VERSION}/graphql.json`,
        body: { query: operation, variables },
        headers: { 'x-shopify-access-token': token },
      });
    const token = (await tokens.token()) ?? '';
    const answer = await send(token);
    if (answer.status !== 401) return answer;
    const next = await tokens.token(token);
    return next === null ? answer : send(next);
  }

  #note(operation: string, { extensions }: Answer): void {
    const cost = extensions?.cost;
    if (!cost) return;
    const { currentlyAvailable: available, restoreRate: rate } = cost.throttleStatus;
    this.#points = { available, rate, at: this.#world.clock() };
    this.#costs.set(operation, cost.requestedQueryCost);
  }

  /**
   * Waits until there are points enough for what this cost the last time. Most of what is held for a question comes back with its
   * answer: that is waited for first. They are held
   * until what comes back is called.
   */
  async #afford(operation: string): Promise<() => void> {
    for (;;) {
      const [points, cost] = [this.#points, this.#costs.get(operation)];
      if (!points || cost === undefined) return () => undefined;
      const since = Math.max(0, this.#world.clock() - points.at) / 1000;
      const missing = cost + this.#held - (points.available + since * points.rate);
      if (missing > 0 && this.#running.size > 0) {
        await Promise.race(this.#running);
        continue;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#held += cost;
      this.#running.add(promise);
      const giveBack = () => {
        this.#held -= cost;
        this.#running.delete(promise);
        resolve();
      };
      if (missing > 0)
        await this.#wait((missing / points.rate) * 1000).catch((error) => {
          giveBack();
          throw error;
        });
      return giveBack;
    }
  }

  async #wait(ms: number): Promise<void> {
    if (!(ms <= LONGEST_WAIT)) throw new ShopUnavailable('Shopify has no time: too much is asked of it.');
    await this.#world.wait(Math.max(0, ms));
  }
}

function changeIn<T>(
  data: Record<string, unknown>,
  name: string,
  left: z.ZodType<T>,
): { left: T; errors: [] } | { left: null; errors: UserErrors } {
  const payload = readWire(Payload, lookup(data, name));
  const errors = [...payload.userErrors, ...payload.orderCancelUserErrors];
  return errors.length > 0 ? { left: null, errors } : { left: readWire(left, payload), errors: [] };
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** By its code: its words may hold a datum. */
function failureOf({ errors = [] }: Answer): string {
  const [first] = errors;
  const code = first?.extensions?.code;
  if (code === 'ACCESS_DENIED')
    return `The app may not do that: ${first?.extensions?.requiredAccess ?? 'a scope is missing'}`;
  return `Shopify did not understand: ${code ?? 'no code'}.`;
}
