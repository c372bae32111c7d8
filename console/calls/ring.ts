/** Rings until what is returned is called: two soft tones every three seconds. Silent where the browser allows no sound yet. */
export function ring(): () => void {
  if (!('AudioContext' in window)) return () => {};
  const context = new AudioContext();
  const tone = () => {
    for (const hertz of [440, 554]) {
      const voice = new OscillatorNode(context, { frequency: hertz });
      const level = new GainNode(context, { gain: 0.06 });
      voice.connect(level).connect(context.destination);
      voice.start();
      voice.stop(context.currentTime + 0.9);
    }
  };
  tone();
  const timer = setInterval(tone, 3_000);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
