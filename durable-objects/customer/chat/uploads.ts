import { timestamp } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import { fileToken } from '../../../src/tokens.ts';
import type { ObjectContext } from '../context.ts';
import type { Parts } from '../wiring.ts';

/** Where a browser finds a file. A label's link lasts, any other one is for the moment. */
export async function fileLink(
  { env, store, reached }: Pick<ObjectContext, 'env' | 'store' | 'reached'>,
  { key, filename, type }: Attachment,
): Promise<string> {
  const token = await fileToken(env, { store, key, filename, type }, key.startsWith('labels/'));
  return `${reached.origin}/files/${token}`;
}

/**
 * A file is about to be uploaded from a session: the object stays for it. Returns whether anything was said in
 * that session.
 */
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
