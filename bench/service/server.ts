import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localService, type Service } from '../../scripts/clients/service.ts';
import { buildTables } from '../../scripts/tables.mjs';
import { VARS } from './env.ts';

/**
 * Where objects are stored. Local workerd waits for a disk in the one thread that all its objects share, so
 * that a customer's write holds up everybody else; on the platform each object's storage is its own. Where
 * many are measured at once, `memory`.
 */
export type Disk = 'disk' | 'memory';

const SHARED_MEMORY = '/dev/shm';
/** Bindings of objects, and their classes. */
const OBJECTS = {
  CUSTOMER: 'Customer',
  PLANTED: 'Customer',
  ADDRESS: 'Address',
  STORE: 'Store',
  SHOP: 'EmbeddedShop',
  DESK: 'Desk',
  INDEX: 'Index',
  FILLED: 'Index',
  KNOWLEDGE: 'Knowledge',
  FIGURES: 'Figures',
  REPORTED: 'Figures',
  RECORDED: 'RecordedCustomer',
  REPLAY: 'Replay',
  ECHO: 'Echo',
};

const SECRETS = {
  adminToken: VARS.ADMIN_TOKEN,
  twilioAuthToken: VARS.TWILIO_AUTH_TOKEN,
  whatsappAppSecret: VARS.WHATSAPP_APP_SECRET,
};

/** The measured service: one workerd, on a folder that goes with it. */
export class Server {
  readonly #child: ChildProcess;
  readonly #folder: string;
  #said = '';

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-4_000);
      });
    // Whatever ends this process ends the server, and must do so synchronously.
    process.once('exit', () => this.stop());
  }

  /**
   * Builds it as it would be deployed and starts it on a free port, its outgoing messages going to `sink`,
   * its objects on `disk`; resolves once it listens. Throws with what it wrote when it does not.
   */
  static async start(sink: string, disk: Disk): Promise<{ server: Server; service: Service }> {
    const parent = disk === 'memory' && existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir();
    const folder = mkdtempSync(join(parent, 'onethread-bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await build(folder);
    buildTables(join(folder, 'static'));
    mkdirSync(join(folder, 'state'));
    const config = join(folder, 'config.capnp');
    const providers = { WHATSAPP_API_BASE: sink, ANTHROPIC_BASE_URL: `${sink}/model` };
    writeFileSync(config, configOf(folder, { ...VARS, ...providers }));
    const inspector = process.env.BENCH_INSPECTOR;
    const options = [
      '--experimental',
      '--control-fd=3',
      ...(inspector ? [`--inspector-addr=${inspector}`] : []),
    ];
    // Each socket and each database is a file; what the system allows at most is allowed here.
    const shell = ['-c', 'ulimit -n "$(ulimit -Hn)"; exec "$@"', 'sh'];
    const command = ['node_modules/workerd/bin/workerd', 'serve', config, ...options];
    const child = spawn('sh', [...shell, ...command], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const server = new Server(child, folder);
    const port = await new Promise<string | undefined>((resolve) => {
      child.stdio[3]?.on('data', (events: Buffer) => {
        const [, listening] = /"socket":"http","port":(\d+)/.exec(events.toString()) ?? [];
        if (listening) resolve(listening);
      });
      child.once('exit', () => resolve(undefined));
    });
    if (!port) {
      server.stop();
      throw new Error(`the service did not start: ${server.said}`);
    }
    return { server, service: { ...localService(`http://127.0.0.1:${port}`), ...SECRETS } };
  }

  /** Its process. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The last of what it wrote. */
  get said(): string {
    return this.#said.trim();
  }

  /** Ends it and removes its folder. */
  stop(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Writes the measuring Worker into `folder` as wrangler would deploy it. */
async function build(folder: string): Promise<void> {
  const wrangler = 'node_modules/wrangler/bin/wrangler.js';
  const config = 'bench/service/wrangler.toml';
  // The stock Node may be too old for wrangler; the one in node_modules is not.
  const bundled = 'node_modules/node/bin/node';
  await promisify(execFile)(
    existsSync(bundled) ? bundled : process.execPath,
    [wrangler, 'deploy', '--dry-run', '--outdir', folder, '--config', config],
    {
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', CI: '1' },
    },
  );
}

/**
 * A built Worker as workerd itself takes it (github.com/cloudflare/workerd,
 * src/workerd/server/workerd.capnp). The file lies beside the code, which it embeds.
 */
function configOf(folder: string, vars: Record<string, string>): string {
  const quoted = (text: string) => JSON.stringify(text);
  const listed = (items: string[]) => `[${items.join(', ')}]`;
  const texts = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const modules = [
    '(name = "worker.js", esModule = embed "worker.js")',
    ...texts.map((name) => `(name = ${quoted(name)}, text = embed ${quoted(name)})`),
  ];
  const bindings = [
    ...Object.entries(OBJECTS).map(
      ([name, type]) => `(name = "${name}", durableObjectNamespace = "${type}")`,
    ),
    ...Object.entries(vars).map(([name, value]) => `(name = "${name}", text = ${quoted(value)})`),
    '(name = "EMAIL", service = (name = "worker", entrypoint = "MailSink"))',
    '(name = "ASSETS", service = "static")',
  ];
  const classes = [...new Set(Object.values(OBJECTS))].map(
    (type) => `(className = "${type}", uniqueKey = "${type}", enableSql = true)`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      compatibilityDate = "2026-11-01",
      compatibilityFlags = ["nodejs_compat"],
      modules = ${listed(modules)},
      bindings = ${listed(bindings)},
      durableObjectNamespaces = ${listed(classes)},
      durableObjectStorage = (localDisk = "state"),
    )),
    (name = "state", disk = (path = ${quoted(join(folder, 'state'))}, writable = true)),
    (name = "static", disk = (path = ${quoted(join(folder, 'static'))})),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;
}
