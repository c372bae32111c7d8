import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unstable_readConfig } from 'wrangler';
import { z } from 'zod';

/** The part of the Worker's configuration that workerd needs. */
const Configured = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  durable_objects: z.object({
    bindings: z.array(z.object({ name: z.string(), class_name: z.string() })),
  }),
  services: z.array(z.object({ binding: z.string(), entrypoint: z.string() })),
  vars: z.record(z.string(), z.string()),
});

/** Where it listens, and where its objects live. */
export interface Place {
  /** `127.0.0.1:8787`. */
  address: string;
  /** An existing folder. */
  state: string;
  /** Instead of those in wrangler.toml. */
  vars: Record<string, string>;
}

/**
 * A built Worker as workerd itself is told of it (github.com/cloudflare/workerd,
 * src/workerd/server/workerd.capnp), from `code`, the folder that `wrangler deploy --dry-run --outdir` wrote,
 * and wrangler.toml beside this file.
 */
export function workerdConfig(code: string, { address, state, vars }: Place): string {
  const toml = join(dirname(fileURLToPath(import.meta.url)), 'wrangler.toml');
  const worker = Configured.parse(unstable_readConfig({ config: toml }));
  const texts = readdirSync(code).filter((name) => name.endsWith('.sql'));
  const bindings = [
    ...worker.durable_objects.bindings.map(
      ({ name, class_name }) => `(name = ${quoted(name)}, durableObjectNamespace = ${quoted(class_name)})`,
    ),
    ...worker.services.map(
      ({ binding, entrypoint }) =>
        `(name = ${quoted(binding)}, service = (name = "worker", entrypoint = ${quoted(entrypoint)}))`,
    ),
    ...Object.entries({ ...worker.vars, ...vars }).map(
      ([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`,
    ),
  ];
  const objects = worker.durable_objects.bindings.map(
    ({ class_name }) =>
      `(className = ${quoted(class_name)}, uniqueKey = ${quoted(class_name)}, enableSql = true)`,
  );
  const modules = [
    '(name = "worker.js", esModule = embed "worker.js")',
    ...texts.map((name) => `(name = ${quoted(name)}, text = embed ${quoted(name)})`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      compatibilityDate = ${quoted(worker.compatibility_date)},
      compatibilityFlags = ${listed(worker.compatibility_flags.map(quoted))},
      modules = ${listed(modules)},
      bindings = ${listed(bindings)},
      durableObjectNamespaces = ${listed(objects)},
      durableObjectStorage = (localDisk = "state"),
    )),
    (name = "state", disk = (path = ${quoted(state)}, writable = true)),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = ${quoted(address)}, http = (), service = "worker")],
);
`;
}

const quoted = (text: string): string => JSON.stringify(text);
const listed = (items: string[]): string => `[${items.join(', ')}]`;
