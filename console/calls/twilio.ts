import { Call, Device } from '@twilio/voice-sdk';
import { type LayLine, type LineCall, LineRefused, type LineTrouble } from '../core/calls/line.ts';

/* Twilio's line. It weighs as much as the rest of the console, and is fetched by whoever takes calls here. */

/** Codes of Twilio's errors (twilio.com/docs/api/errors) that somebody can do something about. */
const TROUBLES = new Map<number, LineTrouble>([
  ...[31401, 31402].map((code) => [code, 'microphone'] as const),
  ...[20101, 20104, 31201, 31202, 31204, 31205, 31207].map((code) => [code, 'token'] as const),
  ...[31003, 31005, 31009, 53000, 53001, 53405].map((code) => [code, 'network'] as const),
]);
const SOUNDS = [...Object.values(Device.SoundName)] as const;

/** Lays it; the microphone is asked for first, so that who answers is heard at once. */
export const layLine: LayLine = async (token, listener) => {
  if (!Device.isSupported) throw new LineRefused('unsupported');
  await microphone();
  const silence = silentSound();
  const device = new Device(token, {
    ...OPTIONS,
    sounds: Object.fromEntries(SOUNDS.map((name) => [name, silence])),
  });
  device.on('registered', () => listener.onReady());
  device.on('unregistered', () => listener.onLost());
  device.on('error', (error: unknown) => listener.onTrouble(troubleOf(error)));
  device.on('tokenWillExpire', () => listener.onTokenWanted());
  device.on('incoming', (call: Call) => take(call, listener));
  await device.register().catch((error: unknown) => {
    device.destroy();
    throw new LineRefused(troubleOf(error));
  });
  return {
    renew: (next) => {
      device.updateToken(next);
      if (device.state === Device.State.Unregistered) void device.register().catch(() => listener.onLost());
    },
    close: () => device.destroy(),
  };
};

/** The console rings by itself: no sound is fetched from elsewhere. No report of a call goes to Twilio. */
const OPTIONS: Device.Options & { publishEvents: boolean } = {
  appName: 'onethread',
  logLevel: 'silent',
  disableAudioContextSounds: true,
  publishEvents: false,
  closeProtection: true,
  tokenRefreshMs: 60_000,
};

function take(call: Call, listener: Parameters<LayLine>[1]): void {
  const mine: LineCall = {
    about: call.customParameters,
    accept: () => call.accept(),
    decline: () => call.reject(),
    hangUp: () => call.disconnect(),
    mute: (on) => call.mute(on),
    press: (keys) => call.sendDigits(keys),
  };
  call.on('accept', () => listener.onAnswered(mine));
  for (const end of ['disconnect', 'cancel', 'reject']) call.on(end, () => listener.onEnded(mine));
  call.on('error', (error: unknown) => {
    listener.onTrouble(troubleOf(error));
    if (call.status() === Call.State.Closed) listener.onEnded(mine);
  });
  listener.onCall(mine);
}

async function microphone(): Promise<void> {
  try {
    const heard = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of heard.getTracks()) track.stop();
  } catch {
    throw new LineRefused('microphone');
  }
}

function troubleOf(error: unknown): LineTrouble {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  return (typeof code === 'number' && TROUBLES.get(code)) || 'other';
}

/** A WAV file of one sample: the page's policy lets nothing in from elsewhere. */
function silentSound(): string {
  const words = [
    0x46464952, 38, 0x45564157, 0x20746d66, 16, 0x10001, 8000, 16000, 0x100002, 0x61746164, 2, 0,
  ];
  return URL.createObjectURL(new Blob([new Uint32Array(words)], { type: 'audio/wav' }));
}
