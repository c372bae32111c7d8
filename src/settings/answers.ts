import { z } from 'zod';
import { tagOf } from '../search/question.ts';

/** What an answer may leave to be filled in: `{{order}}` stands for the order that a thread is about. */
const VARIABLES: ReadonlySet<string> = new Set(['name', 'first_name', 'order', 'advisor', 'store']);

/** Answers that advisors put into their replies, and change there before they send them. */
export const CannedAnswers = z
  .array(
    z.object({
      /** By which it is found. */
      name: z.string().trim().min(1).max(80),
      /** BCP 47 primary subtag; null: in any. */
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .nullable()
        .default(null),
      text: z.string().trim().min(1).max(5_000).superRefine(namesKnown),
      /** Put on the thread once the answer has left. */
      tags: z
        .array(z.string().refine((tag) => tagOf(tag) === tag, 'small letters, digits and hyphens'))
        .max(5)
        .default([]),
      /** What is done then: the open questions are closed, or the thread is put aside. */
      afterwards: z.enum(['resolve', 'snooze']).nullable().default(null),
      /** For how many hours it is put aside. */
      snoozeHours: z.number().int().min(1).max(2_160).default(24),
    }),
  )
  .max(200)
  .default([]);

function namesKnown(text: string, context: z.RefinementCtx): void {
  for (const [, name = ''] of text.matchAll(/\{\{(.*?)\}\}/gs))
    if (!VARIABLES.has(name))
      context.addIssue({ code: 'custom', message: `{{${name}}} is none of ${[...VARIABLES].join(', ')}` });
}
