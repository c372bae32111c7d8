import type { Settings } from '../../../src/settings.ts';

/** Settings are parsed once for each version: what follows from them is worked out as often. */
const known = new WeakMap<Settings, { origin: string; hosts: readonly string[] }>();

/** Hosts that a reply may link to: the shop's own, and where this service serves files. */
export function hostsOf(settings: Settings, origin: string): readonly string[] {
  const before = known.get(settings);
  if (before?.origin === origin) return before.hosts;
  const { origins, email } = settings;
  const urls = [...origins, origin].map((one) => URL.parse(one)?.hostname ?? '');
  const mailbox = email.address.slice(email.address.lastIndexOf('@') + 1).toLowerCase();
  const hosts = [...urls, mailbox].filter(Boolean);
  known.set(settings, { origin, hosts });
  return hosts;
}
