import { z } from 'zod';
import { mailboxObject } from '../../../durable-objects/clients/mailbox.ts';
import { claimMailbox, holderOfMailbox, isGiven } from '../../../durable-objects/clients/mailboxes.ts';
import { rememberSettings, storeObject } from '../../../durable-objects/clients/store.ts';
import type { AskedChange, SettingsRefusal } from '../../../durable-objects/store/settings-history.ts';
import { NO_MAILBOX } from '../../channels/email/settings.ts';
import { askForProof } from '../../door/mailbox-code.ts';
import { conflict, refuse, unfit, unfitAt } from '../../door/problems.ts';
import type { StoreDoor } from '../../door/stores.ts';
import type { Env } from '../../env.ts';
import { type Address, addressValue, emailAddress } from '../../identity/address.ts';
import { LIMITS } from '../../limits.ts';
import { type McpServerInput, McpServersInput } from '../../outside/settings.ts';
import { isPublicUrl } from '../../public-url.ts';
import { type Fault, mergePatch, unknownKeys } from '../../settings/change.ts';
import { Settings, type VersionedSettings } from '../../settings.ts';
import { giveUp, MAILBOX, refuseAsked } from '../mailboxes.ts';

/** Settings that a caller wants, unchecked. */
const Wanted = z.record(z.string(), z.unknown());
type WantedSettings = Readonly<z.infer<typeof Wanted>>;

/**
 * Publishes wanted settings, all of them or none. A fault ends the request, each with its place; an unknown
 * key is one.
 */
export async function publish(
  env: Env,
  at: StoreDoor,
  wanted: WantedSettings,
  change: AskedChange,
): Promise<VersionedSettings | SettingsRefusal> {
  const { store } = at;
  const { settings, servers } = readSettings(wanted);
  const before = await storeObject(env, store).settings();
  if (change.expected !== null && change.expected !== before.version && !change.request) return 'changed';
  const faults = unfitServers(env, servers, before.settings.mcp);
  const mailbox = emailAddress(settings.email.address);
  if (!mailbox || addressValue(mailbox).includes('+')) faults.push({ at: 'email.address', message: MAILBOX });
  if (faults.length > 0 || !mailbox) refuse(unfitAt(faults));
  await takeMailbox(env, at, mailbox, settings.locale, emailAddress(before.settings.email.address));
  const tokens = servers.flatMap(({ name, token }) =>
    typeof token === 'string' || token === false ? [{ name, token }] : [],
  );
  const saved = await storeObject(env, store).saveSettings(settings, tokens, change);
  if (typeof saved === 'string') return saved;
  const versioned = { ...saved, settings: Settings.parse(saved.settings) };
  rememberSettings(store, versioned);
  if (settings.email.via !== before.settings.email.via) await mailboxObject(env, store).changed(at.origin);
  return versioned;
}

/** How often a patch is applied to settings that somebody else changes at the same time. */
const MOST_TRIES = 5;

/** The same for some of the settings, as a merge patch over the current ones. */
export async function patchSettings(
  env: Env,
  at: StoreDoor,
  patch: WantedSettings,
  change: AskedChange,
): Promise<VersionedSettings | SettingsRefusal> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await storeObject(env, at.store).settings();
    const wanted = Wanted.parse(mergePatch(before.settings, patch));
    const saved = await publish(env, at, wanted, { ...change, expected: change.expected ?? before.version });
    if (saved !== 'changed' || change.expected !== null) return saved;
  }
  return 'changed';
}

/** Wanted settings, and the MCP servers with the tokens that came for them. A fault ends the request. */
export function readSettings(wanted: WantedSettings): { settings: Settings; servers: McpServerInput[] } {
  const servers = McpServersInput.safeParse(wanted.mcp ?? []);
  if (!servers.success)
    return refuse(
      unfitAt(servers.error.issues.map(({ path, message }) => ({ at: ['mcp', ...path].join('.'), message }))),
    );
  const given = { ...wanted, mcp: servers.data.map(({ token: _, ...server }) => server) };
  const settings = Settings.safeParse(given);
  if (!settings.success) return refuse(unfit(settings.error));
  const unknown = unknownKeys(given, settings.data);
  return unknown.length > 0 ? refuse(unfitAt(unknown)) : { settings: settings.data, servers: servers.data };
}

/**
 * Faults of MCP servers in a request: addresses that are not on the public internet, tokens that would move
 * to another address.
 */
function unfitServers(env: Env, servers: readonly McpServerInput[], kept: Settings['mcp']): Fault[] {
  return servers.flatMap(({ name, url, token }, index) => {
    if (!env.SANDBOX && !isPublicUrl(url))
      return [{ at: `mcp.${index}.url`, message: 'not an https address on the public internet' }];
    const has = kept.some((other) => other.name === name && other.url === url && other.token);
    return token === true && !has
      ? [{ at: `mcp.${index}.token`, message: 'none is kept for this name and url: give it again' }]
      : [];
  });
}

/**
 * Gives a store its mailbox, unless another store has it, or one that would be taken for it: no two stores
 * read one mailbox, and none writes as another. The default store's mailbox is set by its settings. Another
 * store's is proven before anything is sent from it: by a code that is sent to it, unless the platform
 * assigns it. The previous mailbox is given back.
 */
async function takeMailbox(
  env: Env,
  at: StoreDoor,
  mailbox: Address,
  locale: string,
  before: Address | null,
): Promise<void> {
  // The placeholder of new stores is no mailbox: the first store to change anything would keep it from all
  // others.
  if (addressValue(mailbox) !== NO_MAILBOX) await claim(env, at, mailbox, locale, before);
  if (before && before !== mailbox && at.store !== env.DEFAULT_STORE) await giveUp(env, at.store, before);
}

async function claim(
  env: Env,
  at: StoreDoor,
  mailbox: Address,
  locale: string,
  before: Address | null,
): Promise<void> {
  const { store } = at;
  const holder = await holderOfMailbox(env, mailbox);
  if (holder !== null && holder !== store) refuse(conflict('Another store has this mailbox.'));
  const proven = store === env.DEFAULT_STORE || (await isProven(env, store, mailbox));
  if (!proven && isGiven(env, mailbox)) {
    if (!(await claimMailbox(env, store, mailbox))) refuse(conflict('Another store has this mailbox.'));
    const owned = await storeObject(env, store).mailbox({ type: 'own', address: mailbox });
    if (owned === 'too_many') refuse(conflict(`A store may have ${LIMITS.mailboxes.most} mailboxes.`));
  } else if (!proven && mailbox !== before) {
    const asked = await askForProof(env, at, mailbox, locale);
    if (asked === 'too_many') refuseAsked(asked);
    await storeObject(env, store).trouble('email', UNPROVEN);
  }
}

/** What the owner reads while nothing can be sent. */
const UNPROVEN =
  'the mailbox is not proven: nothing leaves from it before the code that was sent to it is given back';

async function isProven(env: Env, store: string, mailbox: Address): Promise<boolean> {
  const boxes = await storeObject(env, store).mailboxes();
  return boxes.some(({ address, provenAt }) => provenAt !== null && address === addressValue(mailbox));
}
