/** The demo store that is looked at. */
export const STORE = new URLSearchParams(location.search).get('store') ?? 'demo';

/** A route of the sandbox, for the store that is looked at. */
export function here(path: string): string {
  if (STORE === 'demo') return path;
  return `${path}${path.includes('?') ? '&' : '?'}store=${encodeURIComponent(STORE)}`;
}

/** GET as JSON; throws with the problem's own words. The shape is the route's, on this machine. */
export async function get<T>(path: string): Promise<T> {
  return read<T>(await fetch(here(path)));
}

/** JSON out, JSON back. */
async function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  return read<T>(
    await fetch(here(path), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

export const post = <T>(path: string, body: unknown) => send<T>('POST', path, body);
export const put = <T>(path: string, body: unknown) => send<T>('PUT', path, body);

/** What an error says. */
export function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const json = text ? (JSON.parse(text) as T & { title?: string; detail?: string }) : null;
  if (!response.ok || json === null)
    throw new Error([json?.title, json?.detail].filter(Boolean).join(': ') || `HTTP ${response.status}`);
  return json;
}

/** Each store has people of its own. */
function nameHere(name: string): string {
  return STORE === 'demo' ? `onethread ${name}` : `onethread ${STORE} ${name}`;
}

/** What the tab keeps until it closes. */
export function kept<T>(name: string, fallback: T): T {
  try {
    return (JSON.parse(sessionStorage.getItem(nameHere(name)) ?? 'null') as T | null) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keeps something for as long as the tab is open. */
export function keep(name: string, value: unknown): void {
  sessionStorage.setItem(nameHere(name), JSON.stringify(value));
}

/** Resolves after so many milliseconds. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
