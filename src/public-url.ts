/**
 * Whether a URL that somebody set may be called from here: https, no credentials in it, and a host that is on
 * the public internet by its name. `URL` writes every form of an IPv4 address (`0x7f.1`, `2130706433`) as
 * four numbers. What a name resolves to is the platform's to refuse: a Worker's `fetch` reaches no private
 * network.
 */
export function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' || username || password) return false;
  const host = hostname.replace(/\.$/, '').toLowerCase();
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  if (numbers) return isPublicIpv4(numbers);
  return host.includes('.') && !/\.(?:localhost|local|internal|home\.arpa|lan|intranet|corp)$/.test(host);
}

/** Not one of the special blocks (iana.org/assignments/iana-ipv4-special-registry). */
function isPublicIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

/**
 * Global unicast (2000::/3), without what carries or documents other addresses: 2001::/23, 2001:db8::/32,
 * 2002::/16.
 */
function isPublicIpv6(address: string): boolean {
  const [first = '', second = ''] = address.split(':');
  const [high, low] = [Number.parseInt(first || '0', 16), Number.parseInt(second || '0', 16)];
  if (high < 0x2000 || high > 0x3fff || high === 0x2002) return false;
  return !(high === 0x2001 && (low < 0x200 || low === 0xdb8));
}
