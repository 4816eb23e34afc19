import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { loggable } from '../../src/discord/failures.js';

it('lets no interaction’s token and no request’s words into the log', () => {
  const url = 'https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246c2VjcmV0/messages/@original';
  const body = { json: { content: 'What was said?' }, files: undefined };
  const error = new DiscordAPIError({ code: 10_015, message: 'Unknown Webhook' }, 10_015, 404, 'PATCH', url, body);
  const line = JSON.stringify(loggable(error));
  expect(line).toContain('10015');
  expect(line).toContain('/webhooks/123/…/messages/@original');
  expect(line).not.toMatch(/aW50ZXJ|What was said/);
});

it('lets nothing through that looks like a bot’s token', () => {
  const token = `${'a'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(27)}`;
  expect(JSON.stringify(loggable(new Error(`token ${token} refused`)))).not.toContain(token);
});
