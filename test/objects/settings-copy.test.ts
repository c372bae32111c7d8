import { expect, it } from 'vitest';
import { forgetIsolate } from '../../durable-objects/clients/isolate.ts';
import { freshSettings, rememberSettings } from '../../durable-objects/clients/store.ts';
import { defaultSettings } from '../../src/settings.ts';

const copy = (version: number) => ({ version, settings: defaultSettings(), tightenedUntil: null });

it('a copy of the settings that was asked for before a change does not undo the change', () => {
  rememberSettings('boutique', copy(2));
  rememberSettings('boutique', copy(1));
  expect(freshSettings('boutique')?.version).toBe(2);
});

it('an isolate that starts anew has no copy of any settings', () => {
  rememberSettings('boutique', copy(2));
  forgetIsolate();
  expect(freshSettings('boutique')).toBeNull();
});
