import { describe, expect, it } from 'vitest';
import { differences, mergePatch, unknownKeys } from '../../src/settings/change.ts';
import { Settings } from '../../src/settings.ts';

describe('unknownKeys', () => {
  it('names a misspelt key by its path', () => {
    const given = {
      returns: { windowsDays: 45 },
      whatsapp: { templates: [{ for: 'code', name: 'c', language: 'en', x: 1 }] },
    };
    expect(unknownKeys(given, Settings.parse(given)).map(({ at }) => at)).toEqual([
      'returns.windowsDays',
      'whatsapp.templates.0.x',
    ]);
  });

  it('finds nothing in settings that were read before', () => {
    const settings = Settings.parse({
      hours: { mon: [['09:00', '12:00']] },
      widget: { texts: { fr: { welcome: 'Bonjour' } } },
    });
    expect(unknownKeys(settings, Settings.parse(settings))).toEqual([]);
  });

  it('takes the name of a property of every object for a key like any other', () => {
    const given = JSON.parse('{"constructor":1,"__proto__":{"x":1},"returns":{"toString":1}}');
    expect(unknownKeys(given, Settings.parse(given)).map(({ at }) => at)).toEqual([
      'constructor',
      '__proto__',
      'returns.toString',
    ]);
  });
});

describe('mergePatch (the examples of RFC 7396, appendix A)', () => {
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('%s with %s is %s', (target, patch, result) => {
    expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(result));
  });

  it('changes no prototype', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__":{"spoilt":true}}'));
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Reflect.get({}, 'spoilt')).toBeUndefined();
  });
});

describe('differences', () => {
  it('names what changed, came and went, by path', () => {
    expect(differences({ a: { b: 1, c: [1] }, d: 1 }, { a: { b: 2, c: [1] }, e: 1 })).toEqual([
      { at: 'a.b', before: 1, after: 2 },
      { at: 'd', before: 1 },
      { at: 'e', after: 1 },
    ]);
  });
});
