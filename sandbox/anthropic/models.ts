/** What a model takes, as the API itself enforces it (platform.claude.com `models/*`, November 2026). */
interface Known {
  /** What `thinking.type` may say. */
  thinking: readonly ('adaptive' | 'between_tools' | 'disabled' | 'enabled')[];
  /** It thinks before it speaks unless it is told not to. */
  thinks: boolean;
  effort: boolean;
  /** Messages of the role `system` in mid-conversation. */
  system?: true;
  /** `tool_choice` may force a call. */
  forced: boolean;
}

const NEW = { effort: true, forced: false, thinks: true } as const;
const OLD = { effort: false, forced: true, thinks: false, thinking: ['enabled'] } as const;
const MODELS: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['claude-haiku-5-5', { ...NEW, thinking: ['adaptive', 'disabled'] }],
  ['claude-sonnet-5-5', { ...NEW, system: true, thinking: ['adaptive', 'between_tools'] }],
  ['claude-opus-5-5', { ...NEW, thinking: ['adaptive'] }],
  ['claude-haiku-4-5', OLD],
  ['claude-sonnet-4-5', OLD],
]);

/** A model by its name, a dated one included; a name that is not known takes everything. */
function knownModel(name: string): Known | null {
  return MODELS.get(name.replace(/-20\d{6}$/, '')) ?? null;
}

/** Whether a request to it begins with thinking. */
export function thinksFirst(name: string, thinking: { type: string } | undefined): boolean {
  if (thinking) return thinking.type === 'adaptive' || thinking.type === 'enabled';
  return knownModel(name)?.thinks ?? false;
}

/** `GET /v1/models/{id}`; null for one that there is not. */
export function modelInfo(name: string): object | null {
  const known = knownModel(name);
  if (!known) return null;
  const types = ['adaptive', 'between_tools', 'disabled', 'enabled'] as const;
  return {
    id: name,
    display_name: name,
    lifecycle: 'active',
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    capabilities: {
      effort: { supported: known.effort, low: known.effort, medium: known.effort, high: known.effort },
      thinking: { types: Object.fromEntries(types.map((type) => [type, known.thinking.includes(type)])) },
      structured_outputs: true,
      image_input: true,
    },
  };
}

/** Why a model takes no such request, in the API's words; null when it does. */
export function modelFault(
  name: string,
  {
    thinking,
    output_config,
    tool_choice,
    messages = [],
  }: {
    messages?: readonly { role: string }[];
    thinking?: { type: string; budget_tokens?: number | undefined } | undefined;
    output_config?: { effort?: string | undefined } | undefined;
    tool_choice?: { type: string } | undefined;
  },
): string | null {
  const known = knownModel(name);
  const system = messages.findIndex(({ role }) => role === 'system');
  if (system >= 0 && !known?.system)
    return `messages.${system}.role: 'system' is not supported on this model.`;
  if (!known) return null;
  if (thinking && !known.thinking.some((type) => type === thinking.type))
    return `thinking: type "${thinking.type}" is not supported on this model.`;
  if (output_config?.effort && !known.effort) return 'output_config.effort: not supported on this model.';
  if (thinking?.type === 'disabled' && ['xhigh', 'max'].includes(output_config?.effort ?? ''))
    return 'thinking: "disabled" requires an effort of at most "high".';
  if (!known.forced && tool_choice && !['auto', 'none'].includes(tool_choice.type))
    return 'tool_choice: forced tool use is not supported on this model.';
  return null;
}
