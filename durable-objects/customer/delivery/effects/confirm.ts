import { z } from 'zod';
import { type Address, addressKind, addressValue } from '../../../../src/identity/address.ts';
import { KnownAccount } from '../../../../src/identity/assurance.ts';
import { addressObject } from '../../../clients/address.ts';
import { effect } from './effect.ts';

const ConfirmNews = z.object({
  account: KnownAccount,
  /** The customer who owns the address, or will. */
  home: z.string(),
  session: z.string(),
  /** ISO time of the proof. */
  at: z.string(),
  /** The session is held from it. Else a code was sent to it, and the account is known to have it. */
  spoken: z.boolean(),
  /** The shop has it on that account: the confirmation lasts no longer than that. Absent in older rows. */
  onFile: z.boolean().default(false),
});
type ConfirmNews = z.infer<typeof ConfirmNews>;

const CONFIRMED = 'confirmed';

/**
 * Tells an address which account its holder owns. An address that a session is held from must lead to this
 * object: where a mail was forged or a number faked, it leads elsewhere, and nothing is stored. A number is
 * the same by phone and by WhatsApp.
 */
export const confirm = effect<'confirm', ConfirmNews>({
  kind: 'confirm',
  body: ConfirmNews,
  async deliver(row, { env, store }) {
    const { account, home, at, spoken, onFile } = row.body;
    const address = row.address as Address;
    const object = addressObject(env, store, address, {});
    if (!spoken) await object.claim(home, null);
    if (!(await object.confirm([home], account, at, onFile)))
      return { status: 'accepted', provider: 'refused' };
    const twin = twinOf(address);
    if (twin) {
      const other = addressObject(env, store, twin, {});
      await other.claim(home, null);
      await other.confirm([home], account, at, onFile);
    }
    return { status: 'accepted', provider: CONFIRMED };
  },
  settled({ address, body: { account, session } }, ending) {
    if (ending.status !== 'sent' || ending.provider !== CONFIRMED) return null;
    // An account's own address needs no confirmation.
    if (addressKind(address as Address) === 'account') return null;
    return { facts: [{ type: 'address.confirmed', session, address, account: account.id }] };
  },
});

function twinOf(address: Address): Address | null {
  const value = addressValue(address);
  if (!value.startsWith('+')) return null;
  return addressKind(address) === 'phone' ? `whatsapp:${value}` : `phone:${value}`;
}
