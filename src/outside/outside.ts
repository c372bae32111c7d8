import type { z } from 'zod';
import type { Assurance } from '../conversation/values.ts';

/** A read-only tool of another system of the store. */
export interface OutsideTool {
  /** `server__tool`: no name of ours has two underscores in a row. */
  readonly name: string;
  /** Words of whoever runs the server, for a model to read as such. */
  readonly description: string;
  readonly input: z.ZodType<Record<string, unknown>>;
  readonly assurance: Assurance;
}

/** What a tool answered. */
export interface OutsideAnswer {
  text: string;
  /** The tool says that it could not do it; `text` says why. */
  failed: boolean;
  /** There was more. */
  cut: boolean;
}

/** The other systems of a store, as a turn may ask them. */
export interface Outside {
  readonly tools: readonly OutsideTool[];
  /** Throws {@link OutsideUnavailable} and nothing else. */
  call(name: string, input: Record<string, unknown>): Promise<OutsideAnswer>;
}

/** Thrown where another system does not answer, or not as it should. The message holds nothing personal. */
export class OutsideUnavailable extends Error {
  override readonly name = 'OutsideUnavailable';
}
