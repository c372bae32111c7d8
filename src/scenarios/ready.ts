import { z } from 'zod';
import ready from './ready.json' with { type: 'json' };
import { Scenario } from './scenario.ts';

let read: Scenario[] | null = null;

/** The scenarios that every store has: what customers want most, in both languages, and what must never happen. */
export function readyScenarios(): readonly Scenario[] {
  read ??= z.array(Scenario).parse(ready);
  return read;
}
