import { z } from 'zod';

const Line = z.string().regex(/^(?:\+\d{6,15})?$/, 'not a number like +33187650021');

/** A store's line, and how a call on it goes. */
export const PhoneSettings = z
  .object({
    number: Line.default(''),
    /**
     * What text messages come from: a number (E.164), a sender's name, or the id of a Twilio messaging
     * service; empty: none do.
     */
    smsFrom: z
      .string()
      .regex(
        /^(?:\+\d{6,15}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})?$/,
        'neither a number nor a sender',
      )
      .default(''),
    /** Where a caller who wants a person is put through, E.164; empty: a person calls back. */
    transferTo: Line.default(''),
    /**
     * Whether callers are put through to the own numbers of advisors who are at the desk, one after the other, before
     * `transferTo`.
     */
    advisors: z.boolean().default(false),
    /**
     * Whether callers are put through to advisors who take calls in their browser, beside `transferTo`. Needs an API key
     * of the Twilio account.
     */
    browsers: z.boolean().default(false),
    /** Seconds a person's phone rings. */
    ringSeconds: z.number().int().min(5).max(120).default(25),
    /**
     * Seconds of silence until a caller is asked whether they are there; after twice that again the call
     * ends.
     */
    silenceSeconds: z.number().int().min(5).max(300).default(15),
    /** Times a broken relay is connected anew before the call is ended and a callback noted. */
    reconnects: z.number().int().min(0).max(10).default(3),
  })
  .prefault({});
