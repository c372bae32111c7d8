import { describe, expect, it } from 'vitest';
import { mergePatch, unknownKeys } from '../../src/settings/change.ts';
import { PRESETS } from '../../src/settings/presets.ts';
import { defaultSettings, Settings } from '../../src/settings.ts';

describe('a preset', () => {
  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    '%s makes sense over any settings',
    (_, preset) => {
      const wanted = mergePatch(defaultSettings(), preset.settings);
      const read = Settings.safeParse(wanted);
      expect(read.error?.issues).toBeUndefined();
      expect(unknownKeys(wanted, read.data)).toEqual([]);
      expect(read.data).not.toEqual(defaultSettings());
    },
  );

  it('leaves what says who the store is', () => {
    for (const { settings } of PRESETS)
      for (const own of ['name', 'timeZone', 'country', 'currency', 'locale', 'languages', 'email', 'hours'])
        expect(settings).not.toHaveProperty(own);
  });
});
