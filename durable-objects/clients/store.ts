import type { Credentials } from '../../src/channels/channel.ts';
import type { Env } from '../../src/env.ts';
import { Settings, type VersionedSettings } from '../../src/settings.ts';
import type { McpToken } from '../store/mcp-tokens.ts';
import type { StoreSecrets } from '../store/secrets.ts';
import { isolateMemory } from './isolate.ts';
import { objectName, open } from './open.ts';

/*
 * What an isolate remembers of stores, so that neither a webhook nor a turn asks the Store object for what it
 * was told a moment ago. Real time on purpose: a moved clock changes nothing about how fresh a copy is.
 */
const FRESH = 30_000;
const settingsSeen = isolateMemory(new Map<string, { value: VersionedSettings; at: number }>());
const mcpTokensSeen = isolateMemory(new Map<string, { value: McpToken[]; at: number }>());
const secretsSeen = isolateMemory(new Map<string, { value: StoreSecrets | null; at: number }>());

/** The store's own object. */
export function storeObject(env: Env, store: string) {
  return open(env, env.STORE, objectName(store, 'store'));
}

/** A copy of the store's settings that this isolate saw lately; null when it must ask. */
export function freshSettings(store: string): VersionedSettings | null {
  const seen = settingsSeen.get(store);
  return seen && Date.now() - seen.at < FRESH ? seen.value : null;
}

/** The store's settings, asked for at most every half minute in an isolate. */
export async function storeSettings(env: Env, store: string): Promise<VersionedSettings> {
  const fresh = freshSettings(store);
  if (fresh) return fresh;
  const kept = await storeObject(env, store).settings();
  const value = { ...structuredClone(kept), settings: Settings.parse(kept.settings) };
  rememberSettings(store, value);
  return freshSettings(store) ?? value;
}

/**
 * Makes a change visible at once where it was made. A copy that was asked for before the change, and comes
 * after it, does not undo that.
 */
export function rememberSettings(store: string, value: VersionedSettings): void {
  const fresh = freshSettings(store);
  if (fresh && fresh.version > value.version) return;
  settingsSeen.set(store, { value, at: Date.now() });
  mcpTokensSeen.delete(store);
}

/** Tokens of a store's own MCP servers, asked for at most every half minute in an isolate. */
export async function mcpTokens(env: Env, store: string): Promise<McpToken[]> {
  const fresh = mcpTokensSeen.get(store);
  if (fresh && Date.now() - fresh.at < FRESH) return fresh.value;
  const value = structuredClone(await storeObject(env, store).mcpTokens());
  if (mcpTokensSeen.size > 1_000) mcpTokensSeen.clear();
  mcpTokensSeen.set(store, { value, at: Date.now() });
  return value;
}

/** What the deployment's own providers are called with. */
export function providerSecrets(env: Env): Omit<Partial<StoreSecrets>, 'adminToken' | 'identitySecret'> {
  return {
    twilioAuthToken: env.TWILIO_AUTH_TOKEN,
    twilioAccountSid: env.TWILIO_ACCOUNT_SID,
    twilioApiKey: env.TWILIO_API_KEY,
    twilioApiSecret: env.TWILIO_API_SECRET,
    whatsappAppSecret: env.WHATSAPP_APP_SECRET,
    whatsappVerifyToken: env.WHATSAPP_VERIFY_TOKEN,
    whatsappToken: env.WHATSAPP_TOKEN,
    anthropicApiKey: env.ANTHROPIC_API_KEY,
    openaiApiKey: env.OPENAI_API_KEY,
    compatibleApiKey: env.COMPATIBLE_API_KEY,
  };
}

/**
 * A store's secrets: the environment's for the default store, its own sealed ones otherwise. Null: no such
 * store. `mayAsk` says whether the Store object of a name that the bucket does not know may be opened: for
 * whoever may have made the name up.
 */
export async function storeSecrets(
  env: Env,
  store: string,
  mayAsk: () => Promise<boolean> = async () => true,
): Promise<Partial<StoreSecrets> | null> {
  if (store === env.DEFAULT_STORE) {
    return { adminToken: env.ADMIN_TOKEN, identitySecret: env.IDENTITY_SECRET, ...providerSecrets(env) };
  }
  if (!isStoreName(store)) return null;
  const seen = secretsSeen.get(store);
  if (seen && Date.now() - seen.at < FRESH) return seen.value;
  const marked = await isMarked(env, store);
  // Nothing is remembered of a name that was not asked about: somebody else may ask.
  if (!marked && !(await mayAsk())) return null;
  // The question makes no table: a name that somebody made up leaves nothing.
  const value = await storeObject(env, store).secrets(store);
  if (value && !marked) await markStore(env, store);
  if (secretsSeen.size > 1_000) secretsSeen.clear();
  secretsSeen.set(store, { value, at: Date.now() });
  return value;
}

/**
 * Whether the bucket knows a store of that name, by its marker or its files. A store from before there were
 * markers may have neither; it is marked when its object is asked for the first time.
 */
async function isMarked(env: Env, store: string): Promise<boolean> {
  return (await env.BLOBS.list({ prefix: `${store}/`, limit: 1 })).objects.length > 0;
}

/**
 * Leaves a store's marker in the bucket, from where its name is known. Before it is created, so that no store
 * is without.
 */
export async function markStore(env: Env, store: string): Promise<void> {
  await env.BLOBS.put(`${store}/.store`, '');
}

/** Forgets what was remembered of a store: it has just been created. */
export function forgetSecrets(store: string): void {
  secretsSeen.delete(store);
}

/** The part of them that channels need. */
export function credentialsOf(env: Env, secrets: Partial<StoreSecrets>): Credentials {
  return {
    twilioAuthToken: secrets.twilioAuthToken,
    twilioAccountSid: secrets.twilioAccountSid,
    twilioApiKey: secrets.twilioApiKey,
    twilioApiSecret: secrets.twilioApiSecret,
    twilioApiBase: env.TWILIO_API_BASE,
    whatsappAppSecret: secrets.whatsappAppSecret,
    whatsappVerifyToken: secrets.whatsappVerifyToken,
    whatsappToken: secrets.whatsappToken,
    whatsappApiBase: env.WHATSAPP_API_BASE,
    whatsappApiVersion: env.WHATSAPP_API_VERSION,
  };
}

/** Store names as they stand in URLs and object names. */
export function isStoreName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(name);
}
