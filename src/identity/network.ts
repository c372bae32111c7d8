/**
 * The /48 around an IPv6 network, which one subscriber of a hosting provider may have whole; null for IPv4.
 * Only counted besides the network: customers of a mobile carrier share one.
 */
export function siteOf(network: string): string | null {
  const groups = network.endsWith('::/64') ? network.slice(0, -'::/64'.length).split(':') : [];
  return groups.length === 4 ? `${groups.slice(0, 3).join(':')}::/48` : null;
}

/**
 * The network of a request, from `cf-connecting-ip` and nothing else (Cloudflare sets it, whatever a client
 * sends): an IPv4 address, or the /64 of an IPv6 one, which is one household's. Null where there is none:
 * then no limit by network applies.
 */
export function networkOf(ip: string | null | undefined): string | null {
  if (!ip || ip.length > 45) return null;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(ip)) return ip;
  // Anything else could end the brackets below early.
  if (!/^[0-9a-f:.]+$/i.test(ip)) return null;
  const host = URL.parse(`http://[${ip}]`)?.hostname.slice(1, -1);
  if (!host) return null;
  const [head = '', tail] = host.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after];
  // ::ffff:a.b.c.d is an IPv4 address in IPv6 notation.
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
