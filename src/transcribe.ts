import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { Transcribe } from './channels/whatsapp/media.ts';
import type { Env } from './env.ts';
import { errorReason, trace } from './trace.ts';

/** developers.cloudflare.com/workers-ai/models/whisper-large-v3-turbo: base64 in, `text` out. */
const MODEL = '@cf/openai/whisper-large-v3-turbo';
const Heard = z.object({ text: z.string() });
/** More is no note but a lecture, and base64 of it would not fit beside it. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Speech to text over Workers AI, where the deployment binds it; undefined where not: recordings are kept as
 * they are.
 */
export function transcriber({ AI }: Pick<Env, 'AI'>): Transcribe | undefined {
  if (!AI) return undefined;
  return async (bytes) => {
    if (bytes.byteLength > LONGEST) return null;
    try {
      const heard = Heard.parse(await AI.run(MODEL, { audio: Buffer.from(bytes).toString('base64') }));
      return heard.text.trim() || null;
    } catch (error) {
      trace('transcription.failed', { reason: errorReason(error) }, 'error');
      return null;
    }
  };
}
