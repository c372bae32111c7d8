import { now, timestamp } from '../src/clock.ts';
import type { Fact, FactOf } from '../src/conversation/events.ts';
import { type State, sessionOf } from '../src/conversation/state.ts';
import type { Env } from '../src/env.ts';
import { type Address, addressKind, addressValue } from '../src/identity/address.ts';
import { type KnownAccount, SECOND_NUMBER } from '../src/identity/assurance.ts';
import { knowAccount } from './hear.ts';
import type { Carried, OutboxRow } from './outbox.ts';
import type { Thread } from './thread.ts';
import { addressObject, claimAccount } from './whose.ts';

/** What somebody has proven in a session of this object. */
export interface Proof {
  session: string;
  /** The shop's account that is hers; null where the proven address is on none. */
  account: KnownAccount | null;
  /** Who has the thread of what she proved, where there is no account to say so. */
  owner: string | null;
  /** What it rests on, for the log. */
  evidence: string;
  /** The address that the proof itself went to; null where it went to none. */
  reached: Address | null;
  trace: string;
}

/** A proof whose consequences may be written down. */
export interface Proven extends Proof {
  /** The object that has her thread: this one, or one that this one is to be linked with. */
  owner: string;
}

/** The object it was proven in. */
export interface ProofWorld {
  env: Env;
  store: string;
  self: string;
  thread: Thread;
  /** ISO 3166 alpha-2, for the placement of what is made. */
  country: string | null;
}

/**
 * Finds whose a proof is; null where it is about somebody else than this thread: what was said here is another person's, and no proof
 * of one's own opens it.
 */
export async function provenBy(proof: Proof, world: ProofWorld): Promise<Proven | null> {
  const { account } = proof;
  const { env, store, self, country, thread } = world;
  if (contradicts(thread.state, account)) return null;
  const owner = account
    ? await claimAccount(env, store, account.id, self, { country })
    : (proof.owner ?? self);
  // Asked again after the wait: another session may have proven another account meanwhile.
  return contradicts(thread.state, account) ? null : { ...proof, owner };
}

/**
 * What follows from a proof, whatever it was: the session is verified, the thread knows whose it is, and the address she speaks from
 * is known from now on. Nothing awaits in here, so that all of it is stored at once, with `also.facts` and what `also.write` writes.
 *
 * A proof in an object whose owner is another object begins to link the two here.
 */
export function prove(
  proven: Proven,
  { thread }: ProofWorld,
  also: { facts: Fact[]; ids: string[]; write(): void } = { facts: [], ids: [], write: () => undefined },
): void {
  const { session, account, owner, evidence, reached, trace } = proven;
  if (account) knowAccount(thread, { account, lastOrderAt: null }, trace);
  thread.act({ type: 'assure', session, assurance: 'verified', evidence }, trace);
  thread.note(also.facts, trace, {
    ids: also.ids,
    also: () => {
      also.write();
      if (!account) return false;
      const speaking = spokenFrom(thread, session);
      const body = { account, owner, session, at: timestamp(), trace };
      for (const address of new Set([speaking, reached])) {
        if (!address || !reachable(address)) continue;
        const news: ConfirmNews = { ...body, spoken: address === speaking };
        thread.outbox.add({ kind: 'confirm', address, message: null, body: news }, now());
      }
      return true;
    },
  });
}

/** What an address is told of its holder. */
interface ConfirmNews {
  account: KnownAccount;
  owner: string;
  session: string;
  /** ISO time of the proof. */
  at: string;
  /** She speaks from it. Else a code went there, and the account is known to have it. */
  spoken: boolean;
}

/**
 * Tells an address whose account its holder owns. One she speaks from has to be this object's: where a mail was forged or a number
 * faked, the address leads elsewhere, and nothing is kept. A number is the same on the phone and on WhatsApp.
 */
export async function confirmAddress(
  row: OutboxRow,
  { env, store, self }: Pick<ProofWorld, 'env' | 'store' | 'self'>,
): Promise<Carried> {
  const { account, owner, at, spoken } = row.body as ConfirmNews;
  const home = spoken ? self : owner;
  const address = row.address as Address;
  const object = addressObject(env, store, address, {});
  if (!spoken) await object.claim(home, null);
  if (!(await object.confirm([home], account, at))) return { status: 'accepted', provider: 'refused' };
  const twin = twinOf(address);
  if (twin) {
    const other = addressObject(env, store, twin, {});
    await other.claim(home, null);
    await other.confirm([home], account, at);
  }
  return { status: 'accepted', provider: CONFIRMED };
}

/** What a row that confirmed something is told of in the log. */
export function confirmation(row: OutboxRow, provider: string): FactOf<'address.confirmed'> | null {
  if (provider !== CONFIRMED) return null;
  const { account, session } = row.body as ConfirmNews;
  return { type: 'address.confirmed', session, address: row.address, account: account.id };
}

const CONFIRMED = 'confirmed';

/**
 * The address that a session is spoken from, where that is beyond doubt: a number without attestation may be anybody's, and whoever
 * fakes it must not have its holder's later words.
 */
function spokenFrom(thread: Thread, session: string): Address | null {
  const speaking = sessionOf(thread.state, session);
  if (!speaking) return null;
  if (speaking.channel === 'voice' && thread.memory.openedWith(session) !== SECOND_NUMBER) return null;
  return speaking.address as Address;
}

function twinOf(address: Address): Address | null {
  const value = addressValue(address);
  if (!value.startsWith('+')) return null;
  return addressKind(address) === 'phone' ? `whatsapp:${value}` : `phone:${value}`;
}

/** A browser is known by its session, and an account by its login: what others can reach her by is what is confirmed. */
function reachable(address: Address): boolean {
  const kind = addressKind(address);
  return kind === 'email' || kind === 'phone' || kind === 'whatsapp';
}

function contradicts({ account: known }: State, account: KnownAccount | null): boolean {
  return known !== null && account !== null && known.id !== account.id;
}
