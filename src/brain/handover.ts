import { z } from 'zod';
import { Channel, Intent } from '../conversation/values.ts';

/** Signs that somebody else may be writing in the customer's name, or that money goes out too easily. */
const FraudSign = z.enum(['wrong_codes', 'many_refunds', 'shared_contact']);
export type FraudSign = z.infer<typeof FraudSign>;

/** When a thread goes to a person though nobody asked for one. Nothing of it holds unless the store says so. */
export const HandoverPolicy = z
  .object({
    /** Whoever is tagged `vip`, or is one in the shop. */
    vip: z.boolean().default(false),
    /** The channels on which whoever is among the people of a `strategic` account reaches a person first. */
    strategic: z.array(Channel).max(Channel.options.length).default([]),
    /** Words that sound angry. */
    anger: z.boolean().default(false),
    /**
     * So many messages in a row of which nobody knows what they want, each but the last answered with a question;
     * 0: never.
     */
    notUnderstood: z.number().int().min(0).max(10).default(0),
    /**
     * `wrong_codes`: a one-time code was wrong three times within a day; `many_refunds` and `shared_contact`: as
     * `approvals.signals` count them.
     */
    fraud: z.array(FraudSign).max(FraudSign.options.length).default([]),
    /** What people always answer; `modes` tells it by channel as well, and can have drafts instead. */
    intents: z.array(Intent).max(100).default([]),
  })
  .prefault({});
export type HandoverPolicy = z.infer<typeof HandoverPolicy>;

/** Why the store has a person answer: what the desk shows as the reason. */
export type PolicyReason = 'fraud' | 'strategic' | 'vip' | 'anger' | 'not_understood' | 'policy';

/** Wrong one-time codes within a day that are a sign. */
export const WRONG_CODES = 3;

/** What is known of new words and of who says them. */
export interface HandoverSigns {
  fraud: readonly FraudSign[];
  vip: boolean;
  /** Of a strategic account, on a channel where that counts. */
  strategic: boolean;
  anger: boolean;
  /** Messages in a row, these included, that nobody understood. */
  unclear: number;
  intents: readonly Intent[];
}

/** Whether anything is left to people by policy: without it nothing is looked at. */
export function hasPolicy({ vip, anger, notUnderstood, fraud, intents, strategic }: HandoverPolicy): boolean {
  return vip || anger || notUnderstood > 0 || fraud.length + intents.length + strategic.length > 0;
}

/** Why a person answers, the most urgent reason first; null where none does. */
export function policyReason(policy: HandoverPolicy, signs: HandoverSigns): PolicyReason | null {
  if (signs.fraud.some((sign) => policy.fraud.includes(sign))) return 'fraud';
  if (policy.strategic.length > 0 && signs.strategic) return 'strategic';
  if (policy.vip && signs.vip) return 'vip';
  if (policy.anger && signs.anger) return 'anger';
  if (policy.notUnderstood > 0 && signs.unclear >= policy.notUnderstood) return 'not_understood';
  return signs.intents.some((intent) => policy.intents.includes(intent)) ? 'policy' : null;
}
