import { h } from './dom.ts';
import type { Say } from './texts.ts';

/** What the service takes (`POST /chat/:store/files`). */
const LARGEST = 10 * 1024 * 1024;
const TYPES = /^(image\/(png|jpeg|webp|hei[cf])|application\/pdf)$/;

interface UploadWorld {
  url: string;
  token(): string | undefined;
  say: Say;
  changed(): void;
  alert(text: string): void;
}

/** The files that go with the next message, each uploaded as soon as it is chosen. */
export class Uploads {
  readonly list = h('ul', { className: 'files' });
  readonly #files = new Map<File, { id?: string; request?: XMLHttpRequest; node: HTMLLIElement }>();
  readonly #world: UploadWorld;

  constructor(world: UploadWorld) {
    this.#world = world;
  }

  /** True while a file is on its way. */
  get busy(): boolean {
    return [...this.#files.values()].some(({ id }) => !id);
  }

  get empty(): boolean {
    return this.#files.size === 0;
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const { say, alert } = this.#world;
      // A handset may not know the type of what its camera made.
      if (file.type && !TYPES.test(file.type)) alert(say('wrongType', { name: file.name }));
      else if (file.size > LARGEST) alert(say('tooLarge', { name: file.name }));
      else this.#start(file);
    }
  }

  /** The ids and names of what is there; the list is empty after it. */
  take(): { id: string; name: string }[] {
    const taken = [...this.#files].flatMap(([file, { id }]) => (id ? [{ id, name: file.name }] : []));
    for (const file of [...this.#files.keys()]) this.#drop(file);
    return taken;
  }

  #start(file: File): void {
    const { url, token, say, changed, alert } = this.#world;
    const bar = h('progress', { max: 1, value: 0, 'aria-label': file.name });
    const remove = h(
      'button',
      { type: 'button', 'aria-label': say('remove', { name: file.name }), onclick: () => this.#drop(file) },
      '✕',
    );
    const node = h('li', {}, h('span', { dir: 'auto' }, file.name), bar, remove);
    const request = new XMLHttpRequest();
    this.#files.set(file, { request, node });
    this.list.append(node);
    const failed = (status: number) => {
      this.#drop(file);
      alert(
        say(status === 413 ? 'tooLarge' : status === 415 ? 'wrongType' : 'uploadFailed', { name: file.name }),
      );
    };
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total;
    };
    request.onload = () => {
      if (request.status !== 200) return failed(request.status);
      const known = this.#files.get(file);
      if (known) known.id = (JSON.parse(request.responseText) as { id: string }).id;
      bar.remove();
      changed();
    };
    request.onerror = () => failed(0);
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${token() ?? ''}`);
    request.setRequestHeader('x-filename', encodeURIComponent(file.name));
    request.send(file);
    changed();
  }

  #drop(file: File): void {
    const known = this.#files.get(file);
    this.#files.delete(file);
    known?.node.remove();
    if (known && !known.id) known.request?.abort();
    this.#world.changed();
  }
}
