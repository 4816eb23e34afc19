import type { REST } from 'discord.js';
import { DiscordAPIError } from 'discord.js';
import { type RESTPostAPIApplicationCommandsJSONBody as Registration, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { loggable, statusOf } from './failures.js';

/** Where the commands are told: to one server, at once, or to all of Discord. */
export interface RegistrationPlace {
  readonly applicationId: string;
  readonly guildId: string;
}

export type RegistrationOutcome = 'unchanged' | 'registered' | 'partly' | 'failed';

/**
 * Tells Discord the commands, if it knows others than these. What it refuses is left out, as little as can be, and one
 * line of the log says what; the rest works, and messages work in any case. Never rejects.
 */
export async function registerCommands(
  rest: REST,
  place: RegistrationPlace,
  commands: readonly Registration[],
  log: Logger,
): Promise<RegistrationOutcome> {
  const route = place.guildId
    ? Routes.applicationGuildCommands(place.applicationId, place.guildId)
    : Routes.applicationCommands(place.applicationId);
  try {
    const wanted = place.guildId ? commands.map(forOneServer) : commands;
    const known = await rest.get(route).catch(() => null);
    if (isSame(known, wanted)) return 'unchanged';
    const left = await registerWhatCanBe(rest, route, wanted);
    if (left.length === 0) return 'registered';
    log.warn({ refused: left }, `Discord refuses some commands, the rest works: ${left.join('; ')}`);
    return 'partly';
  } catch (error) {
    const why =
      statusOf(error) === 403 && place.guildId
        ? 'invite the bot to the server that DISCORD_GUILD_ID names, with the scope applications.commands'
        : 'commands may be missing or old until the next start';
    log.warn(
      { error: loggable(error) },
      `The commands could not be registered; mentions and direct messages still work (${why}).`,
    );
    return 'failed';
  }
}

/** Compares what matters to a person: names, descriptions, options, choices, and where a command can be used. */
export function isSame(known: unknown, wanted: readonly Registration[]): boolean {
  if (!Array.isArray(known) || known.length !== wanted.length) return false;
  // Where commands can be used is compared only where we said it: servers fill in defaults of their own.
  const withPlaces = wanted.some((command) => command.contexts !== undefined);
  return canonical(known, withPlaces) === canonical(wanted, withPlaces);
}

/** Where else a command can be used is a matter of commands that are registered everywhere. */
function forOneServer({ contexts: _, integration_types: __, ...command }: Registration): Registration {
  return command as Registration;
}

const MOST_ROUNDS = 25;

async function registerWhatCanBe(
  rest: REST,
  route: `/${string}`,
  commands: readonly Registration[],
): Promise<readonly string[]> {
  let offered = commands;
  const left: string[] = [];
  for (let round = 0; round < MOST_ROUNDS && offered.length > 0; round++) {
    try {
      await rest.put(route, { body: offered });
      return left;
    } catch (error) {
      if (statusOf(error) !== 400) throw error;
      const refusal = firstRefusal(error, offered);
      if (!refusal) return [...left, ...(await registerOneByOne(rest, route, offered))];
      left.push(refusal.name);
      offered = refusal.rest;
    }
  }
  return left;
}

/** For servers that say no without saying to what. */
async function registerOneByOne(rest: REST, route: `/${string}`, commands: readonly Registration[]): Promise<string[]> {
  const left: string[] = [];
  for (const command of commands) {
    const registered = await rest.post(route, { body: command }).then(
      () => true,
      (error: unknown) => {
        if (statusOf(error) === null) throw error;
        return false;
      },
    );
    if (!registered) left.push(nameOf(command));
  }
  return left;
}

interface Refusal {
  readonly name: string;
  readonly rest: readonly Registration[];
}

/**
 * What Discord's form errors point at, and the commands without it: an option, a field that can be done without, or the
 * whole command.
 * @see https://discord.com/developers/docs/reference#error-messages
 */
function firstRefusal(error: unknown, commands: readonly Registration[]): Refusal | null {
  const errors = error instanceof DiscordAPIError && isRecord(error.rawError) ? error.rawError.errors : undefined;
  if (!isRecord(errors)) return null;
  const index = Object.keys(errors).find((key) => /^\d+$/.test(key));
  const command = index === undefined ? undefined : commands[Number(index)];
  if (index === undefined || !command) return null;
  const without = (changed: Registration | null): readonly Registration[] =>
    commands.flatMap((each) => (each !== command ? [each] : changed ? [changed] : []));
  const at = errors[index];
  const inOptions =
    isRecord(at) && isRecord(at.options) ? Object.keys(at.options).find((key) => /^\d+$/.test(key)) : undefined;
  const options = 'options' in command ? (command.options ?? []) : [];
  const option = inOptions === undefined ? undefined : options[Number(inOptions)];
  // A command without the option it cannot do without is no command.
  if (option && !option.required) {
    const rest = { ...command, options: options.filter((each) => each !== option) } as Registration;
    return { name: `${nameOf(command)} without its option “${option.name}”`, rest: without(rest) };
  }
  for (const field of ['contexts', 'integration_types'] as const) {
    if (!isRecord(at) || !(field in at)) continue;
    const { [field]: _, ...rest } = command;
    return { name: `${nameOf(command)} without ${field}`, rest: without(rest as Registration) };
  }
  return { name: nameOf(command), rest: without(null) };
}

function nameOf(command: Registration): string {
  return command.type === 3 ? `“${command.name}”` : `/${command.name}`;
}

function canonical(commands: readonly unknown[], withPlaces: boolean): string {
  return JSON.stringify(
    commands
      .filter(isRecord)
      .map((command) => commandKey(command, withPlaces))
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
  );
}

function commandKey(command: Record<string, unknown>, withPlaces: boolean) {
  const type = command.type ?? 1;
  return {
    key: `${type} ${command.name}`,
    description: command.description ?? '',
    ...(withPlaces ? { places: [numbers(command.contexts), numbers(command.integration_types)] } : {}),
    options: list(command.options).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      length: option.max_length ?? null,
      choices: list(option.choices).map(({ name, value }) => [name, value]),
    })),
  };
}

function list(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number).sort((one, other) => one - other) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
