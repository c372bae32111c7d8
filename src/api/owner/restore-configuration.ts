import type { Context } from 'hono';
import { z } from 'zod';
import { holderOfMailbox } from '../../../durable-objects/clients/mailboxes.ts';
import { rememberSettings, storeObject } from '../../../durable-objects/clients/store.ts';
import { webhooksObject } from '../../../durable-objects/clients/webhooks.ts';
import type { BackupLine, LineOf, ThreadLine } from '../../backup/lines.ts';
import { emailAddress } from '../../identity/address.ts';
import { isPublicUrl } from '../../public-url.ts';
import { keptSettings } from '../../settings/kept.ts';
import { Settings } from '../../settings.ts';
import { WebhookEvent } from '../../webhooks/news.ts';
import type { ApiEnv } from '../env.ts';
import { publish } from './publish.ts';
import { changeOf } from './shapes.ts';

/** Lines that describe how the store is set up. */
type ConfigurationLine = Exclude<BackupLine, ThreadLine | LineOf<'rows'>>;

const Wanted = z.record(z.string(), z.unknown());

/** Restores such a line, by the same rules as a change by the owner; returns what is left for the owner to do. */
export async function restoreConfiguration(c: Context<ApiEnv>, line: ConfigurationLine): Promise<string[]> {
  switch (line.type) {
    case 'backup':
      return [];
    case 'settings':
      return restoreSettings(c, line);
    case 'connection':
      return [`connection ${line.name}: put it again, its secrets are in no backup`];
    case 'endpoint':
      return restoreEndpoint(c, line);
  }
}

/** A store of another name keeps its own mailbox: trying a backup in a second store takes no mail from the original. */
async function restoreSettings(
  c: Context<ApiEnv>,
  { settings, store: from }: LineOf<'settings'>,
): Promise<string[]> {
  const at = c.get('at');
  const left: string[] = [];
  const wanted = keptSettings(settings);
  const { settings: now } = await storeObject(c.env, at.store).settings();
  const mailbox = emailAddress(wanted.email.address);
  const holder = mailbox && (await holderOfMailbox(c.env, mailbox));
  if (from !== at.store || !mailbox || (holder !== null && holder !== at.store)) {
    left.push(
      `mailbox: ${now.email.address || 'none'} stays, and ${wanted.email.address} is put with the settings`,
    );
    wanted.email = { ...wanted.email, address: now.email.address };
  }
  wanted.mcp = wanted.mcp.filter(({ url }) => c.env.SANDBOX || isPublicUrl(url));
  for (const { name } of wanted.mcp) left.push(`MCP server ${name}: its token is in no backup`);
  const change = { ...changeOf(c), expected: null, request: null, why: 'taken back from a backup' };
  if (wanted.email.address !== now.email.address) {
    await publish(c.env, at, Wanted.parse(wanted), change);
    return left;
  }
  // Nothing is claimed: the mailbox is the same.
  const saved = await storeObject(c.env, at.store).saveSettings(wanted, [], change);
  if (typeof saved !== 'string')
    rememberSettings(at.store, { ...saved, settings: Settings.parse(saved.settings) });
  return left;
}

/** It is restored as stopped: its receiver does not know its new secret yet. */
async function restoreEndpoint(c: Context<ApiEnv>, { url, events }: LineOf<'endpoint'>): Promise<string[]> {
  const wanted = z.array(WebhookEvent).nullable().safeParse(events);
  if (!wanted.success || (!c.env.SANDBOX && !isPublicUrl(url)))
    return [`webhook ${url}: it could not be put`];
  const object = webhooksObject(c.env, c.get('at').store);
  if ((await object.endpoints()).some((known) => known.url === url)) return [];
  const made = structuredClone(await object.add({ url, events: wanted.data }, null));
  if (typeof made === 'string') return [`webhook ${url}: it could not be put`];
  await object.change(made.endpoint.id, {}, true);
  return [
    `webhook ${url}: it is stopped until its receiver has a new secret (PUT /webhooks/${made.endpoint.id}/secret)`,
  ];
}
