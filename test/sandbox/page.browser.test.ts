import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Sandbox, SandboxPerson } from '../../src/sandbox/sandbox.js';
import { launchChromium } from '../chromium.js';
import { fakeBot } from './fake-bot.js';
import { open } from './harness.js';

let browser: Browser;
const pages: Page[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});
afterAll(() => browser.close());

async function sit(sandbox: Sandbox, person: SandboxPerson, size = { width: 1280, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  pages.push(page);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${sandbox.url}/#person=${person.id}`);
  await page.getByTestId('example').first().waitFor();
  return page;
}

it('fills in an example question, sends it with a mention, and shows the answer as a reply', async () => {
  const { sandbox, noura } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, noura);
  await page.getByRole('button', { name: 'أين عُقد الاجتماع؟' }).click();
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('embed-title').textContent()).toBe('أين عُقد الاجتماع؟');
  expect(await page.getByTestId('app-badge').first().textContent()).toBe('APP');
  expect(await page.getByTestId('reply-line').textContent()).toContain('أين عُقد الاجتماع؟');
  expect(sandbox.messages(sandbox.channelId, noura)[0]?.content).toBe(`<@${sandbox.botUserId}> أين عُقد الاجتماع؟`);
});

it('offers commands after a slash, Arabic ones too, and takes their options', async () => {
  const { sandbox, noura } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, noura);
  await page.getByTestId('composer').fill('/');
  expect(await page.getByTestId('suggestion').count()).toBe(4);
  await page.getByTestId('composer').fill('/اس');
  expect(await page.getByTestId('suggestion').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // the required option is empty: nothing is sent
  expect(await page.getByLabel('السؤال').evaluate((input) => input.matches(':focus'))).toBe(true);
  await page.keyboard.type('من حضر؟');
  await page.keyboard.press('Enter');
  await page.getByTestId('embed').waitFor();
  expect(await page.getByTestId('used-command').textContent()).toContain('/اسأل');
});

it('completes an option from what the bot suggests', async () => {
  const { sandbox, daniel } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, daniel);
  await page.getByTestId('composer').fill('/quote');
  await page.keyboard.press('Tab');
  await page.getByLabel('passage').pressSequentially('ministers');
  await page.getByTestId('suggestion-list').filter({ hasText: 'ministers', hasNotText: 'الرياض' }).waitFor();
  await page.keyboard.press('Enter');
  expect(await page.getByLabel('passage').inputValue()).toBe('2 · The ministers agreed');
  await page.keyboard.press('Enter');
  await page.getByTestId('embed').waitFor();
  const sent = sandbox.control.requests().filter(({ path }) => path.endsWith('/callback'));
  expect(sent.length).toBeGreaterThan(1);
});

it('shows an ephemeral answer to its receiver alone, who can dismiss it', async () => {
  const { sandbox, noura, daniel } = await open();
  await fakeBot(sandbox);
  const hers = await sit(sandbox, noura);
  const his = await sit(sandbox, daniel);
  await hers.getByTestId('composer').fill('@Majlis Where?');
  await hers.keyboard.press('Enter');
  await his.getByTestId('embed').waitFor();
  await hers.getByRole('button', { name: 'Sources' }).click();
  expect(await hers.getByTestId('only-you').textContent()).toContain('Only you can see this');
  expect(await his.getByTestId('message').count()).toBe(2);
  await hers.getByTestId('dismiss').click();
  await hers.getByTestId('only-you').waitFor({ state: 'detached' });
});

it('changes a message in place when a button says so, and shows a disabled one as such', async () => {
  const { sandbox, noura } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, noura);
  await page.getByTestId('composer').fill('@Majlis أين؟');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'العربية / English' }).click();
  await page.getByText('In Riyadh', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'In a thread' }).isDisabled()).toBe(true);
});

it('uses message commands from the menu of a message, opens threads, and replies', async () => {
  const { sandbox, noura, daniel } = await open();
  await fakeBot(sandbox);
  const { messageId } = sandbox.actions.sendMessage({ person: daniel, content: 'They met in Riyadh.' });
  const page = await sit(sandbox, noura);
  const message = page.locator(`[data-message-id="${messageId}"]`);
  await message.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Find in the meeting' }).click();
  await page.getByText('Said in paragraph 3:').waitFor();
  await message.hover();
  await message.getByTestId('reply').click();
  await page.getByTestId('composer').fill('Did they?');
  await page.keyboard.press('Enter');
  await page.getByTestId('reply-line').filter({ hasText: 'They met in Riyadh.' }).first().waitFor();
  await message.hover();
  await message.getByTestId('message-menu-button').click();
  await page.getByTestId('menu-thread').click();
  await page.getByTestId('thread').waitFor();
  await page.getByTestId('channel-name').getByText('They met in Riyadh.', { exact: true }).waitFor();
});

it('says so when the application did not respond', async () => {
  const { sandbox, noura } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, noura);
  await page.getByTestId('composer').fill('/silent');
  await page.keyboard.press('Enter');
  await page.getByTestId('send-command').click();
  await page.getByTestId('interaction-pending').waitFor();
  expect(await page.getByTestId('interaction-failed').textContent()).toBe('The application did not respond');
});

it('turns each line in its own direction, and never makes markup of what was sent', async () => {
  const { sandbox, noura, daniel } = await open();
  const content = 'An English line (C5).\nسطر عربي (C5) و 2021.\n<img src=x onerror=alert(1)>';
  sandbox.actions.sendMessage({ person: daniel, content });
  const page = await sit(sandbox, noura);
  const lines = page.locator('[data-testid=message-content] .line');
  await lines.first().waitFor();
  expect(await lines.evaluateAll((all) => all.map((line) => (line.matches(':dir(rtl)') ? 'rtl' : 'ltr')))).toEqual([
    'ltr',
    'rtl',
    'ltr',
  ]);
  const [left, right] = await lines.evaluateAll((all) =>
    all.slice(0, 2).map((line) => {
      const range = line.ownerDocument.createRange();
      range.selectNodeContents(line);
      const text = range.getBoundingClientRect();
      const box = line.getBoundingClientRect();
      return { start: Math.abs(text.left - box.left) < 2, end: Math.abs(text.right - box.right) < 2 };
    }),
  );
  expect(left?.start).toBe(true);
  expect(right?.end).toBe(true);
  expect(await page.locator('[data-testid=message-content] img').count()).toBe(0);
});

it('lets one change seats, and fits a phone', async () => {
  const { sandbox, noura, daniel } = await open();
  await fakeBot(sandbox);
  const page = await sit(sandbox, noura, { width: 390, height: 844 });
  await page.getByRole('radio', { name: 'Be Daniel Reed' }).click();
  await page.waitForURL(new RegExp(daniel.id));
  await page.getByTestId('composer').fill('@Majlis Where was it?');
  await page.getByTestId('send').click();
  await page.getByTestId('embed').waitFor();
  expect(sandbox.messages(sandbox.channelId, noura)[0]?.author.id).toBe(daniel.id);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.getByTestId('open-channels').click();
  await page.getByTestId('direct-message').first().click();
  await page.getByTestId('channel-name').getByText('@Majlis', { exact: true }).waitFor();
});
