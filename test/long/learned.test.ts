import { expect, it } from 'vitest';
import { allOf, lesson } from '../../learn/made-of.ts';
import { learned } from '../../src/brain/embedded/learned/weights.ts';

/* A sample of the same is compared among the quick tests. */

it(
  'the committed weights are those of every example, sign and word that is learnt from',
  {
    timeout: 300_000,
  },
  () => expect(learned.content.madeOf.all).toBe(allOf(lesson())),
);
