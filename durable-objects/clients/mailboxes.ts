import type { Env } from '../../src/env.ts';
import { type Address, addressValue, emailAddress } from '../../src/identity/address.ts';
import { isPlatformMailbox, mailboxKey } from '../../src/mailbox.ts';
import { addressObject } from './address.ts';
import { storeObject, storeSettings } from './store.ts';

/*
 * Which store has a mailbox. Kept where addresses are kept, under a name that no store can have: once as it is written, by which
 * mail finds its store, and once for all that its owner may write it as, so that no two stores write as one.
 */

const MAILBOXES = '@mailboxes';

/** The store that mail to a mailbox is for; null for the default store's, and for nobody's. */
export async function storeOfMailbox(env: Env, mailbox: Address): Promise<string | null> {
  return (await claimOn(env, mailbox).resolve())?.home ?? null;
}

/** The store that has a mailbox, or what would be taken for it; null when none has. */
export async function holderOfMailbox(env: Env, mailbox: Address): Promise<string | null> {
  const { settings } = await storeSettings(env, env.DEFAULT_STORE);
  if (mailboxKey(addressValue(mailbox)) === mailboxKey(settings.email.address)) return env.DEFAULT_STORE;
  const plain = emailAddress(mailboxKey(addressValue(mailbox)));
  // Stores from before have claims on what they wrote alone.
  const names = new Set([...namesOf(mailbox), ...(plain ? [plain] : [])]);
  const claims = await Promise.all([...names].map((name) => claimOn(env, name).resolve()));
  return claims.find((claim) => claim !== null)?.home ?? null;
}

/**
 * Gives a mailbox to a store that has proven it. False when another store has proven it, or has it from the platform; a claim
 * that nobody has proven, from before that was asked for, gives way.
 */
export async function claimMailbox(env: Env, store: string, mailbox: Address): Promise<boolean> {
  const holder = await holderOfMailbox(env, mailbox);
  if (holder !== null && holder !== store) {
    if (holder === env.DEFAULT_STORE || (await hasProven(env, holder, mailbox))) return false;
    await releaseMailbox(env, holder, mailbox);
  }
  for (const name of namesOf(mailbox))
    if ((await claimOn(env, name).claim(store, null)).home !== store) return false;
  return true;
}

/** Gives back a mailbox that is the store's; any other is left alone. */
export async function releaseMailbox(env: Env, store: string, mailbox: Address): Promise<void> {
  await Promise.all(namesOf(mailbox).map((name) => claimOn(env, name).release(store)));
}

/** Counts a code that is sent to a mailbox; false when all stores together have sent it too many. */
export function mayAskMailbox(env: Env, mailbox: Address, challenge: string, most: number): Promise<boolean> {
  return claimOn(env, variants(mailbox)).admitCode(challenge, most);
}

/**
 * Why nothing of a store leaves now, in the words of a refusal; null when it may. A letter leaves from a proven mailbox alone, and
 * counts among the mails of the day.
 */
export async function heldBack(
  env: Env,
  store: string,
  { mailbox }: { mailbox: string | null },
): Promise<string | null> {
  if (store === env.DEFAULT_STORE) return null;
  if ((await storeSettings(env, store)).suspended) return 'account: the store is suspended';
  if (mailbox === null) return null;
  if (!(await mayWriteFrom(env, store, mailbox))) return 'account: the mailbox is not proven';
  return (await storeObject(env, store).mayMail()) ? null : 'account: the mails of the day are spent';
}

/**
 * Whether a store may write from a mailbox, as it is written in its settings: the default store is the platform's own, any other has
 * proven it, and has it still.
 */
export async function mayWriteFrom(env: Env, store: string, mailbox: string): Promise<boolean> {
  if (store === env.DEFAULT_STORE) return true;
  const { settings, mailboxProven } = await storeSettings(env, store);
  return mailboxProven === true && settings.email.address === mailbox;
}

/** Whether the platform gives a mailbox to whichever store asks first. */
export function isGiven(env: Env, mailbox: Address): boolean {
  return isPlatformMailbox(env.PLATFORM_DOMAINS, mailbox);
}

async function hasProven(env: Env, store: string, mailbox: Address): Promise<boolean> {
  const key = mailboxKey(addressValue(mailbox));
  return (await storeObject(env, store).mailboxes()).some(
    ({ address, provenAt }) => provenAt !== null && mailboxKey(address) === key,
  );
}

/** As it is written, and for all it may be written as. */
function namesOf(mailbox: Address): Address[] {
  return [mailbox, variants(mailbox)];
}

function variants(mailbox: Address): Address {
  return `visitor:mailbox/${mailboxKey(addressValue(mailbox))}`;
}

function claimOn(env: Env, name: Address) {
  return addressObject(env, MAILBOXES, name, {});
}
