/* The browser's own voice and ears, where it has them. */

interface Heard {
  results: ArrayLike<ArrayLike<{ transcript: string }>>;
}

interface Recogniser {
  lang: string;
  onresult: ((heard: Heard) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start(): void;
  abort(): void;
}

declare global {
  interface Window {
    SpeechRecognition?: new () => Recogniser;
    webkitSpeechRecognition?: new () => Recogniser;
  }
}

/** Speaks a sentence, in the language's own voice where there is one. */
export function speak(text: string, language: string): void {
  if (!('speechSynthesis' in window) || !text.trim()) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  speechSynthesis.speak(utterance);
}

/** Stops what the browser is saying aloud. */
export function hush(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

/** Whether a browser can listen. */
export function canListen(): boolean {
  return Boolean(window.SpeechRecognition ?? window.webkitSpeechRecognition);
}

/** Listens to one sentence; empty when nothing was understood. */
export function listen(language: string): Promise<string> {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!Recognition) return Promise.resolve('');
  return new Promise((resolve) => {
    const recogniser = new Recognition();
    recogniser.lang = language;
    recogniser.onresult = ({ results }) => resolve(results[0]?.[0]?.transcript ?? '');
    recogniser.onerror = recogniser.onend = () => resolve('');
    recogniser.start();
  });
}

/** Two rings of a telephone, as the caller hears them; silent where sound is not allowed. */
export async function ring(): Promise<void> {
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 440;
  volume.gain.value = 0;
  for (const at of [0, 0.9]) {
    volume.gain.setValueAtTime(0.05, sound.currentTime + at);
    volume.gain.setValueAtTime(0, sound.currentTime + at + 0.45);
  }
  tone.connect(volume).connect(sound.destination);
  tone.start();
  await new Promise((resolve) => setTimeout(resolve, 1_400));
  tone.stop();
  await sound.close();
}
