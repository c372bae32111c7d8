import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { SettingsChange, SettingsRefusal } from '../../../durable-objects/store/settings-history.ts';
import { changedMeanwhile, contradiction, OTHER_REQUEST, refuse } from '../../door/problems.ts';
import { McpServersInput } from '../../outside/settings.ts';
import type { VersionedSettings } from '../../settings.ts';
import type { ApiEnv } from '../env.ts';
import { json } from '../shapes.ts';

/* What routes that change settings have in common. */

export const SettingsBody = z.looseObject({ mcp: McpServersInput.optional() }).openapi('Settings');
export const AsTheyAre = {
  ...json(SettingsBody, 'As they are now'),
  headers: z.object({ etag: z.string() }),
};

/** The answer to a change. */
export function answer(c: Context<ApiEnv>, saved: VersionedSettings | SettingsRefusal) {
  if (saved === 'other_request') return refuse(contradiction(OTHER_REQUEST));
  if (saved === 'changed') return refuse(CHANGED());
  return c.json(saved.settings, 200, { etag: etagOf(saved) });
}

export const CHANGED = () =>
  changedMeanwhile('The settings have changed since they were read: read them again.');

/** Who changes the settings, and why. */
export function changeOf(c: Context<ApiEnv>): SettingsChange {
  const { id, name } = c.get('caller');
  return { by: name ?? id, why: c.req.query('why') ?? null };
}

/** A version as an entity tag (RFC 9110, section 8.8.3). */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}
