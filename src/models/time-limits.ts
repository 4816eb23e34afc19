import type { Clock } from './clock.js';
import { ModelError } from './model-error.js';

/** Milliseconds. */
export interface TimeLimits {
  /** How long the model may be silent: before its first words, and between any two pieces of its reply. */
  readonly silence: number;
  /** The whole reply, tries and waits included. */
  readonly answer: number;
}

/** Ends a request that is silent for too long; `heard` is to be called with every piece of the reply. */
export function limitSilence(clock: Clock, silence: number, abort: AbortController): { heard(): void; stop(): void } {
  let callOff: () => void = () => {};
  const heard = (): void => {
    callOff();
    callOff = clock.after(silence, () =>
      abort.abort(new ModelError('timeout', `silent for ${Math.round(silence / 1000)} s`)),
    );
  };
  heard();
  return { heard, stop: () => callOff() };
}
