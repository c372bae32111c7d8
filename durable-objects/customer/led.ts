import { traced } from '../../src/trace.ts';
import { passedOn } from '../clients/open.ts';
import type { CustomerRpc, Passage } from './rpc.ts';

/** What others may call. */
type Method = keyof CustomerRpc;
type Args<M extends Method> = Parameters<CustomerRpc[M]>;
type Result<M extends Method> = Awaited<ReturnType<CustomerRpc[M]>>;
type Calls = { [M in Method]: (...args: Args<M>) => Result<M> | Promise<Result<M>> };

/** For a call that comes by an address or through followers: where it belongs is looked up before it is passed on. */
interface Along<M extends Method> {
  passage(args: Args<M>): Pick<Passage, 'home' | 'via'>;
  /** The same call on its way to the leader, through `via`. */
  onward(args: Args<M>, via: string[]): Args<M>;
  /** The answer where this object does not lead that address's object. */
  misdirected: Result<M>;
}

/** What becomes of one call. */
interface Rule<M extends Method> {
  /** Who answers while another object leads this one: that one, or this one all the same. */
  led: 'leader' | 'here' | Along<M>;
  /** A call of the leader itself, which is answered here. */
  isFromLeader?(args: Args<M>, leader: string): boolean;
  /** The answer once the customer is erased, or being erased; `here`: this object answers all the same. */
  erased: 'here' | (() => Result<M>);
  /** The object has its tables and its store's settings before it answers. */
  settings?: true;
  /** The trace that the call belongs to; absent: one of its own. */
  trace?(args: Args<M>): string | undefined;
}

/**
 * What becomes of each call where this object is led or erased. A method that is forgotten here does not
 * compile: with a line missing, a follower would answer from a log that another object goes on with, or an
 * erased object would begin again.
 */
export const RULES: { readonly [M in Method]: Rule<M> } = {
  receive: {
    led: {
      passage: ([, passage]) => passage,
      onward: ([messages, passage], via) => [messages, { ...passage, home: undefined, via }],
      misdirected: 'not mine',
    },
    erased: () => 'gone',
    trace: ([, { trace }]) => trace,
  },
  rehearse: {
    led: {
      passage: ([, passage]) => passage,
      onward: ([messages, passage], via) => [messages, { ...passage, home: undefined, via }],
      misdirected: 'not mine',
    },
    erased: () => 'gone',
    trace: ([, { trace }]) => trace,
  },
  dissolve: { led: 'here', erased: 'here' },
  pickUp: {
    led: {
      passage: ([, passage]) => passage,
      onward: ([call, passage], via) => [call, { ...passage, home: undefined, via }],
      misdirected: 'not mine',
    },
    erased: () => 'gone',
    settings: true,
    trace: ([, { trace }]) => trace,
  },
  afterRelay: { led: 'leader', erased: () => ({ type: 'hang-up' }), settings: true },
  afterDial: { led: 'leader', erased: () => ({ type: 'hang-up' }), settings: true },
  briefing: { led: 'leader', erased: () => null, settings: true },
  takeCall: { led: 'leader', erased: () => false, settings: true },
  fromCall: {
    led: {
      passage: ([, , via]) => ({ via }),
      onward: ([socket, data], via) => [socket, data, via],
      misdirected: undefined,
    },
    erased: () => undefined,
  },
  // The socket is here, wherever its thread is.
  toCall: { led: 'here', erased: 'here' },
  // Receipts for messages to an erased customer are dropped, and nobody has to look at them.
  receipts: { led: 'leader', erased: () => 0, trace: ([, trace]) => trace },
  queued: { led: 'leader', erased: () => undefined },
  testify: { led: 'leader', erased: () => false, trace: ([{ trace }]) => trace },
  carry: { led: 'leader', erased: () => false, trace: ([, , trace]) => trace },
  leave: { led: 'leader', erased: () => undefined, trace: ([, trace]) => trace },
  forgetTestimony: { led: 'here', erased: () => 0 },
  erase: {
    led: 'leader',
    isFromLeader: ([, , by], leader) => by === leader,
    erased: 'here',
    trace: ([, trace]) => trace,
  },
  export: { led: 'leader', erased: () => null },
  leads: { led: 'here', erased: () => null },
  uploads: { led: 'leader', erased: () => false },
  exists: { led: 'here', erased: () => false },
  retell: { led: 'here', erased: () => false },
  backUp: { led: 'here', erased: () => null },
  restore: { led: 'here', erased: () => 'erased' },
  names: { led: 'here', erased: () => false },
  profile: { led: 'leader', erased: () => null },
  exchanges: { led: 'leader', erased: () => null },
  ask: {
    led: 'leader',
    erased: () => null,
    trace: ([question]) => (question.type === 'act' ? question.trace : undefined),
  },
  advise: { led: 'leader', erased: () => 'unknown_customer', trace: ([, trace]) => trace },
  objectState: { led: 'here', erased: 'here' },
  lead: { led: 'here', erased: () => 'nobody' },
  follow: { led: 'here', erased: () => ({ to: 'follow', answer: 'nobody' }) },
  pull: { led: 'here', erased: () => null },
  takeBack: { led: 'here', erased: () => false },
  wake: { led: 'here', erased: 'here' },
};

/** The called object, as its rules see it. */
export interface RuledObject {
  self: string;
  isErased(): boolean;
  /** Who leads it; null while it leads itself. */
  leader(): string | null;
  other(customer: string): CustomerRpc;
  /** The path by which a call belongs to this thread. */
  route(passage: Pick<Passage, 'home' | 'via'>): Promise<string[] | 'not mine' | 'later'>;
  /** Makes the tables where there are none, and resolves once the settings are known. */
  ready(): Promise<unknown>;
}

/** Answers a call by its rule. `mine` is this object's own answer, given the path of the call. */
export type LedCall = <M extends Method>(
  name: M,
  args: Args<M>,
  mine: (path: string[]) => Result<M> | Promise<Result<M>>,
) => Promise<Result<M>>;

/** Thrown while a thread is joining another one or leaving it: the caller calls again. */
class ThreadMoving extends Error {
  override readonly name = 'ThreadMoving';
}

/** The one place where a follower passes a call on to its leader, and where an erased object refuses it. */
export function ledBy(object: RuledObject): LedCall {
  const answer = async <M extends Method>(
    name: M,
    args: Args<M>,
    mine: (path: string[]) => Result<M> | Promise<Result<M>>,
  ): Promise<Result<M>> => {
    const rule: Rule<M> = RULES[name];
    const { led, erased } = rule;
    // Checked again after each wait: the customer may be erased meanwhile, or the object led.
    for (let ready = !rule.settings; ; ready = true) {
      if (object.isErased()) return erased === 'here' ? mine([]) : erased();
      if (led === 'here') return mine([]);
      let path: string[] = [];
      let onward = args;
      if (led !== 'leader') {
        const route = await object.route(led.passage(args));
        if (object.isErased()) continue;
        if (route === 'later') throw new ThreadMoving('joining or leaving');
        if (route === 'not mine') return led.misdirected;
        path = route;
        onward = led.onward(args, [object.self, ...route]);
      }
      const leader = object.leader();
      if (leader !== null && !rule.isFromLeader?.(args, leader)) {
        const calls: Calls = object.other(leader);
        const answered = await calls[name](...onward);
        // A leader that does not know this object has just released it.
        if (answered === 'not mine') throw new ThreadMoving('just left');
        return answered instanceof ReadableStream ? answered : passedOn(answered);
      }
      if (ready) return mine(path);
      await object.ready();
    }
  };
  return (name, args, mine) => {
    const rule: Rule<typeof name> = RULES[name];
    return traced(() => answer(name, args, mine), rule.trace?.(args));
  };
}
