import type { EventName, Listener, Mounting, Onethread, Panel, WidgetConfig } from './api.ts';
import css from './loader.css?inline';

/** The panel's address below the host, with its hash; the build puts it here. */
declare const PANEL: string;

const script = (document.currentScript ??
  document.querySelector('script[data-store][src*="widget.js"]')) as HTMLScriptElement | null;

/** A second tag, or the same one run again by a page that swaps its contents, changes nothing. */
if (script && !window.Onethread) start(script.dataset, new URL(script.src).origin);

function start({ store = '', colour, position, locale, label }: DOMStringMap, origin: string): void {
  const listeners: [EventName, Listener][] = [];
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const launcher = document.createElement('button');
  let config: Promise<WidgetConfig | null> | undefined;
  let panel: Promise<Panel | null> | undefined;
  let identity: string | null = null;
  let gone = false;

  const emit: Mounting['emit'] = (event, detail) => {
    for (const [name, listener] of [...listeners]) if (name === event) listener(detail);
  };
  const settings = () => {
    config ??= fetch(`${origin}/chat/${store}/widget`).then(
      (answer) => {
        if (answer.ok) return answer.json() as Promise<WidgetConfig>;
        console.error(`Onethread: ${answer.status}. Is this page in settings.origins?`);
        return null;
      },
      () => ({ name: store, locale: 'en', languages: [], email: '' }),
    );
    return config;
  };
  const load = () => {
    panel ??= settings().then(async (known) => {
      if (!known || gone) return null;
      const { mount } = (await import(/* @vite-ignore */ origin + PANEL)) as {
        mount(mounting: Mounting): Promise<Panel>;
      };
      const mounted = await mount({
        origin,
        store,
        config: known,
        root,
        launcher,
        locale: spoken(known),
        emit,
      });
      if (identity) mounted.identify(identity);
      return mounted;
    });
    // What could not be loaded is loaded again at the next intent.
    panel.catch(() => {
      panel = undefined;
    });
    return panel;
  };
  const ask = (what: (panel: Panel) => void) => {
    void load().then(
      (there) => there && what(there),
      () => {},
    );
  };
  const spoken = ({ locale: own, languages }: WidgetConfig): string => {
    const wished = locale || document.documentElement.lang || navigator.language;
    return [own, ...languages].find((one) => one.slice(0, 2) === wished.slice(0, 2).toLowerCase()) ?? own;
  };

  const api: Onethread = {
    open: () => ask((there) => there.open()),
    close: () => panel && ask((there) => there.close()),
    identify(token) {
      identity = token;
      // A session that is left has to be ended, also where nobody has opened it on this page.
      if (panel || !token) ask((there) => there.identify(token));
    },
    say: (text) => ask((there) => there.say(text)),
    on(event, listener) {
      const entry: [EventName, Listener] = [event, listener];
      listeners.push(entry);
      return () => void listeners.splice(listeners.indexOf(entry) >>> 0, 1);
    },
    destroy() {
      if (panel) ask((there) => there.destroy());
      gone = true;
      host.remove();
      if (window.Onethread === api) delete window.Onethread;
    },
  };
  window.Onethread = api;
  const run = ([name, ...args]: [keyof Onethread, ...unknown[]]) =>
    (api[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args);
  const early = window.OnethreadQueue;
  window.OnethreadQueue = { push: (...calls) => calls.forEach(run) };
  if (Array.isArray(early)) early.forEach(run);

  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  launcher.className = 'launcher';
  launcher.addEventListener('pointerenter', load, { once: true });
  launcher.addEventListener('focus', load, { once: true });
  launcher.addEventListener('click', () => ask((there) => there.open()));

  void settings().then((known) => {
    if (!known || gone) return;
    const language = spoken(known);
    launcher.ariaLabel = label || known.texts?.[language]?.launcher || 'Chat';
    const tint = colour || known.colour;
    if (tint) host.style.setProperty('--accent', tint);
    host.dataset.side = position || known.position || 'right';
    host.dataset.theme = script?.dataset.theme || known.theme || 'auto';
    root.append(launcher);
    // Beside the body, which some pages swap whole.
    document.documentElement.append(host);
    emit('ready');
  });
}
