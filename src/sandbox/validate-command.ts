import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type InteractionContextType,
  Locale,
} from 'discord-api-types/v10';
import { type FieldPath, type FormErrors, lengthOf } from './errors.js';
import { boolean, integer, isRecord, type Json, list, record, text } from './fields.js';
import { limits } from './limits.js';

export interface CommandInput {
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly name_localizations: Record<string, string> | null;
  readonly description: string;
  readonly description_localizations: Record<string, string> | null;
  readonly options: readonly APIApplicationCommandBasicOption[];
  readonly default_member_permissions: string | null;
  readonly nsfw: boolean;
  readonly contexts: InteractionContextType[] | null;
  readonly integration_types: ApplicationIntegrationType[];
}

/** What Discord lets a slash command or an option be called. Lower case where the script has it; Arabic letters are letters. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);

/** One command as an application wants it; every breach of a limit is a complaint in the form. */
export function readCommand(form: FormErrors, path: FieldPath, value: unknown, refusedOption?: string): CommandInput {
  const body = record(value);
  const type = (integer(form, [...path, 'type'], body.type) ??
    ApplicationCommandType.ChatInput) as ApplicationCommandType;
  if (![1, 2, 3].includes(type)) form.choice([...path, 'type'], [1, 2, 3]);
  const isSlash = type === ApplicationCommandType.ChatInput;
  const name = readName(form, [...path, 'name'], body.name, isSlash);
  const range = { minimum: 1, maximum: limits.command.description, required: isSlash };
  const description = text(form, [...path, 'description'], isSlash ? body.description : undefined, range) ?? '';
  if (!isSlash && typeof body.description === 'string' && body.description !== '') {
    form.add(
      [...path, 'description'],
      'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have description',
    );
  }
  if (!isSlash && Array.isArray(body.options) && body.options.length > 0) {
    form.add(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
      'Context menu commands cannot have options',
    );
  }
  const command: CommandInput = {
    type,
    name,
    name_localizations: readLocalizations(
      form,
      [...path, 'name_localizations'],
      body.name_localizations,
      limits.command.name,
    ),
    description,
    description_localizations: readLocalizations(
      form,
      [...path, 'description_localizations'],
      body.description_localizations,
      limits.command.description,
    ),
    options: isSlash ? readOptions(form, [...path, 'options'], body.options, refusedOption) : [],
    default_member_permissions:
      typeof body.default_member_permissions === 'string' ? body.default_member_permissions : null,
    nsfw: boolean(form, [...path, 'nsfw'], body.nsfw) ?? false,
    contexts: Array.isArray(body.contexts)
      ? readChoices<InteractionContextType>(form, [...path, 'contexts'], body.contexts, [0, 1, 2])
      : null,
    integration_types: Array.isArray(body.integration_types)
      ? readChoices<ApplicationIntegrationType>(form, [...path, 'integration_types'], body.integration_types, [0, 1])
      : [ApplicationIntegrationType.GuildInstall],
  };
  if (sizeOf(command) > limits.command.total) {
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${limits.command.total})`);
  }
  return command;
}

function readName(form: FormErrors, path: FieldPath, value: unknown, isSlash: boolean): string {
  const name = text(form, path, value, { minimum: 1, maximum: limits.command.name, required: true }) ?? '';
  const tooLong = lengthOf(name) > limits.command.name;
  if (name !== '' && !tooLong && isSlash && (!slashName.test(name) || name !== name.toLowerCase())) {
    form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
  return name;
}

function readOptions(
  form: FormErrors,
  path: FieldPath,
  value: unknown,
  refusedOption: string | undefined,
): APIApplicationCommandBasicOption[] {
  const names = new Set<string>();
  let optionalSeen = false;
  return list(form, path, value, limits.command.options).map((each, index) => {
    const at = [...path, index];
    const option = readOption(form, at, record(each));
    if (option.name === refusedOption) {
      form.add([...at, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
    if (names.has(option.name)) {
      form.add(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    names.add(option.name);
    if (option.required && optionalSeen) {
      form.add(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optionalSeen ||= !option.required;
    return option;
  });
}

function readOption(form: FormErrors, path: FieldPath, value: Json): APIApplicationCommandBasicOption {
  const type = integer(form, [...path, 'type'], value.type);
  if (type === undefined) form.required([...path, 'type']);
  else if (type < 1 || type > 11) form.choice([...path, 'type'], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup) {
    form.add([...path, 'type'], 'SANDBOX_NOT_BUILT', 'The sandbox has no subcommands.');
  }
  const name = readName(form, [...path, 'name'], value.name, true);
  const description =
    text(form, [...path, 'description'], value.description, {
      minimum: 1,
      maximum: limits.command.description,
      required: true,
    }) ?? '';
  const autocomplete = boolean(form, [...path, 'autocomplete'], value.autocomplete);
  const choices = list(form, [...path, 'choices'], value.choices, limits.command.choices);
  if (autocomplete && choices.length > 0) {
    form.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID',
      'Only one of choices or autocomplete can be set',
    );
  }
  const option = {
    type: type ?? ApplicationCommandOptionType.String,
    name,
    description,
    required: boolean(form, [...path, 'required'], value.required) ?? false,
    ...(isRecord(value.name_localizations) ? { name_localizations: value.name_localizations } : {}),
    ...(isRecord(value.description_localizations)
      ? { description_localizations: value.description_localizations }
      : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(choices.length > 0 ? { choices: readChoiceList(form, [...path, 'choices'], choices, type) } : {}),
    ...numbers(form, path, value, ['min_value', 'max_value', 'min_length', 'max_length']),
  };
  // The type was checked above; what depends on it (choices of numbers, lengths of strings) was checked with it.
  return option as APIApplicationCommandBasicOption;
}

/** Choices of an option, or of an autocomplete answer: at most 25, names of 1 to 100, values of the option's type. */
export function readChoiceList(
  form: FormErrors,
  path: FieldPath,
  choices: readonly unknown[],
  type: number | undefined,
): { name: string; value: string | number; name_localizations?: Json }[] {
  const wantsNumber = type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
  return choices.map((each, index) => {
    const choice = record(each);
    const at = [...path, index];
    const name =
      text(form, [...at, 'name'], choice.name, { minimum: 1, maximum: limits.command.choiceName, required: true }) ??
      '';
    const localized = isRecord(choice.name_localizations) ? { name_localizations: choice.name_localizations } : {};
    if (wantsNumber) {
      if (typeof choice.value !== 'number')
        form.add(
          [...at, 'value'],
          'NUMBER_TYPE_COERCE',
          `Value ${JSON.stringify(choice.value)} is not ${type === 4 ? 'int' : 'float'}.`,
        );
      return { name, value: Number(choice.value), ...localized };
    }
    const value = text(form, [...at, 'value'], choice.value, { maximum: limits.command.choiceValue, required: true });
    return { name, value: value ?? '', ...localized };
  });
}

function numbers(form: FormErrors, path: FieldPath, value: Json, keys: readonly string[]): Record<string, number> {
  const read: Record<string, number> = {};
  for (const key of keys) {
    const number = value[key];
    if (number === undefined || number === null) continue;
    if (typeof number !== 'number')
      form.add([...path, key], 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(number)} is not int.`);
    else if (key.endsWith('length') && (number < 0 || number > limits.command.stringLength)) {
      form.add(
        [...path, key],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${limits.command.stringLength}.`,
      );
    } else read[key] = number;
  }
  return read;
}

function readLocalizations(
  form: FormErrors,
  path: FieldPath,
  value: unknown,
  maximum: number,
): Record<string, string> | null {
  if (!isRecord(value)) return null;
  const read: Record<string, string> = {};
  for (const [locale, written] of Object.entries(value)) {
    if (written === null) continue;
    if (!locales.includes(locale)) form.choice([...path, locale], locales);
    read[locale] = text(form, [...path, locale], written, { minimum: 1, maximum, required: true }) ?? '';
  }
  return read;
}

function readChoices<T extends number>(
  form: FormErrors,
  path: FieldPath,
  value: readonly unknown[],
  known: readonly T[],
): T[] {
  for (const [index, each] of value.entries()) {
    if (!(known as readonly unknown[]).includes(each)) form.choice([...path, index], known);
  }
  return known.filter((each) => value.includes(each));
}

/** Names, descriptions and values of the command, its options and its choices. */
function sizeOf(command: CommandInput): number {
  const options = command.options.flatMap((option) => [
    option.name,
    option.description,
    ...('choices' in option ? (option.choices ?? []) : []).flatMap((choice) => [choice.name, String(choice.value)]),
  ]);
  return [command.name, command.description, ...options].reduce((sum, part) => sum + lengthOf(part), 0);
}
