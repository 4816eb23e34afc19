import { request } from 'node:http';
import { expect, it } from 'vitest';
import { open } from './harness.js';

it('refuses who comes under another name than this machine’s, and pages of others', async () => {
  const { sandbox, noura } = await open();
  expect(await statusFor(sandbox.port, '/sandbox/state', { host: 'evil.example' })).toBe(403);
  expect(await statusFor(sandbox.port, '/sandbox/state', { host: `localhost:${sandbox.port}` })).toBe(200);
  const post = (headers: Record<string, string>) =>
    fetch(`${sandbox.url}/sandbox/direct-messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ person: noura.id }),
    });
  expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post({ 'content-type': 'application/json', origin: 'http://evil.example' })).status).toBe(403);
  expect((await post({ 'content-type': 'application/json', origin: sandbox.url })).status).toBe(200);
});

it('lets anybody on this machine act over HTTP, and says what was wrong', async () => {
  const { sandbox, daniel } = await open();
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const sent = await post('messages', { person: daniel.id, channelId: sandbox.channelId, content: 'hello' });
  expect(sent.status).toBe(200);
  expect(sandbox.messages(sandbox.channelId, daniel)[0]?.id).toBe(sent.body.messageId);
  expect(await post('messages', { person: 'nobody', channelId: sandbox.channelId, content: 'x' })).toMatchObject({
    status: 400,
  });
  expect(await post('commands', { person: daniel.id, name: 'ask' })).toMatchObject({
    status: 400,
    body: { message: 'There is no command "ask" here. There are: none.' },
  });
  expect((await post('control/fail-next', { status: 503, route: '/gateway' })).status).toBe(200);
  expect((await fetch(`${sandbox.apiUrl}/v10/gateway`)).status).toBe(503);
  expect((await post('nothing', {})).status).toBe(404);
});

it('serves the page with a policy that lets nothing in from elsewhere', async () => {
  const { sandbox } = await open();
  const page = await fetch(sandbox.url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).not.toMatch(/https?:\/\//);
  expect((await fetch(`${sandbox.url}/app.js`)).headers.get('content-type')).toContain('text/javascript');
  expect((await fetch(`${sandbox.url}/../package.json`)).status).toBe(404);
});

/** `fetch` won't send a Host header of one's choice. */
function statusFor(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject).end();
  });
}
