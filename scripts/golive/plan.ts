import { Cloudflare } from './cloudflare.ts';
import { configIn, type DeployConfig } from './config.ts';
import { Meta } from './meta.ts';
import { Service } from './service.ts';
import { Twilio } from './twilio.ts';
import type { Notes, World } from './world.ts';

/** A deployment as it is meant to be, with the APIs that it is made and checked by. */
export interface Plan extends Required<Notes> {
  config: DeployConfig;
  apis: { cloudflare: Cloudflare; service: Service; twilio: Twilio | null; meta: Meta | null };
}

/** What is not known yet; empty: everything is. */
export function missing(notes: Notes): string[] {
  const names = [
    'cloudflareToken',
    'account',
    'zone',
    'host',
    'mailbox',
    'storeName',
    'jurisdiction',
  ] as const;
  const others = ['owner', 'adminToken', 'twilio', 'meta'] as const;
  return [...names, ...others].filter((name) => notes[name] === undefined);
}

export function planOf(world: World, notes: Required<Notes>): Plan {
  return {
    ...notes,
    config: configIn(world.config.read()),
    apis: {
      cloudflare: new Cloudflare(world, notes.cloudflareToken),
      service: new Service(world, { host: notes.host, token: notes.adminToken }),
      twilio: notes.twilio && new Twilio(world, notes.twilio),
      meta: notes.meta && new Meta(world, notes.meta.token),
    },
  };
}
