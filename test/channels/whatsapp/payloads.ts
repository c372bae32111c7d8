/**
 * Builders for webhook bodies in Meta's shape (webhooks/reference/messages), with the numbers of its
 * documentation.
 */

export const PHONE_NUMBER_ID = '106540352242922';
export const FROM = '16505551234';
const CONTACT = {
  profile: { name: 'Sheena Nelson', username: '@x' },
  wa_id: FROM,
  user_id: 'US.13491208655302741918',
};

export function change(value: Record<string, unknown>, phoneNumberId = PHONE_NUMBER_ID) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: phoneNumberId };
  return { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
}

export function webhook(...entries: unknown[][]) {
  return {
    object: 'whatsapp_business_account',
    entry: entries.map((changes) => ({ id: '102290129340398', changes })),
  };
}

export function withMessages(...messages: unknown[]) {
  return webhook([change({ contacts: [CONTACT], messages })]);
}

export function message(body: Record<string, unknown>) {
  return { from: FROM, id: 'wamid.HBgL', timestamp: '1749416383', ...body };
}
