import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/* The shape of the project, held by a test: who may import whom, and that what documents name is there. */

const files = globSync(['{src,durable-objects,sandbox}/**/*.ts', 'console/**/*.{ts,tsx}'], {
  exclude: ['**/*.d.ts'],
});

/**
 * The files a file imports, relative to the root; packages as they are named. Types count: they tie as well.
 */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, path = '']) =>
    path.startsWith('.') ? normalize(join(dirname(file), path)) : path,
  );
}

/** A rule: files under `from` may import nothing that `never` matches. */
const RULES: { from: RegExp; never: RegExp; why: string }[] = [
  {
    from: /^src\/conversation\//,
    never: /^(?!src\/conversation\/|src\/lookup\.ts$|zod$)/,
    why: 'the core is pure: zod, itself and how a table is read',
  },
  {
    from: /^src\/language\//,
    never: /^(?!src\/(language|conversation|identity)\/|src\/(settings|lookup|currency|tables)|zod$)/,
    why: 'a language knows what is spoken of, and nobody who speaks',
  },
  {
    from: /^src\/consent\//,
    never: /^(?!src\/(consent|language|conversation)\/)/,
    why: 'what counts as a yes knows no brain',
  },
  {
    from: /^(src\/(?!consent\/)|durable-objects\/)/,
    never: /^src\/consent\/(?!index\.ts)/,
    why: 'consent is one port',
  },
  {
    from: /^(src\/(?!brain\/(embedded|model)\/)|durable-objects\/(?!customer\/turns\/roster\.ts))/,
    never: /^src\/brain\/(embedded|model)\//,
    why: 'brains are known to the roster alone',
  },
  {
    from: /^(src\/(?!shop\/roster\.ts)|durable-objects\/)/,
    never: /^src\/shop\/embedded\.ts$/,
    why: 'shops are known to the roster alone',
  },
  { from: /^src\/shop\//, never: /^src\/(identity\/view|tools|brain)/, why: 'a shop knows no view of it' },
  {
    from: /^src\/channels\//,
    never: /^(durable-objects|src\/(door|api|brain|tools|shop|env))/,
    why: 'a channel only adapts',
  },
  {
    from: /^src\/(brain|tools|shop|identity)\//,
    never: /^(durable-objects\/|src\/(door|api|index|env))/,
    why: 'imports point inward',
  },
  {
    from: /^src\/(brain|tools|shop|identity|conversation)\//,
    never: /^cloudflare:/,
    why: 'the inside knows no platform',
  },
  {
    from: /^src\/outside\//,
    never: /^(?!src\/(outside|conversation)\/|src\/(lookup|read-at-most)\.ts$|zod$)/,
    why: 'another system of a store knows nothing of ours',
  },
  {
    from: /^src\/pdf\//,
    never: /^(?!src\/pdf\/)/,
    why: 'a file writer knows no shop and no package',
  },
  {
    from: /^(src|durable-objects)\//,
    never: /^(sandbox|scripts|test|bench)\//,
    why: 'production knows no sandbox',
  },
  { from: /^durable-objects\//, never: /^src\/(door|api|index)/, why: 'objects know no routes' },
  {
    from: /^console\//,
    never: /^(durable-objects|sandbox|scripts|test|bench|src\/(?!console\/protocol\.ts))/,
    why: 'the console knows of the service what crosses to it',
  },
  {
    from: /^console\/core\//,
    never: /^(?!console\/core\/|src\/console\/protocol\.ts|@preact\/signals-core$)/,
    why: 'what the console does knows nothing of how it looks',
  },
];
/** The embedded shop's client is typed by the object it calls, and by nothing else of it. */
const EXCEPTIONS = ['src/shop/embedded.ts durable-objects/shop/embedded-shop.ts'];

describe('imports', () => {
  it.each(RULES)('$from: $why', ({ from, never }) => {
    const broken = files
      .filter((file) => from.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((path) => never.test(path))
          .map((path) => `${file} ${path}`),
      )
      .filter((pair) => !EXCEPTIONS.includes(pair));
    expect(broken).toEqual([]);
  });
});

/** Imports of values: what has to have run before the file does. Types tie nothing at run time. */
function valueImportsOf(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )(?:([^;']*?) from )?'(\.[^']+)'/gm,
  );
  return [...imports]
    .filter(([, names]) => !names || !/^\{(?:\s*type [\w ]+,?)+\s*\}$/.test(names))
    .map(([, , path = '']) => normalize(join(dirname(file), path)));
}

/** The first circle of imports, from a file back to itself; null where there is none. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return null;
}

describe('circles of imports', () => {
  it('are nowhere in the service', () => {
    const imports = new Map(files.map((file) => [file, valueImportsOf(file)]));
    expect(circleIn(imports)).toBeNull();
  });

  it('are found where there are some', () => {
    const imports = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['b.ts']],
    ]);
    expect(circleIn(imports)).toEqual(['b.ts', 'c.ts', 'b.ts']);
    expect(valueImportsOf('test/node/layout.test.ts')).toEqual([]);
    expect(valueImportsOf('src/brain/embedded/plan/aftersales/cancel.ts')).toContain(
      'src/brain/embedded/plan/aftersales/offer.ts',
    );
    expect(valueImportsOf('src/brain/embedded/plan/aftersales/cancel.ts')).not.toContain(
      'src/identity/view.ts',
    );
  });
});

describe('folders', () => {
  /** What a folder holds at most: beyond it, its files belong to several things, which have names. */
  const MOST_FILES = 25;

  it('hold at most 25 files each', () => {
    const sizes = new Map<string, number>();
    for (const file of globSync(
      '{src,durable-objects,migrations,sandbox,scripts,bench,widget,console,test}/**/*.*',
    ))
      sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
    expect(sizes.size).toBeGreaterThan(50);
    expect([...sizes].filter(([, files]) => files > MOST_FILES)).toEqual([]);
  });
});

describe('classes of objects', () => {
  const MOST_LINES = 200;

  it('are a table of calls: at most 200 lines each', () => {
    const classes = globSync('durable-objects/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export class (\w+) extends DurableObject\b.*?^\}$/gms)].map(
        ([text, name]) => [name, text.split('\n').length] as const,
      ),
    );
    expect(classes.map(([name]) => name)).toEqual(
      expect.arrayContaining(['Customer', 'Address', 'Store', 'EmbeddedShop']),
    );
    expect(classes.filter(([, lines]) => lines > MOST_LINES)).toEqual([]);
  });
});

describe('languages', () => {
  it('are told apart in their own folder alone', () => {
    const tells = /[!=]== '(?:en|fr)'|(?:^|[\s{,])'?(?:en|fr)'?: |(?:startsWith|includes)\('(?:en|fr)'/m;
    const telling = files
      .filter((file) => /^(src|durable-objects)\//.test(file) && !file.startsWith('src/language/'))
      .filter((file) => tells.test(readFileSync(file, 'utf8')));
    expect(telling).toEqual([]);
  });
});

describe('channels', () => {
  /** Where a channel, an address or a way is asked for by its name, and why that cannot be data. */
  const BY_NAME: [file: RegExp, why: string][] = [
    [/^src\/channels\/(chat|email|sms|voice|whatsapp)\//, 'a channel knows itself'],
    [
      /^src\/identity\/(address|assurance|code|country)\.ts$/,
      'kinds of addresses and of evidence are unions of types',
    ],
    [
      /^durable-objects\/(clients\/on-file|customer\/(verification\/proofs|delivery\/code-recipient))\.ts$/,
      'kinds of addresses',
    ],
    [/^src\/(language\/(en|fr)\/codes|tools\/send_code|brain\/embedded\/plan\/proof)\.ts$/, 'ways of a code'],
    [/^durable-objects\/customer\/delivery\/code\.ts$/, 'ways of a code'],
    [
      /^durable-objects\/customer\/(chat|calls|runtime)\//,
      'the two live channels: what their sockets carry is a union of types',
    ],
    [/^durable-objects\/customer\/wiring\.ts$/, 'hands sockets and streams to one of the two live channels'],
  ];

  it('are asked for what they can do, and not for their names', () => {
    const named = globSync('{src,durable-objects}/**/*.ts')
      .filter((file) => !BY_NAME.some(([known]) => known.test(file)))
      .filter((file) =>
        /(?:[!=]==|\bcase) *'(?:chat|email|voice|whatsapp)'/.test(readFileSync(file, 'utf8')),
      );
    expect(named).toEqual([]);
  });
});

describe('tools', () => {
  it('are asked for what they do, and not for their names', () => {
    const names = readFileSync('src/tools/index.ts', 'utf8').match(/(?<=^ {2})\w+(?=: \w+,$|,$)/gm) ?? [];
    expect(names).toContain('return_item');
    expect(names).toContain('undo');
    const asked = new RegExp(
      `tool [!=]== '|case '(?:${names.filter((name) => name.includes('_')).join('|')})'`,
    );
    const asking = files
      .filter((file) => /^(src|durable-objects)\//.test(file) && !file.startsWith('src/tools/'))
      .filter((file) => asked.test(readFileSync(file, 'utf8')));
    expect(asking).toEqual([]);
  });
});

describe('stored JSON', () => {
  it('of a customer is read by a schema or by the core, and never only cast', () => {
    const cast = globSync('durable-objects/customer/**/*.ts').filter((file) =>
      /(?<!arse\(\s*)JSON\.parse\(/.test(readFileSync(file, 'utf8')),
    );
    expect(cast).toEqual([]);
  });
});

describe('limits', () => {
  /** A count with a number of its own, where one of src/limits.ts belongs. */
  const OWN =
    /\.(?:admit|admitCode|attempted|take)\((?:[^()]|\([^()]*\))*,\s*(?:\d[\d_]*|[A-Z][A-Z\d_]{2,})\s*[,)]/;

  it('stand in one place: nothing counts by a number of its own', () => {
    const counting = files.filter((file) => OWN.test(readFileSync(file, 'utf8')) && !/^sandbox\//.test(file));
    expect(counting).toEqual([]);
    expect(OWN.test('rate.take(session, now(), 60)')).toBe(true);
    expect(OWN.test('counter.admit(now(), MOST_GUESSES)')).toBe(true);
    expect(OWN.test('counter.admit(now(), LIMITS.wrongCodes.most)')).toBe(false);
  });
});

describe('secrets', () => {
  const NAMED = '(?:\\w+\\.)*\\w*(?:signature|secret|digest|token|h?mac|password|code)';
  const COMPARED = new RegExp(
    `${NAMED}\\s*[!=]==\\s*(?:${NAMED}|(?:\\w+\\.)*(?:given|expected|made))\\b`,
    'i',
  );

  it('are compared in constant time, never by ===', () => {
    expect(files.filter((file) => COMPARED.test(readFileSync(file, 'utf8')))).toEqual([]);
    for (const wrong of [
      'signature === expected',
      'claims.token !== given.token',
      'mac == 1 || mac === made',
    ])
      expect(wrong).toMatch(COMPARED);
  });
});

describe('documents', () => {
  const documents = ['README.md', ...globSync('docs/*.md')].map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  );

  it('name only files that are there', () => {
    const named = documents.flatMap(([, text]) => [
      ...text.matchAll(
        /`((?:src|durable-objects|migrations|sandbox|scripts|bench|test|\.ci)(?:\/[\w./-]+)?)`/g,
      ),
    ]);
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('name only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = documents.flatMap(([, text]) => [
      ...text.matchAll(/npm (?:run )?(start|test|[a-z:]+)(?=[\s`])/g),
    ]);
    expect(
      named
        .map(([, name = '']) => name)
        .filter((name) => name !== 'install' && !scripts[name] && name !== 'run'),
    ).toEqual([]);
  });

  it('link only to files that are there, and each page is linked', () => {
    const links = documents.flatMap(([file, text]) =>
      [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^https?:/.test(to))
        .map((to) => join(dirname(file), to)),
    );
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
    expect(globSync('docs/*.md').filter((page) => !links.includes(page))).toEqual([]);
  });
});

describe('configurations', () => {
  const bindings = (path: string) => {
    const text = readFileSync(path, 'utf8');
    return [...text.matchAll(/\{ name = "(\w+)", class_name = "(\w+)" \}/g)].map(
      ([, name, type]) => `${name}:${type}`,
    );
  };

  it('of development and production bind the same objects', () => {
    expect(bindings('sandbox/wrangler.toml').filter((one) => one !== 'OUTSIDE:Outside')).toEqual(
      bindings('wrangler.toml'),
    );
  });

  it('of production know neither sandbox nor development secrets', () => {
    expect(readFileSync('wrangler.toml', 'utf8')).not.toMatch(/dev-|SANDBOX|service/);
  });
});

describe('words', () => {
  /** Customers, callers, visitors and advisors are they, and a channel is a channel. */
  const SHUNNED = /\b(?:she|her|hers|herself|mouths?)\b/i;
  const STRINGS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`/g;
  const TITLES =
    /(?:\]\)|\b(?:it|test|describe)(?:\.\w+)*(?:\([^()\n]*\))?)\(\s*(?:'((?:\\.|[^'\\\n])+)'|`([^`]+)`)(?=,)/g;
  const PROSE = /^\s*(?:\/?\*|\/\/|<)/;

  /** The lines of a source text that readers meet: comments, names and titles of tests, but no other strings. */
  const readable = (text: string): string[] => [
    ...text.split('\n').map((line) => (PROSE.test(line) ? line : line.replace(STRINGS, ''))),
    ...[...text.matchAll(TITLES)].map(([, quoted, template]) => quoted ?? template ?? ''),
  ];
  const shunned = (text: string) => readable(text).filter((line) => SHUNNED.test(line));

  it('name no customer by a pronoun of one gender, outside of the data of languages', () => {
    const sources = globSync(
      '{src,durable-objects,sandbox,scripts,bench,widget,console,test}/**/*.{ts,tsx,js,mjs,html,css}',
      {
        exclude: ['**/*.d.ts', 'src/language/*/**', 'console/texts/**/fr/**', 'test/node/layout.test.ts'],
      },
    );
    const found = [...sources, 'README.md', ...globSync('docs/*.md')].flatMap((file) =>
      shunned(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('are looked for in comments, names and titles, and not in what a customer says', () => {
    for (const line of [
      '/** Her words. */',
      ' * what she wrote',
      'const hers = 1; // own',
      'go(); // she waits',
      "it('greets her', () => {",
      "it.each(['en'])('greets her in %s', (locale) => {",
      "])('greets her', () => {",
      "it.each(ROWS)(\n  'greets her: %s',\n",
    ])
      expect(shunned(line), line).not.toEqual([]);
    for (const line of ["say('She was kind.');", '`I am her husband, "really"`,', 'const there = heritage;'])
      expect(shunned(line), line).toEqual([]);
  });
});
