import { h, labelled } from '../dom.ts';
import { get, here, put, STORE, words } from '../remote.ts';
import type { World } from '../world.ts';

interface Look {
  colour: string;
  position: string;
  theme: string;
  texts: Record<string, Record<string, string>>;
}

interface Report {
  tag: string;
  origin: string;
  missing: string[];
}

/** Set it up: the tag, how the widget looks, and where the documents are. */
export class Setup {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #colour = h('input', { type: 'color', value: '#1f3a5f' });
  readonly #position: HTMLSelectElement;
  readonly #theme: HTMLSelectElement;
  readonly #label = h('input', { maxLength: 40, value: 'Chat' });
  readonly #url = h('input', { type: 'url', required: true, value: location.origin + here('/sandbox/shop') });
  readonly #found = h('p', { className: 'state', role: 'status' });
  readonly #status = h('p', { className: 'state', role: 'status' });
  readonly #preview: HTMLIFrameElement;
  readonly #tag = h('code', {});

  constructor(world: World) {
    const { say } = world;
    this.#world = world;
    const choice = (values: string[]) =>
      h('select', {}, ...values.map((value) => h('option', { value }, say(`look_${value}`))));
    this.#position = choice(['right', 'left']);
    this.#theme = choice(['auto', 'light', 'dark']);
    this.#preview = h('iframe', { title: say('preview') });
    const form = h(
      'form',
      {},
      labelled(say('lookColour'), this.#colour),
      labelled(say('lookPosition'), this.#position),
      labelled(say('lookTheme'), this.#theme),
      labelled(say('lookLabel'), this.#label),
      h('button', { className: 'go' }, say('saveLook')),
      this.#status,
    );
    form.onchange = () => this.#show();
    form.onsubmit = (event) => {
      event.preventDefault();
      void this.#save();
    };
    const copy = h('button', { type: 'button', onclick: () => void this.#copy() }, say('copy'));
    const check = h(
      'form',
      {},
      labelled(say('checkUrl'), this.#url, 'field wide'),
      h('button', {}, say('check')),
      this.#found,
    );
    check.onsubmit = (event) => {
      event.preventDefault();
      void this.#check();
    };
    const links = (
      [
        ['/api/v1/openapi.json', 'linkApi'],
        [here('/sandbox/api/settings'), 'linkSettings'],
        ['/healthz', 'linkHealth'],
      ] as const
    ).map(([href, name]) => h('li', {}, h('a', { href, target: '_blank', rel: 'noopener' }, say(name))));
    this.node = h(
      'div',
      { className: 'room setup', hidden: true },
      h(
        'section',
        { 'aria-label': say('door_setup') },
        h('h2', {}, say('tagTitle')),
        h('p', {}, say('tagLead')),
        h('pre', { tabIndex: 0 }, this.#tag),
        copy,
        h('h2', {}, say('lookTitle')),
        form,
        h('h2', {}, say('checkTitle')),
        check,
        h('h2', {}, say('restTitle')),
        h('p', {}, say('restLead')),
        ...(world.store.console
          ? [
              h(
                'p',
                {},
                h(
                  'a',
                  { className: 'button go', href: here('/sandbox/console?as=owner&name=Ada&page=settings') },
                  say('openSettings'),
                ),
              ),
            ]
          : []),
        h('h2', {}, say('linksTitle')),
        h('ul', { className: 'row' }, ...links),
        h('p', { className: 'muted' }, say('linksMore')),
      ),
      h('section', { className: 'preview', 'aria-label': say('preview') }, this.#preview),
    );
    this.node.addEventListener('shown', () => void this.#read());
  }

  async #read(): Promise<void> {
    if (this.#preview.src) return;
    const { widget } = await get<{ widget: Look }>('/sandbox/api/settings');
    this.#colour.value = widget.colour;
    this.#position.value = widget.position;
    this.#theme.value = widget.theme;
    this.#show();
  }

  /** The page as the tag would make it; nothing is saved. */
  #show(): void {
    const query = new URLSearchParams({
      lang: this.#world.language,
      colour: this.#colour.value,
      position: this.#position.value,
      theme: this.#theme.value,
      label: this.#label.value,
    });
    this.#preview.src = here(`/sandbox/shop?${query}`);
    this.#tag.textContent = `<script async src="${location.origin}/widget.js" data-store="${STORE}"></script>`;
  }

  async #save(): Promise<void> {
    const { language, say } = this.#world;
    try {
      const settings = await get<{ widget: Look }>('/sandbox/api/settings');
      const { widget } = settings;
      const own = { ...widget.texts[language], launcher: this.#label.value };
      const look = { colour: this.#colour.value, position: this.#position.value, theme: this.#theme.value };
      const texts = { ...widget.texts, [language]: own };
      await put('/sandbox/api/settings', { ...settings, widget: { ...widget, ...look, texts } });
      this.#status.textContent = say('saved');
    } catch (error) {
      this.#status.textContent = words(error);
    }
  }

  /** What the service itself says of a page with the tag. */
  async #check(): Promise<void> {
    const { say } = this.#world;
    try {
      const query = new URLSearchParams({ url: this.#url.value });
      const { tag, origin, missing } = await get<Report>(`/sandbox/api/widget/check?${query}`);
      const lines = [
        say(`tag_${tag}`),
        say(`origin_${origin}`),
        ...missing.map((line) => say('missingLine', { line })),
      ];
      this.#found.textContent = lines.join(' · ');
    } catch (error) {
      this.#found.textContent = words(error);
    }
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#tag.textContent ?? '').catch(() => null);
    this.#status.textContent = this.#world.say('copied');
  }
}
