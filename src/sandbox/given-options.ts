import type { APIApplicationCommand, APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';

export type OptionValue = string | number | boolean;

/** Something a person cannot do, in words for whoever reads the test or the page. */
export class ActionRefused extends Error {
  override readonly name = 'ActionRefused';
}

export interface GivenOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: OptionValue;
}

/** Checks what was typed as Discord's client does, so that the bot gets what the command promises. */
export function readOptions(
  command: APIApplicationCommand,
  given: Readonly<Record<string, OptionValue>>,
  complete: boolean,
): GivenOption[] {
  const options = basicOptions(command);
  for (const name of Object.keys(given)) {
    if (!options.some((option) => option.name === name)) {
      const names = options.map((option) => option.name).join(', ');
      throw new ActionRefused(`/${command.name} has no option "${name}". It has: ${names || 'none'}.`);
    }
  }
  return options
    .flatMap((option) => {
      const value = given[option.name];
      if (value === undefined || (complete && value === '' && !option.required)) return [];
      if (complete) checkOption(command, option, value);
      return [{ name: option.name, type: option.type, value }];
    })
    .concat(complete ? missing(command, options, given) : []);
}

function missing(
  command: APIApplicationCommand,
  options: readonly APIApplicationCommandBasicOption[],
  given: Readonly<Record<string, OptionValue>>,
): never[] {
  const lacking = options.find(
    (option) => option.required && (given[option.name] === undefined || given[option.name] === ''),
  );
  if (lacking) throw new ActionRefused(`/${command.name} needs the option "${lacking.name}".`);
  return [];
}

function checkOption(
  command: APIApplicationCommand,
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
): void {
  const wanted = kinds[option.type] ?? 'string';
  const fits = wanted === 'integer' ? Number.isInteger(value) : typeof value === wanted;
  if (!fits) throw new ActionRefused(`/${command.name}: the option "${option.name}" takes a ${wanted}.`);
  if ('choices' in option && option.choices?.length && !option.choices.some((choice) => choice.value === value)) {
    throw new ActionRefused(`/${command.name}: "${String(value)}" is not one of the choices of "${option.name}".`);
  }
  const size = typeof value === 'string' ? [...value].length : 0;
  const range = option as { readonly min_length?: number; readonly max_length?: number };
  const longest = range.max_length ?? 6_000;
  if (typeof value === 'string' && (size < (range.min_length ?? 0) || size > longest)) {
    throw new ActionRefused(
      `/${command.name}: "${option.name}" takes ${range.min_length ?? 0} to ${longest} characters.`,
    );
  }
  const bounds = option as { readonly min_value?: number; readonly max_value?: number };
  if (typeof value === 'number' && (value < (bounds.min_value ?? value) || value > (bounds.max_value ?? value))) {
    throw new ActionRefused(`/${command.name}: ${value} is out of range for "${option.name}".`);
  }
}

const kinds: Readonly<Record<number, 'string' | 'integer' | 'boolean' | 'number'>> = {
  [ApplicationCommandOptionType.String]: 'string',
  [ApplicationCommandOptionType.Integer]: 'integer',
  [ApplicationCommandOptionType.Boolean]: 'boolean',
  [ApplicationCommandOptionType.Number]: 'number',
};

export function basicOptions(command: APIApplicationCommand): readonly APIApplicationCommandBasicOption[] {
  return (command.options ?? []) as readonly APIApplicationCommandBasicOption[];
}
