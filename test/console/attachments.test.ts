import { describe, expect, it } from 'vitest';
import { Attachments } from '../../console/core/thread/attachments.ts';
import { Composer } from '../../console/core/thread/composer.ts';
import { Thread } from '../../console/core/thread/thread.ts';
import { Api } from '../../console/core/transport/api.ts';
import { Sends } from '../../console/core/transport/sends.ts';
import { BRIEF, NORA, SOPHIE, state, timeline } from './shop.ts';
import { type Call, FakeWorld, refusal, settled } from './world.ts';

const PDF = 'application/pdf';
const file = (name: string, type = PDF, size = 10) => new File([new Uint8Array(size)], name, { type });
const link = (id: string) => ({ body: { id, filename: `${id}.pdf`, type: PDF, size: 10, url: '/files/x' } });

const attachmentsOf = (world: FakeWorld) =>
  new Attachments(new Api(world), SOPHIE, world.storage, 'files:pe_1');

/** A thread on the screen whose answers go to channels of which one takes no files. */
async function composerOf(world: FakeWorld): Promise<Composer> {
  const [chat, voice] = (['chat', 'voice'] as const).map((channel) => ({
    ...{ channel, session: `se_${channel}`, address: 'phone:+33612345678' },
    ...{ last: channel === 'chat', possible: true, files: channel === 'chat' },
  }));
  world.answer = ({ path }: Call) => {
    if (path.endsWith('/files')) return link('up1');
    if (path.includes('timeline')) return { body: timeline([]) };
    if (path.endsWith('brief')) return { body: BRIEF };
    return { body: path.endsWith('channels') ? { channels: [chat, voice] } : { ok: true } };
  };
  const ours = { platform: world, api: new Api(world), me: NORA };
  const thread = new Thread(ours, SOPHIE);
  await settled();
  const wire = world.wire(/customers\/.*\/live$/);
  wire.open();
  wire.say({ type: 'welcome', customer: SOPHIE, seq: 2, state: state(), draft: '', viewers: [] });
  const composer = new Composer(ours, thread, new Sends(world, ours.api, NORA.person.id));
  await composer.channels.refresh();
  return composer;
}

describe('a file that is attached', () => {
  it('is uploaded at once, and refused without a call where it cannot be sent', async () => {
    const world = new FakeWorld();
    const attached = attachmentsOf(world);
    world.answer = () => link('up1');
    const adding = attached.add([file('chart.pdf')]);
    expect(attached.busy.value).toBe(true);
    await adding;
    expect(attached.list.value).toMatchObject([{ filename: 'chart.pdf', id: 'up1' }]);
    expect(attached.busy.value).toBe(false);
    await attached.add([file('film.mp4', 'video/mp4')]);
    expect(attached.notTaken.value).toMatchObject({ filename: 'film.mp4', reason: 'type' });
    await attached.add([file('poster.pdf', PDF, 10 * 1024 * 1024 + 1)]);
    expect(attached.notTaken.value).toMatchObject({ filename: 'poster.pdf', reason: 'large' });
    expect(world.made('POST', /files$/)).toHaveLength(1);
  });

  it('that the service does not take says why, and is gone', async () => {
    const world = new FakeWorld();
    const attached = attachmentsOf(world);
    world.answer = () => refusal(415, 'Only png, jpeg, webp, heic and pdf files are taken.');
    await attached.add([file('disguised.pdf')]);
    expect(attached.list.value).toEqual([]);
    expect(attached.notTaken.value?.problem).toMatchObject({ status: 415 });
  });

  it('survives a reload once it is uploaded', async () => {
    const kept = new Map<string, string>();
    const world = new FakeWorld(kept);
    world.answer = () => link('up1');
    await attachmentsOf(world).add([file('chart.pdf')]);
    expect(attachmentsOf(new FakeWorld(kept)).list.value).toMatchObject([
      { filename: 'chart.pdf', id: 'up1' },
    ]);
  });

  it('leaves with the answer, and comes back with it', async () => {
    const world = new FakeWorld();
    const composer = await composerOf(world);
    await composer.attachments.add([file('chart.pdf')]);
    composer.write('Here is our size chart.');
    expect(composer.send()).toBe(true);
    expect(composer.attachments.list.value).toEqual([]);
    composer.undo(composer.sending.value[0]?.id ?? '');
    expect(composer.attachments.list.value).toMatchObject([{ filename: 'chart.pdf', id: 'up1' }]);
    expect(composer.send()).toBe(true);
    await world.pass(6_000);
    expect(world.made('POST', /reply$/).map(({ body }) => body)).toMatchObject([
      { text: 'Here is our size chart.', attachments: ['up1'] },
    ]);
  });

  it('holds an answer back where it cannot go along', async () => {
    const world = new FakeWorld();
    const composer = await composerOf(world);
    await composer.attachments.add([file('chart.pdf')]);
    composer.write('Here is our size chart.');
    composer.choose('voice se_voice');
    expect(composer.filesBlocked.value).toBe(true);
    expect(composer.send()).toBe(false);
    composer.attachments.remove(composer.attachments.list.value[0]?.key ?? '');
    expect(composer.send()).toBe(true);
    await world.pass(6_000);
    expect(world.made('POST', /reply$/)[0]?.body).not.toHaveProperty('attachments');
  });
});
