import { now, timestamp } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { knows } from '../../../src/conversation/lineage.ts';
import { type State, sessionOf } from '../../../src/conversation/state.ts';
import { type Address, addressKind } from '../../../src/identity/address.ts';
import { type KnownAccount, SECOND_NUMBER } from '../../../src/identity/assurance.ts';
import { addressName, claimAccount, release } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';
import { effects } from '../delivery/effects/index.ts';
import { knowAccount } from '../thread/admit.ts';
import type { Thread } from '../thread/thread.ts';

/** What somebody has proven in a session of this object. */
export interface AddressProof {
  session: string;
  /** The customer's account in the shop; null where the proven address is on none. */
  account: KnownAccount | null;
  /** Who has the thread of what was proven, where there is no account to say so. */
  owner: string | null;
  /** What it rests on, for the log. */
  evidence: string;
  source: 'login' | 'code';
  /** The address that the proof itself went to; null where it went to none. */
  reached: Address | null;
}

/** A proof whose consequences may be written down. */
export interface Proven extends Omit<AddressProof, 'owner'> {
  /** Whether the address it went to is the account's by the shop's word. */
  onFile: boolean;
  /** The object that has the customer's thread, this one or another, and where to go for it. */
  owner: { home: string; hint: string };
}

/** The object it was proven in. */
export type ProofContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'thread' | 'reached' | 'other'>;

/**
 * Finds whose a proof is; null where it is about somebody else than this thread: what was said here is
 * another person's, and no proof of one's own opens it.
 */
export async function provenBy(proof: AddressProof, context: ProofContext): Promise<Proven | null> {
  const { account } = proof;
  const { self, thread } = context;
  if (contradicts(thread.state, account)) return null;
  const owner = account
    ? await ownerNow(account.id, context)
    : { home: proof.owner ?? self, hint: proof.owner ?? self };
  // Asked again after the wait: another session may have proven another account meanwhile.
  const onFile = account !== null && proof.owner === null;
  return contradicts(thread.state, account) ? null : { ...proof, onFile, owner };
}

/** Whose an account is. One whose owner was erased belongs to the customer who proves it now. */
async function ownerNow(
  account: string,
  { env, store, self, reached, other }: ProofContext,
): Promise<Proven['owner']> {
  const claim = () => claimAccount(env, store, account, self, { country: reached.country });
  const owner = await claim();
  if (owner.home === self || (await other(owner.home).leads()) !== null) return owner;
  await release(env, store, `account:${account}`, owner.home);
  return claim();
}

/**
 * What follows from a proof, whatever it was: the session is verified, the thread has an owner, the address
 * in use is known from now on, and where another object has the customer's thread the two become one. Nothing
 * awaits in here, so that all of it is stored at once, with `also.facts` and what `also.write` writes.
 */
export function prove(
  proven: Proven,
  { env, store, thread, self }: ProofContext,
  also: { facts: Fact[]; ids: string[]; write(): void } = { facts: [], ids: [], write: () => undefined },
): void {
  const { session, account, owner, evidence, source, reached } = proven;
  if (account) knowAccount(thread, { account, lastOrderAt: null });
  const rests = reached ? { reached: addressName(env, store, reached) } : {};
  thread.act({ type: 'assure', session, assurance: 'verified', evidence, source, ...rests });
  thread.note(also.facts, {
    ids: also.ids,
    also: () => {
      also.write();
      const path = thread.sessions.pathOf(session);
      const elsewhere = owner.home !== self && !knows(thread.state, owner.home);
      if (elsewhere) {
        const body = { other: owner.hint, evidence, by: null };
        thread.outbox.add(effects.link.entry({ address: owner.hint, message: null, body }, path), now());
      }
      if (!account) return elsewhere;
      const speaking = spokenFrom(thread, session);
      for (const address of new Set<Address | null>([speaking, reached, `account:${account.id}`])) {
        if (!address || !confirmable(address)) continue;
        const spoken = address === speaking;
        const home = spoken ? (path.at(-1) ?? self) : owner.home;
        const filed = address === reached && proven.onFile;
        const body = { account, home, session, at: timestamp(), spoken, onFile: filed };
        thread.outbox.add(effects.confirm.entry({ address, message: null, body }, path), now());
      }
      return true;
    },
  });
}

/**
 * The address that a session is spoken from, where that is beyond doubt: a number without attestation may be
 * anybody's, and whoever fakes it must not have its holder's later words.
 */
function spokenFrom(thread: Thread, session: string): Address | null {
  const speaking = sessionOf(thread.state, session);
  if (!speaking) return null;
  if (CHANNELS[speaking.channel].proves === 'call' && thread.sessions.openedWith(session) !== SECOND_NUMBER)
    return null;
  return speaking.address as Address;
}

/**
 * A browser is known by its session. Confirmed is what others can reach the customer at, and the account,
 * which is established by it.
 */
function confirmable(address: Address): boolean {
  return addressKind(address) !== 'visitor';
}

function contradicts({ account: known }: State, account: KnownAccount | null): boolean {
  return known !== null && account !== null && known.id !== account.id;
}
