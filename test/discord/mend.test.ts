import { expect, it } from 'vitest';
import { mendPacket } from '../../src/discord/mend.js';

it('puts in what an interaction of an imperfect server lacks', () => {
  const d: Record<string, unknown> = { id: '1', channel_id: '7', user: { id: '2' }, message: { attachments: null } };
  mendPacket({ t: 'INTERACTION_CREATE', d });
  expect(d).toMatchObject({
    channel: { id: '7' },
    entitlements: [],
    authorizing_integration_owners: {},
    app_permissions: '0',
    message: { attachments: [], channel_id: '7' },
  });
});

it('leaves alone what is there, and what it does not know', () => {
  const whole = {
    t: 'INTERACTION_CREATE',
    d: {
      channel: { id: '7', type: 0 },
      entitlements: [1],
      app_permissions: '8',
      authorizing_integration_owners: { 0: '1' },
    },
  };
  const before = structuredClone(whole);
  mendPacket(whole);
  expect(whole).toEqual(before);
  for (const odd of [null, 'text', { t: 'INTERACTION_CREATE', d: null }, { t: 'OTHER', d: {} }]) mendPacket(odd);
});
