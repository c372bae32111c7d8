import { createHash } from 'node:crypto';
import type { Attachment, Channel } from '../../conversation/values.ts';
import type { FileStore } from '../../files.ts';
import type { OutsideTool } from '../../outside/outside.ts';
import type { Brain } from '../brain.ts';
import type { Patience } from '../patience.ts';
import { BrainKind, type BrainLink, type BrainSettings, chainOf } from '../settings.ts';
import { claude } from './claude.ts';
import { compatible, workersAi } from './completions.ts';
import { modelBrain } from './loop.ts';
import type { Usage } from './models.ts';
import { gpt } from './openai.ts';
import { picturesOf } from './pictures.ts';
import type { ModelProvider } from './provider.ts';

/** What of the deployment decides which models may be asked. */
interface ChainEnv {
  AI?: { run(model: string, input: Record<string, unknown>): Promise<unknown> };
  ANTHROPIC_BASE_URL: string;
  OPENAI_BASE_URL: string;
  COMPATIBLE_BASE_URL?: string;
  DEFAULT_BRAIN?: string;
  JURISDICTION: string;
}

/**
 * The models that a chain names, in its order, as far as this deployment may ask them. The embedded brain
 * ends it and is not in it.
 */
export function chainFor(brain: BrainSettings, channel: Channel, env: ChainEnv): BrainLink[] {
  const named = chainOf(brain, channel);
  const links = named.length > 0 ? named : defaultOf(env);
  const end = links.findIndex(({ kind }) => kind === 'embedded');
  const models = end < 0 ? links : links.slice(0, end);
  const abroad = env.JURISDICTION === 'eu' && !brain.outsideEu;
  return models.filter(({ kind }) => !abroad || staysInEu(kind, env));
}

/**
 * What stores get that name no brain: the deployment's choice, else Workers AI where there is its binding.
 */
function defaultOf({ DEFAULT_BRAIN, AI }: ChainEnv): BrainLink[] {
  const [, kind, model] = /^([a-z-]+)(?:\/(.+))?$/.exec(DEFAULT_BRAIN ?? '') ?? [];
  const known = BrainKind.safeParse(kind).data;
  if (known) return [{ kind: known, ...(model ? { model } : {}) }];
  return AI ? [{ kind: 'workers-ai' }] : [];
}

/**
 * Whether a provider processes in the European Union. Anthropic's own API cannot, OpenAI's does behind its
 * host there; where Workers AI computes is not chosen. Behind another base URL stands whatever the deployment
 * chose.
 */
function staysInEu(kind: BrainKind, env: ChainEnv): boolean {
  switch (kind) {
    case 'claude':
      return URL.parse(env.ANTHROPIC_BASE_URL)?.hostname !== 'api.anthropic.com';
    case 'workers-ai':
      return false;
    default:
      return true;
  }
}

/** What opens the providers to a store. */
export interface Credentials {
  anthropicApiKey?: string | undefined;
  openaiApiKey?: string | undefined;
  compatibleApiKey?: string | undefined;
  env: ChainEnv;
  fetch: typeof fetch;
}

export interface ModelTurn {
  patience: Patience;
  /** The customer's id: providers get a hash of it. */
  person: string;
  /** Called with what each request took. */
  used(model: string, usage: Usage): void;
  /** Where files are that a model may look at. */
  files?: Pick<FileStore, 'get'>;
  /** Called with every call that was refused. */
  refused?(tool: string, why: string): void;
}

/** What is asked of each provider where the store names no model. */
const USUAL = {
  claude: { spoken: 'claude-haiku-5-5', written: 'claude-sonnet-5-5' },
  gpt: { spoken: 'gpt-6-luna', written: 'gpt-6.1-sol' },
  'workers-ai': { spoken: '@cf/zai-org/glm-5.3-flash', written: '@cf/zai-org/glm-5.3' },
} as const;
/** Below this patience for the first word somebody waits on the phone. */
const SPOKEN_MS = 3_000;

/** The brain of one link, `outside` being tools of other systems that it is offered; null where it has no credentials. */
export function modelOf(
  link: BrainLink,
  credentials: Credentials,
  turn: ModelTurn,
  outside: readonly OutsideTool[] = [],
): Brain | null {
  const provider = providerOf(link, credentials, turn);
  const { files, patience, refused } = turn;
  const pictures = files && { pictures: (sent: readonly Attachment[]) => picturesOf(files, sent) };
  return provider && modelBrain(provider, { outside, retryMs: patience.retryMs, refused, ...pictures });
}

/** Who answers for a link; null where it has no credentials. */
export function providerOf(
  { kind, model, effort: wanted }: BrainLink,
  { env, fetch, ...keys }: Credentials,
  { patience, person, used }: ModelTurn,
): ModelProvider | null {
  const effort = wanted ?? patience.effort;
  const usual = (of: keyof typeof USUAL) =>
    model ?? USUAL[of][patience.firstTokenMs < SPOKEN_MS ? 'spoken' : 'written'];
  const common = { ...patience, effort, used };
  switch (kind) {
    case 'claude': {
      const key = keys.anthropicApiKey;
      return key
        ? claude({ ...common, fetch, key, base: env.ANTHROPIC_BASE_URL, model: usual('claude') })
        : null;
    }
    case 'gpt': {
      const key = keys.openaiApiKey;
      const hash = createHash('sha256').update(person).digest('hex');
      return key
        ? gpt({ ...common, fetch, key, base: openAiBase(env), person: hash, model: usual('gpt') })
        : null;
    }
    case 'compatible': {
      const base = env.COMPATIBLE_BASE_URL;
      return base && model
        ? compatible({ ...common, fetch, base, key: keys.compatibleApiKey ?? '', model })
        : null;
    }
    case 'workers-ai':
      return env.AI ? workersAi({ ...common, ai: env.AI, model: usual('workers-ai') }) : null;
    case 'embedded':
      return null;
  }
}

/** Where JURISDICTION is `eu`, OpenAI's own API is asked at its host in the European Union. */
function openAiBase({ OPENAI_BASE_URL, JURISDICTION }: ChainEnv): string {
  return JURISDICTION === 'eu'
    ? OPENAI_BASE_URL.replace('//api.openai.com', '//eu.api.openai.com')
    : OPENAI_BASE_URL;
}
