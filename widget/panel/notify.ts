import type { Mounting } from '../api.ts';

/**
 * Tells of what came unseen: a number on the launcher, a mark in the page's title, a short tone where the
 * page is hidden.
 */
export class Notifier {
  readonly #mounting: Mounting;
  readonly #badge = document.createElement('span');
  #unread = 0;
  #title: string | null = null;
  #sound: AudioContext | null = null;

  constructor(mounting: Mounting) {
    this.#mounting = mounting;
    this.#badge.className = 'badge';
    this.#badge.ariaHidden = 'true';
    document.addEventListener('visibilitychange', this.#shown);
  }

  /** A browser gives sound only to who has touched the page: called from a press. */
  allowSound(): void {
    this.#sound ??= new AudioContext();
  }

  came(text: string, panelOpen: boolean): void {
    if (document.hidden) {
      this.#title ??= document.title;
      document.title = `● ${this.#title}`;
      this.#tone();
    }
    if (!panelOpen) this.#count(this.#unread + 1, text);
  }

  read(): void {
    if (this.#unread) this.#count(0, '');
  }

  end(): void {
    this.#shown();
    document.removeEventListener('visibilitychange', this.#shown);
    void this.#sound?.close();
  }

  #count(unread: number, description: string): void {
    const { launcher, emit } = this.#mounting;
    this.#unread = unread;
    this.#badge.dataset.unread = String(unread);
    launcher.ariaDescription = description;
    if (unread) launcher.append(this.#badge);
    else this.#badge.remove();
    emit('unread', unread);
  }

  #tone(): void {
    if (!this.#sound) return;
    const { currentTime, destination } = this.#sound;
    const tone = this.#sound.createOscillator();
    const volume = this.#sound.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.08, currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + 0.4);
    tone.connect(volume).connect(destination);
    tone.start();
    tone.stop(currentTime + 0.4);
  }

  readonly #shown = () => {
    if (document.hidden || this.#title === null) return;
    document.title = this.#title;
    this.#title = null;
  };
}
