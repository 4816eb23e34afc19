import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import type { InteractionRecord, PageChannel, PageEvent, PageSnapshot } from '../page-contract.js';

/** All that the page knows: what the sandbox told it, and where the person looks. */
export interface Store {
  snapshot: PageSnapshot;
  channels: Map<string, PageChannel>;
  commands: readonly APIApplicationCommand[];
  messages: Map<string, APIMessage>;
  interactions: Map<string, InteractionRecord>;
  unread: Set<string>;
  channelId: string;
  botConnected: boolean;
}

export function storeOf(snapshot: PageSnapshot, channelId: string | null): Store {
  const channels = new Map(snapshot.channels.map((channel) => [channel.api.id, channel]));
  return {
    snapshot,
    channels,
    commands: snapshot.commands,
    messages: new Map(),
    interactions: new Map(),
    unread: new Set(),
    channelId: channelId && channels.has(channelId) ? channelId : snapshot.channelId,
    botConnected: snapshot.botConnected,
  };
}

export function currentChannel(store: Store): PageChannel | undefined {
  return store.channels.get(store.channelId);
}

/** Everybody who can be named here. */
export function usersOf(store: Store): Pick<APIUser, 'id' | 'username' | 'global_name' | 'bot'>[] {
  const people = store.snapshot.people.map((person) => ({
    id: person.id,
    username: person.username,
    global_name: person.name,
    bot: false,
  }));
  return [store.snapshot.bot, ...people];
}

export function nameOf(user: Pick<APIUser, 'username' | 'global_name'>): string {
  return user.global_name ?? user.username;
}

/** Takes in what the sandbox says; returns what of the page has to be drawn again. */
export function take(
  store: Store,
  event: PageEvent,
): 'messages' | 'channels' | 'typing' | 'commands' | 'bot' | 'nothing' {
  switch (event.type) {
    case 'message':
    case 'messageUpdate': {
      const { message } = event;
      if (message.channel_id !== store.channelId) {
        if (event.type === 'message' && message.author.id !== store.snapshot.person.id) {
          store.unread.add(message.channel_id);
          return 'channels';
        }
        return 'nothing';
      }
      store.messages.set(message.id, message);
      return 'messages';
    }
    case 'messageDelete':
      store.messages.delete(event.messageId);
      return event.channelId === store.channelId ? 'messages' : 'nothing';
    case 'channel':
      store.channels.set(event.channel.api.id, event.channel);
      return 'channels';
    case 'interaction':
      store.interactions.set(event.interaction.id, event.interaction);
      return 'messages';
    case 'commands':
      store.commands = event.commands;
      return 'commands';
    case 'bot':
      store.botConnected = event.connected;
      return 'bot';
    case 'typing':
      return 'typing';
  }
}

/** The commands that can be used in the channel being looked at, a server's own before global ones of the same name. */
export function commandsHere(store: Store, type: 1 | 3): APIApplicationCommand[] {
  const context = currentChannel(store)?.context ?? 'guild';
  const number = { guild: 0, bot_dm: 1, private_channel: 2 }[context];
  const ordered = [...store.commands].sort((one, other) => Number(!one.guild_id) - Number(!other.guild_id));
  const seen = new Set<string>();
  return ordered.filter((command) => {
    if (command.type !== type || seen.has(command.name)) return false;
    const fits = command.guild_id
      ? context === 'guild'
      : ((command.contexts ?? [0, 1]) as readonly number[]).includes(number) &&
        (context !== 'private_channel' || ((command.integration_types ?? []) as readonly number[]).includes(1));
    if (fits) seen.add(command.name);
    return fits;
  });
}
