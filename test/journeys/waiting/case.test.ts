import { describe, expect, it } from 'vitest';
import { CHANNELS, someone } from '../agreed/agreed.ts';
import { serviceInside } from '../service.ts';

/* Who waits for a colleague, over the wire: what the colleague has is theirs, and all else is answered. */

const service = serviceInside();

describe.each(CHANNELS)('on %s', (channel) => {
  it('a new one that a colleague arranges is not undone by a return that nobody wished for', async () => {
    const { say, returns } = await someone(service, channel);
    await say('my dress arrived with a hole in it');
    expect(await say('can I get a replacement instead?')).toMatch(/colleague/);
    const more = await say('the dress is torn at the seam, as I said');
    expect(more).toMatch(/with a colleague, who is to answer you by/);
    expect(more).not.toMatch(/Shall I do that/);
    await say('Yes please');
    expect(await returns()).toBe(0);
  });

  it('who waits for news of a parcel is answered what they ask, and told of the case with its time', async () => {
    const { say } = await someone(service, channel, 'fr');
    await say('mon colis n’est jamais arrivé, la robe n’est pas là');
    expect(await say('Quels sont vos horaires ?')).not.toMatch(/s’occupe déjà/);
    expect(await say('où en est mon dossier ?')).toMatch(/doit vous répondre au plus tard/);
  });

  it('a call is promised for the time it was wished for, once', async () => {
    const { say, promises } = await someone(service, channel);
    expect(await say('can you ring me on Wednesday at 11?')).toMatch(/will call you .* at 11:00/);
    expect(await say('please call me back')).toMatch(/call you back by .*11:00/);
    const calls = (await promises()).filter(({ what }) => what.startsWith('Call'));
    expect(calls).toHaveLength(1);
    expect(new Date(calls[0]?.due ?? '').toLocaleTimeString('fr', { timeZone: 'Europe/Paris' })).toBe(
      '11:00:00',
    );
  });
});
