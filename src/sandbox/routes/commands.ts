import type { APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { FormErrors, refusals } from '../errors.js';
import { isRecord, list } from '../fields.js';
import { type ApiRequest, type ApiResponse, jsonOf } from '../http.js';
import { limits } from '../limits.js';
import { param, type Route } from '../router.js';
import { type CommandInput, readCommand } from '../validate-command.js';
import type { StoredCommand, World } from '../world.js';
import type { RouteContext } from './context.js';

/** Registering commands, everywhere or in one server. @see https://discord.com/developers/docs/interactions/application-commands */
export function commandRoutes(context: RouteContext): Route[] {
  return ['/applications/:applicationId/commands', '/applications/:applicationId/guilds/:guildId/commands'].flatMap(
    (path): Route[] => [
      { method: 'GET', path, handle: (request) => ({ status: 200, body: listed(context, request) }) },
      { method: 'PUT', path, handle: (request) => replaceAll(context, request) },
      { method: 'POST', path, handle: (request) => create(context, request) },
      {
        method: 'GET',
        path: `${path}/:commandId`,
        handle: (request) => ({ status: 200, body: found(context, request).api }),
      },
      { method: 'PATCH', path: `${path}/:commandId`, handle: (request) => change(context, request) },
      { method: 'DELETE', path: `${path}/:commandId`, handle: (request) => remove(context, request) },
    ],
  );
}

function listed({ world }: RouteContext, request: ApiRequest): unknown[] {
  const guildId = scopeOf(world, request);
  const withLocalizations = request.query.get('with_localizations') === 'true';
  return inScope(world, guildId).map(({ api }) => (withLocalizations ? api : withoutLocalizations(api)));
}

function replaceAll({ world, faults }: RouteContext, request: ApiRequest): ApiResponse {
  const guildId = scopeOf(world, request);
  const form = new FormErrors();
  const wanted = list(form, [], Array.isArray(request.body) ? request.body : [], 130);
  if (!Array.isArray(request.body)) form.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const inputs = wanted.map((each, index) => readCommand(form, [index], each, faults.refusedOption));
  const names = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const key = `${input.type} ${input.name}`;
    if (names.has(key)) {
      form.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    names.add(key);
  }
  form.throwIfAny();
  refuseTooMany(inputs);
  const before = inScope(world, guildId);
  for (const command of before) world.commands.delete(command.api.id);
  const made = inputs.map((input) => {
    const same = before.find(({ api }) => api.name === input.name && api.type === input.type);
    return store(world, guildId, input, same?.api.id);
  });
  world.events.emit({ type: 'commands' });
  return { status: 200, body: made };
}

function create({ world, faults }: RouteContext, request: ApiRequest): ApiResponse {
  const guildId = scopeOf(world, request);
  const form = new FormErrors();
  const input = readCommand(form, [], request.body, faults.refusedOption);
  form.throwIfAny();
  const others = inScope(world, guildId).map(({ api }) => api);
  const same = others.find((api) => api.name === input.name && api.type === input.type);
  if (!same) refuseTooMany([...others, input]);
  const made = store(world, guildId, input, same?.id);
  world.events.emit({ type: 'commands' });
  return { status: same ? 200 : 201, body: made };
}

function change({ world, faults }: RouteContext, request: ApiRequest): ApiResponse {
  const before = found({ world, faults } as RouteContext, request);
  const form = new FormErrors();
  const merged = { ...before.api, ...jsonOf(request), type: before.api.type };
  const input = readCommand(form, [], merged, faults.refusedOption);
  const clash = inScope(world, before.guildId).some(
    ({ api }) => api.id !== before.api.id && api.name === input.name && api.type === input.type,
  );
  if (clash) form.add(['name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
  form.throwIfAny();
  const made = store(world, before.guildId, input, before.api.id);
  world.events.emit({ type: 'commands' });
  return { status: 200, body: made };
}

function remove(context: RouteContext, request: ApiRequest): ApiResponse {
  context.world.commands.delete(found(context, request).api.id);
  context.world.events.emit({ type: 'commands' });
  return { status: 204 };
}

function found({ world }: RouteContext, request: ApiRequest): StoredCommand {
  const guildId = scopeOf(world, request);
  const command = world.commands.get(param(request, 'commandId'));
  if (!command || command.guildId !== guildId) throw refusals.unknownCommand();
  return command;
}

function scopeOf(world: World, request: ApiRequest): string | null {
  if (param(request, 'applicationId') !== world.applicationId) throw refusals.unknownApplication();
  const guildId = request.params.guildId;
  if (guildId === undefined) return null;
  if (guildId !== world.guildId) throw refusals.missingAccess();
  return guildId;
}

function inScope(world: World, guildId: string | null): StoredCommand[] {
  return [...world.commands.values()].filter((command) => command.guildId === guildId);
}

function refuseTooMany(commands: readonly { readonly type: ApplicationCommandType }[]): void {
  for (const [type, maximum] of Object.entries(limits.command.perType)) {
    const count = commands.filter((command) => command.type === Number(type)).length;
    if (count > maximum) throw refusals.tooManyCommands(maximum);
  }
}

function store(
  world: World,
  guildId: string | null,
  input: CommandInput,
  id: string | undefined,
): APIApplicationCommand {
  const { options, contexts, integration_types, ...rest } = input;
  const api: APIApplicationCommand = {
    ...rest,
    id: id ?? world.nextId(),
    application_id: world.applicationId,
    version: world.nextId(),
    ...(guildId === null ? { contexts, integration_types, dm_permission: true } : { guild_id: guildId }),
    ...(options.length > 0 ? { options: [...options] } : {}),
  };
  world.commands.set(api.id, { api, guildId });
  return api;
}

/** Translations are only listed for who asks for them. */
function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLocalizations(inner)]));
}
