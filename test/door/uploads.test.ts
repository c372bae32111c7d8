import { describe, expect, it } from 'vitest';
import { Chat } from '../../scripts/clients/chat.ts';
import { mayUpload } from '../../src/door/uploads/budget.ts';
import { LIMITS } from '../../src/limits.ts';
import { serviceInside } from '../journeys/service.ts';
import { ask, bindings } from './world.ts';

/* How much a browser may store, by session, by network and by store. */

const MB = 1024 * 1024;
const { uploadedBySilent, uploadedBySession, uploadedByNetwork, uploadedBySite, uploadedToStore } = LIMITS;

async function upload(chat: Chat, megabytes: number, ip = ''): Promise<number> {
  const body = new Uint8Array(megabytes * MB);
  body.set(new TextEncoder().encode('%PDF-1.7'));
  const response = await ask('/chat/demo/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${chat.welcome.session}`, ...(ip && { 'cf-connecting-ip': ip }) },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
const stored = async () => (await bindings.BLOBS.list({ prefix: 'demo/' })).objects.length;

describe('uploads', () => {
  it('of a browser that says nothing end after a few files, and go on once it has spoken', async () => {
    const chat = await Chat.open(serviceInside());
    for (let sent = 5; sent <= uploadedBySilent.most; sent += 5) expect(await upload(chat, 5)).toBe(200);
    const before = await stored();
    for (let again = 0; again < 3; again++) expect(await upload(chat, 5)).toBe(429);
    expect(await stored()).toBe(before);
    await chat.say('Hello!');
    expect(await upload(chat, 5)).toBe(200);
    chat.close();
  });

  it('of one network end for all of its browsers, however many it opens, and for nobody else', async () => {
    const [network, left] = ['192.0.2.1', 20];
    const earlier = { network, silent: false };
    for (let n = 0; n < (uploadedByNetwork.most - left) / 10; n++)
      expect(await mayUpload(bindings, 'demo', { ...earlier, session: `earlier${n}` }, 10 * MB)).toBe(true);
    const before = await stored();
    const got: number[] = [];
    for (let browser = 0; browser < 2; browser++) {
      const chat = await Chat.open(serviceInside());
      for (let sent = 5; sent <= uploadedBySilent.most; sent += 5) got.push(await upload(chat, 5, network));
      chat.close();
    }
    expect(got).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await stored()) - before).toBe(left / 5);
    const other = await Chat.open(serviceInside());
    expect(await upload(other, 5, '192.0.2.2')).toBe(200);
    other.close();
  });

  it('of one site of networks end at its share, whichever of them it takes', async () => {
    const may = (n: number, site: string) =>
      mayUpload(
        bindings,
        'site-test',
        { session: `v6-${site}-${n}`, network: `${site}:${n.toString(16)}::/64`, silent: false },
        10 * MB,
      );
    for (let n = 0; n < uploadedBySite.most / 10; n++) expect(await may(n, '2001:db9:0')).toBe(true);
    expect(await may(9_999, '2001:db9:0')).toBe(false);
    expect(await may(9_999, '2001:db9:1')).toBe(true);
  });

  it('of one session end at its share, however much it says', async () => {
    const may = () => mayUpload(bindings, 'demo', { session: 'cs', network: null, silent: false }, 10 * MB);
    for (let n = 0; n < uploadedBySession.most / 10; n++) expect(await may()).toBe(true);
    expect(await may()).toBe(false);
  });

  it('of one store end at its share of the hour, whoever sends them', async () => {
    const may = (session: number, megabytes: number) =>
      mayUpload(
        bindings,
        'upload-test',
        { session: `s${session}`, network: null, silent: false },
        megabytes * MB,
      );
    const each = uploadedBySession.most;
    for (let n = 0; n < Math.floor(uploadedToStore.most / each); n++) expect(await may(n, each)).toBe(true);
    expect(await may(9_999, each)).toBe(false);
  });
});
