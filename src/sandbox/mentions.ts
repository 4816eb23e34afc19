import type { APIMessageMentions } from 'discord-api-types/v10';
import type { World } from './world.js';

/** @see https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export interface AllowedMentions {
  readonly parse: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly repliedUser: boolean;
}

export interface Mentions {
  readonly mentions: APIMessageMentions['mentions'];
  readonly mention_roles: string[];
  readonly mention_everyone: boolean;
}

/**
 * Whom a message would ping: what its text mentions, cut down to what the sender allowed. Without an allowance all is
 * allowed, the author of the message replied to included.
 */
export function resolveMentions(
  world: World,
  message: {
    readonly content: string;
    readonly allowed: AllowedMentions | undefined;
    readonly mayPingEveryone: boolean;
    readonly repliedUserId: string | undefined;
  },
): Mentions {
  const { content, allowed } = message;
  const allows = (kind: 'users' | 'roles', id: string): boolean =>
    allowed === undefined || allowed.parse.includes(kind) || allowed[kind].includes(id);
  const users = new Set(idsIn(content, /<@!?(\d{17,20})>/g).filter((id) => allows('users', id)));
  if (message.repliedUserId !== undefined && (allowed === undefined || allowed.repliedUser)) {
    users.add(message.repliedUserId);
  }
  const everyone = /@(everyone|here)\b/.test(content) && message.mayPingEveryone;
  return {
    mentions: [...users].flatMap((id) => world.user(id) ?? []),
    mention_roles: idsIn(content, /<@&(\d{17,20})>/g).filter((id) => {
      const role = world.roles.find((each) => each.id === id);
      return role !== undefined && (role.mentionable || message.mayPingEveryone) && allows('roles', id);
    }),
    mention_everyone: everyone && (allowed === undefined || allowed.parse.includes('everyone')),
  };
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
