import type { Config } from '../config.js';
import type { Language } from '../text/language.js';
import { UsageError } from './usage.js';

/** The options as given; undefined where they were not. */
export interface Values {
  readonly batch?: string | undefined;
  readonly help?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly language?: string | undefined;
  readonly meeting?: string | undefined;
  readonly passages?: string | undefined;
  readonly questions?: string | undefined;
  readonly rebuild?: boolean | undefined;
  readonly sandbox?: boolean | undefined;
  readonly style?: string | undefined;
  readonly to?: string | undefined;
  readonly version?: boolean | undefined;
}

export interface Command {
  readonly options: readonly (keyof Values)[];
  /** Resolves to the exit status; nothing is 0. @throws UsageError, AskError, ConfigError or what went wrong. */
  run(config: Config, values: Values, positionals: readonly string[]): Promise<number | undefined>;
}

/** One of the choices of an option; undefined where it was not given. */
export function choice<T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const chosen = choices.find((each) => each === value);
  if (!chosen) throw new UsageError(`--${name} is "${value}": write one of ${choices.join(', ')}.`);
  return chosen;
}

export function languageOf({ language }: Values): Language | undefined {
  return choice('language', language, ['ar', 'en']);
}

/** Drops what is undefined, for options that are there or not. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
