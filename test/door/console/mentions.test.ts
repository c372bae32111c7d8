import { beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../../../scripts/clients/chat.ts';
import { until } from '../../../scripts/clients/service.ts';
import { DESK_SUBPROTOCOL, type DeskServerFrame, type Mention } from '../../../src/console/protocol.ts';
import { serviceInside } from '../../journeys/service.ts';
import { ADMIN, ask } from '../world.ts';
import { Colleague } from './desk-client.ts';

/* Colleagues who are named in a note: they are told at the desk, and find it there until they have looked. */

const inside = serviceInside();
let nora: Colleague;
let max: Colleague;
let maxId: string;

async function visitor(): Promise<{ chat: Chat; customer: string }> {
  const chat = await Chat.open(inside);
  await chat.say('Hello!');
  const { customer } = JSON.parse(atob(chat.welcome.session.split('.')[1] ?? '')) as { customer: string };
  return { chat, customer };
}
const mentions = async (who: Colleague) => (await who.get<{ mentions: Mention[] }>('/mentions')).mentions;

beforeAll(async () => {
  nora = await Colleague.enter('advisor', 'Nora');
  max = await Colleague.enter('advisor', 'Max');
  maxId = (await max.get<{ person: { id: string } }>('/me')).person.id;
});

describe('a note that names a colleague', () => {
  it('tells them where they are, stands in their list alone, and is gone once it is seen', async () => {
    const { chat, customer } = await visitor();
    const desk = await max.dial<DeskServerFrame>('/desk/live', DESK_SUBPROTOCOL);
    desk.say({ type: 'hello', view: 'waiting' });
    await desk.until('list');
    const text = '@Max, can you look at the parcel?';
    expect((await nora.post(`/customers/${customer}/note`, { text, mentions: [maxId] })).status).toBe(200);
    await desk.until('alert', (frame) => frame.why === 'mentioned' && frame.customer === customer);
    expect(await mentions(max)).toMatchObject([{ customer, by: 'Nora', text, name: null }]);
    expect(await mentions(nora)).toEqual([]);
    expect(JSON.stringify(chat.frames)).not.toContain('parcel');
    expect((await max.call('DELETE', `/mentions/${customer}`)).status).toBe(200);
    expect(await mentions(max)).toEqual([]);
    desk.close();
    chat.close();
  });

  it('is refused where it names somebody who does not work here, and is not kept', async () => {
    const { chat, customer } = await visitor();
    const note = { text: '@Nobody, look.', mentions: ['pe_nobody'] };
    expect((await nora.post(`/customers/${customer}/note`, note)).status).toBe(400);
    const timeline = await (await nora.call('GET', `/customers/${customer}/timeline`)).text();
    expect(timeline).not.toContain('@Nobody');
    chat.close();
  });

  it('is in no list any more once its customer is erased', async () => {
    const { chat, customer } = await visitor();
    await nora.post(`/customers/${customer}/note`, { text: '@Max, a secret', mentions: [maxId] });
    await until('the mention', async () => (await mentions(max)).find((one) => one.customer === customer));
    expect((await ask(`/api/v1/customers/${customer}`, { method: 'DELETE', headers: ADMIN })).status).toBe(
      200,
    );
    await until('its end', async () =>
      (await mentions(max)).some((one) => one.customer === customer) ? null : true,
    );
    chat.close();
  });
});
