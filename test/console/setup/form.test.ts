import { describe, expect, it } from 'vitest';
import { SettingsForm } from '../../../console/core/setup/form.ts';
import { isUnder, putAt } from '../../../console/core/setup/places.ts';
import { StoreSettings } from '../../../console/core/setup/settings.ts';
import { Api } from '../../../console/core/transport/api.ts';
import { FakeWorld, refusal, settled } from '../world.ts';

/** A service that keeps settings under a version, as the real one does. */
async function begun(start: object) {
  const world = new FakeWorld();
  const versions: object[] = [start];
  let refuses: object | null = null;
  let meanwhile: object | null = null;
  world.answer = ({ method, path, body }) => {
    if (method === 'PUT') {
      if (meanwhile) {
        versions.push({ ...versions.at(-1), ...meanwhile });
        meanwhile = null;
        return refusal(412, 'Precondition failed');
      }
      if (refuses) return refusal(400, 'Bad request', refuses);
      versions.push(body as object);
    }
    if (path === 'settings/revert') {
      const { version } = body as { version: number };
      versions.push(versions[version] ?? {});
    }
    return { body: versions.at(-1), headers: { etag: `"${versions.length - 1}"` } };
  };
  const settings = new StoreSettings(new Api(world));
  await settled();
  const form = new SettingsForm(settings, 'set up: policies');
  return {
    ...{ world, settings, form, held: () => versions.at(-1) },
    /** Somebody else changes the settings before the next saving comes. */
    changed: (change: object) => {
      meanwhile = change;
    },
    refuse: (errors: { at: string; message: string }[] | null) => {
      refuses = errors && { errors };
    },
  };
}

const START = { name: 'Lune', shipping: { days: [2, 4], freeFrom: 6_000 }, returns: { windowDays: 30 } };

describe('a form of the settings', () => {
  it('shows what holds, then what is written, and has nothing to save where both are the same', async () => {
    const { form } = await begun(START);
    expect(form.valueOf('returns.windowDays')).toBe(30);
    form.set('returns.windowDays', 14);
    expect(form.valueOf('returns.windowDays')).toBe(14);
    expect(form.patch.value).toEqual({ returns: { windowDays: 14 } });
    expect(form.state.value).toBe('changed');
    form.set('returns.windowDays', 30);
    expect(form.state.value).toBe('kept');
  });

  it('saves all of it with why, and takes it back', async () => {
    const { form, held, world } = await begun(START);
    form.set('returns.windowDays', 14);
    form.set('shipping.days', [3, 5]);
    expect(await form.save()).toBe(true);
    expect(held()).toEqual({
      ...START,
      shipping: { days: [3, 5], freeFrom: 6_000 },
      returns: { windowDays: 14 },
    });
    expect(world.made('PUT', /^settings\?why=set\+up%3A\+policies$/)).toHaveLength(1);
    expect(form.state.value).toBe('saved');
    expect(await form.takeBack()).toBe(true);
    expect(held()).toEqual(START);
    expect(form.state.value).toBe('back');
    expect(form.undoable.value).toBeNull();
  });

  it('can say that something is never so, which is no default', async () => {
    const { form, held } = await begun(START);
    form.set('shipping.freeFrom', null);
    await form.save();
    expect(held()).toMatchObject({ shipping: { freeFrom: null } });
  });

  it('says at its field what was refused, and at the button what has no field', async () => {
    const { form, refuse } = await begun(START);
    form.show('returns.windowDays');
    form.set('returns.windowDays', 999);
    refuse([
      { at: 'returns.windowDays', message: 'too big' },
      { at: 'brain.chain', message: 'unknown' },
    ]);
    expect(await form.save()).toBe(false);
    expect(form.faultAt('returns.windowDays')).toBe('too big');
    expect(form.refusal).toMatchObject({ fields: 1, rest: { errors: [{ at: 'brain.chain' }] } });
    expect(form.valueOf('returns.windowDays')).toBe(999);
    refuse([{ at: 'returns.windowDays', message: 'too big' }]);
    await form.save();
    expect(form.refusal).toMatchObject({ fields: 1, rest: null });
    form.set('returns.windowDays', 60);
    expect(form.faultAt('returns.windowDays')).toBeNull();
    expect(form.refusal).toBeNull();
  });

  it('writes into the settings of whoever changed them meanwhile, and over nothing of theirs', async () => {
    const { form, held, changed } = await begun(START);
    form.set('returns.windowDays', 14);
    changed({ name: 'Sol' });
    expect(await form.save()).toBe(true);
    expect(held()).toEqual({ ...START, name: 'Sol', returns: { windowDays: 14 } });
  });

  it('drops what is written', async () => {
    const { form } = await begun(START);
    form.set('name', 'Sol');
    form.drop();
    expect([form.valueOf('name'), form.state.value]).toEqual(['Lune', 'kept']);
  });
});

describe('places of settings', () => {
  it('are written without touching what stands beside them', () => {
    expect(putAt({ a: { b: 1, c: 2 } }, 'a.b', 3)).toEqual({ a: { b: 3, c: 2 } });
    expect(putAt({}, 'a.b', 3)).toEqual({ a: { b: 3 } });
    expect(isUnder('hours.mon.0', 'hours')).toBe(true);
    expect(isUnder('hoursOf', 'hours')).toBe(false);
  });
});
