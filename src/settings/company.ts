import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'control characters')
    .default('');

/** Who sells, by law: what an invoice has to name (directive 2006/112/EC, article 226; code de commerce, article R123-237). */
export const Company = z
  .object({
    /** As customers know it; empty: the store's name. */
    name: line(200),
    /** As it is registered, with its form: "Lune SAS". */
    legalName: line(200),
    /** Of its seat, in one line, its parts divided by commas. */
    address: line(500),
    /** Where it is registered, and under which number: "RCS Lyon 123 456 789". */
    registration: line(200),
    /** Its VAT number. */
    vat: line(40),
  })
  .prefault({});
export type Company = z.infer<typeof Company>;

/** Whether it says enough for an invoice of ours to be one. */
export function isLegal({ legalName, address, registration, vat }: Company): boolean {
  return legalName !== '' && address !== '' && (registration !== '' || vat !== '');
}
