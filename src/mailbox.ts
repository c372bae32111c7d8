/**
 * Which mailbox an address is taken for where two must not be: its owner may vary case, what stands behind a
 * plus, and with some providers dots. Never for recognising somebody: elsewhere these are two people.
 */
export function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(0, at)).replace(/\+.*$/, '').replaceAll('.', '');
  return `${local}${address.slice(at)}`.toLowerCase();
}

/** Whether a mailbox is on one of the platform's own domains, or below one. `domains`: separated by spaces. */
export function isPlatformMailbox(domains: string | undefined, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return (domains ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .some((own) => own !== '' && (domain === own || domain.endsWith(`.${own}`)));
}
