import { z } from 'zod';
import { emailAddress } from '../../identity/address.ts';

/** Stands in the settings of a store that has named no mailbox yet: it is nobody's. */
export const NO_MAILBOX = 'support@store.example';

/** A store's mailbox. */
export const EmailSettings = z
  .object({
    /** The mailbox customers write to and hear from. */
    address: z.string().default(NO_MAILBOX),
    /**
     * By what it is read and written from: `cloudflare` (Email Routing and the send binding), `imap` (the connections
     * `imap` and `smtp`), `gmail` or `graph` (the connection of that name).
     */
    via: z.enum(['cloudflare', 'imap', 'gmail', 'graph']).default('cloudflare'),
    signature: z.string().default(''),
    /**
     * Addresses that send what others wrote: contact forms, mailing groups. Who wrote stands in Reply-To or
     * X-Original-Sender, is answered there, and is as unknown as any visitor. The shop's own domain and
     * mailboxes that nobody reads need not be named.
     */
    forms: z
      .array(
        z
          .string()
          .max(254)
          .refine((value) => emailAddress(value) !== null, 'not an email address'),
      )
      .max(50)
      .default([]),
  })
  .prefault({});
