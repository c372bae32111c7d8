import { timestamp } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import { fileToken } from '../../../src/tokens.ts';
import type { ObjectContext } from '../context.ts';
import type { Parts } from '../wiring.ts';

/** A browser's link to a file. A label's link lasts; any other one is short-lived. */
export async function fileLink(
  { env, store, reached }: Pick<ObjectContext, 'env' | 'store' | 'reached'>,
  { key, filename, type }: Attachment,
): Promise<string> {
  const token = await fileToken(env, { store, key, filename, type }, key.startsWith('labels/'));
  return `${reached.origin}/files/${token}`;
}

/** A session is about to upload a file: the object is kept for it. Returns whether the session has a message. */
export async function announceUpload(
  { context, scheduler }: Pick<Parts, 'context' | 'scheduler'>,
  session: string,
): Promise<boolean> {
  if (!context.isNobody()) return Boolean(sessionOf(context.thread.state, session)?.heardAt);
  context.begin();
  context.meta.set('uploaded', timestamp());
  await scheduler.arm();
  return false;
}
