/**
 * Servers that speak Discord's API do not always send all of it, and discord.js takes what Discord promises for granted:
 * one field that is missing throws in the middle of its work. This puts in what such servers leave out, before
 * discord.js looks at the packet.
 */
export function mendPacket(packet: unknown): void {
  if (!isRecord(packet) || !isRecord(packet.d)) return;
  if (packet.t === 'INTERACTION_CREATE') mendInteraction(packet.d);
  if (packet.t === 'MESSAGE_CREATE' || packet.t === 'MESSAGE_UPDATE') mendMessage(packet.d);
}

type Json = Record<string, unknown>;

function mendInteraction(interaction: Json): void {
  if (!Array.isArray(interaction.entitlements)) interaction.entitlements = [];
  if (!isRecord(interaction.authorizing_integration_owners)) interaction.authorizing_integration_owners = {};
  if (typeof interaction.app_permissions !== 'string') interaction.app_permissions = '0';
  if (!isRecord(interaction.channel) && typeof interaction.channel_id === 'string') {
    interaction.channel = { id: interaction.channel_id };
  }
  if (isRecord(interaction.member) && !isRecord(interaction.member.user) && isRecord(interaction.user)) {
    interaction.member.user = interaction.user;
  }
  if (!isRecord(interaction.member) && interaction.guild_id && !isRecord(interaction.user)) {
    interaction.user = { id: '0', username: 'unknown', discriminator: '0', avatar: null };
  }
  if (isRecord(interaction.message)) {
    if (typeof interaction.channel_id === 'string') interaction.message.channel_id ??= interaction.channel_id;
    mendMessage(interaction.message);
  }
  const resolved = isRecord(interaction.data) ? interaction.data.resolved : undefined;
  if (isRecord(resolved) && isRecord(resolved.messages))
    Object.values(resolved.messages).filter(isRecord).forEach(mendMessage);
}

function mendMessage(message: Json): void {
  for (const list of ['attachments', 'embeds', 'mentions', 'mention_roles', 'components']) {
    if (message[list] !== undefined && !Array.isArray(message[list])) message[list] = [];
  }
  if (isRecord(message.referenced_message)) mendMessage(message.referenced_message);
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
