import { mkdir } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../chromium.js';
import { openScene, openShippedMajlis, type Scene } from './scene.js';

let majlis: Awaited<ReturnType<typeof openShippedMajlis>>;
let scene: Scene;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await mkdir('screenshots', { recursive: true });
  majlis = await openShippedMajlis();
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await majlis?.close();
});
beforeEach(async () => {
  scene = await openScene({ answering: majlis.answering });
  const context = await browser.newContext({ viewport: { width: 1_000, height: 900 }, deviceScaleFactor: 1.5 });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return async () => {
    await context.close();
    await scene.close();
  };
});

async function sit(person: string): Promise<void> {
  await page.goto(`${scene.sandbox.url}/#person=${person}`);
  await page.getByTestId('example').first().waitFor();
}

/** Types a command, its one option, and sends it. */
async function useCommand(name: string, option: string, value: string): Promise<Locator> {
  await page.getByTestId('composer').fill(`/${name}`);
  await page.keyboard.press('Tab');
  await page.locator(`[data-option="${option}"]`).fill(value);
  await page.keyboard.press('Enter');
  const message = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('embed') })
    .last();
  await message.getByRole('button', { name: /Sources|المصادر/ }).waitFor();
  return message;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Where a stretch of an element's text is drawn. */
async function boxOf(element: Locator, words: string): Promise<Box> {
  return element.evaluate((root, wanted) => {
    const document = root.ownerDocument;
    const walker = document.createTreeWalker(root, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rect = range.getClientRects()[0];
      if (rect) return { left: rect.left, right: rect.right, top: rect.top };
    }
    throw new Error(`“${wanted}” is not drawn: ${root.textContent}`);
  }, words);
}

async function shoot(message: Locator, name: string): Promise<void> {
  await message.screenshot({ path: `screenshots/${name}.png` });
}

it('draws an Arabic answer from right to left, with [1] and the percentage where a reader looks for them', async () => {
  await sit(scene.noura);
  const message = await useCommand('اسأل', 'سؤال', 'من مثّل طاجيكستان في الاجتماع؟');
  const edge = await message.getByTestId('embed').evaluate((element) => element.getBoundingClientRect());
  const description = message.getByTestId('embed-description');
  const name = await boxOf(description, 'فرهود سالم');
  expect(name.right).toBeGreaterThan(await boxOf(description, 'طاجيكستان').then(({ right }) => right));
  // The reference stands after the last word of its line, which in Arabic is to the left of it.
  const [reference, before] = [await boxOf(description, '[1]'), await wordBefore(description, '[1]')];
  expect(reference.right).toBeLessThanOrEqual(before.left + 1);
  const paragraph = await boxOf(description, 'الفقرة');
  expect(await boxOf(description, '2').then(({ right }) => right)).toBeLessThanOrEqual(paragraph.left + 1);
  const footer = message.getByTestId('embed-footer');
  const [confidence, percent] = [await boxOf(footer, 'درجة'), await boxOf(footer, '%')];
  expect(edge.right - confidence.right).toBeLessThan(30);
  expect(percent.left).toBeLessThan(confidence.left);
  expect(percent.left).toBeGreaterThan((await boxOf(footer, await digitsOf(footer))).left);
  await shoot(message, 'arabic-answer');
});

it('shows years that stand alone in the order in which the sentence has them', async () => {
  await sit(scene.noura);
  const message = await useCommand('اسأل', 'سؤال', 'ما الفترة التي تغطيها خطة العمل المشترك؟');
  const [short, sentence] = (await message.getByTestId('embed-description').innerText()).split('\n');
  expect(short).toMatch(/^\P{L}*2022-2026/u);
  expect(sentence).toContain('2022-2026');
  const lines = message.getByTestId('embed-description').locator('.line');
  for (const line of [lines.nth(0), lines.nth(1)]) {
    expect((await boxOf(line, '2022')).left).toBeGreaterThan((await boxOf(line, '2026')).left);
  }
  await shoot(message, 'arabic-years');
});

it('keeps Latin names, numbers and marks of an Arabic line in their places', async () => {
  await sit(scene.noura);
  await scene.use(scene.noura, 'اسأل', { سؤال: 'من مثّل طاجيكستان (C5) في اجتماع 2021؟' });
  const message = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('embed') })
    .last();
  const edge = await message.getByTestId('embed').evaluate((element) => element.getBoundingClientRect());
  const title = message.getByTestId('embed-title');
  const [first, latin, year, mark] = [
    await boxOf(title, 'من'),
    await boxOf(title, 'C5'),
    await boxOf(title, '2021'),
    await boxOf(title, '؟'),
  ];
  expect(edge.right - first.right).toBeLessThan(30);
  expect(first.left).toBeGreaterThan(latin.right);
  expect(latin.left).toBeGreaterThan(year.right);
  expect(year.left).toBeGreaterThanOrEqual(mark.right - 1);
});

it('draws an English answer from left to right, and the Arabic quote in it from right to left', async () => {
  await sit(scene.daniel);
  const message = await useCommand('ask', 'question', 'Who represented Kazakhstan?');
  const description = message.getByTestId('embed-description');
  const edge = await message.getByTestId('embed').evaluate((element) => element.getBoundingClientRect());
  expect((await boxOf(message.getByTestId('embed-title'), 'Who')).left - edge.left).toBeLessThan(30);
  const [reference, before] = [await boxOf(description, '[1]'), await wordBefore(description, '[1]')];
  expect(reference.left).toBeGreaterThanOrEqual(before.right - 1);
  const [first, next] = [await boxOf(description, 'معالي'), await boxOf(description, 'السيد')];
  expect(first.left).toBeGreaterThan(next.right - 1);
  expect(edge.right - first.right).toBeLessThan(60);
  await shoot(message, 'english-answer');
});

it('turns an answer into the other language and back at the press of a button', async () => {
  await sit(scene.daniel);
  const message = await useCommand('ask', 'question', 'Who represented Kazakhstan?');
  await message.getByRole('button', { name: 'العربية' }).click();
  await message.getByText('الفقرة 2').waitFor();
  await shoot(message, 'switched-answer');
  await message.getByRole('button', { name: 'English' }).click();
  await message.getByText('Paragraph 2').waitFor();
});

it('shows the sources to the one who asks for them, page by page', async () => {
  await sit(scene.noura);
  await scene.use(scene.noura, 'ملخص', { أسلوب: 'full' });
  const summary = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('embed') })
    .last();
  await summary.getByText('الملخص').first().waitFor();
  await shoot(summary, 'arabic-summary');
  await summary.getByRole('button', { name: 'المصادر' }).click();
  const sources = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('only-you') })
    .last();
  await sources.getByText('1 من 8').waitFor();
  await sources.getByRole('button', { name: 'التالي' }).click();
  await sources.getByText('2 من 8').waitFor();
  await shoot(sources, 'sources');
});

it('opens a thread, in which a form takes the next question', async () => {
  await sit(scene.noura);
  const message = await useCommand('اسأل', 'سؤال', 'من مثّل كازاخستان في الاجتماع؟');
  await message.getByRole('button', { name: 'في سلسلة' }).click();
  await page.getByTestId('thread').first().click();
  await page.getByRole('button', { name: 'اطرح سؤالًا' }).click();
  await page.getByLabel('سؤالك').fill('ومن مثّل أوزبكستان؟');
  await page.getByTestId('modal-submit').click();
  await page.getByText('كاميلوف').first().waitFor();
  await page.screenshot({ path: 'screenshots/thread.png' });
});

it('holds a claim against the record from the menu of a message', async () => {
  const claim = 'They want a joint action plan for 2022-2026.';
  const { messageId } = scene.sandbox.actions.sendMessage({ person: scene.daniel, content: claim });
  await sit(scene.noura);
  await page.locator(`[data-message-id="${messageId}"]`).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'ابحث في الاجتماع' }).click();
  const finding = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('only-you') })
    .last();
  await finding.getByText('الفقرة 5').waitFor();
  await shoot(finding, 'finding');
});

it('keeps hostile words in their place', async () => {
  await sit(scene.daniel);
  const question = '**x** [a](https://evil.example) @everyone \u202eevil\u2069 # 1. `c`?';
  await scene.use(scene.daniel, 'ask', { question, language: 'ar' });
  const message = page
    .getByTestId('message')
    .filter({ has: page.getByTestId('embed') })
    .last();
  const title = message.getByTestId('embed-title');
  expect(await title.locator('a, strong, code, em').count()).toBe(0);
  expect((await title.innerText()).replace(/[\u061c\u200e\u200f\u2068\u2069]/g, '')).toBe(
    '**x** [a](https://evil.example) @everyone evil # 1. `c`?',
  );
  expect((await boxOf(title, 'evil #')).left).toBeGreaterThan((await boxOf(title, '@everyone')).right - 1);
  await shoot(message, 'hostile');
});

/** The word that stands before some words in an element's text. */
async function wordBefore(element: Locator, words: string): Promise<Box> {
  const text = await element.evaluate((root) => root.textContent ?? '');
  const word =
    text
      .slice(0, text.indexOf(words))
      .trim()
      .split(/[\s\u061c\u200e\u200f\u2068\u2069]+/)
      .at(-1) ?? '';
  return element.evaluate(
    (root, [wanted, after]) => {
      const document = root.ownerDocument;
      const walker = document.createTreeWalker(root, 4);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const end = node.textContent?.indexOf(after ?? '') ?? -1;
        const at = end < 0 ? -1 : (node.textContent?.lastIndexOf(wanted ?? '', end) ?? -1);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + (wanted ?? '').length);
        const rect = [...range.getClientRects()].at(-1);
        if (rect) return { left: rect.left, right: rect.right, top: rect.top };
      }
      throw new Error(`“${wanted}” is not drawn.`);
    },
    [word, words],
  );
}

async function digitsOf(footer: Locator): Promise<string> {
  return /\d+/.exec(await footer.innerText())?.[0] ?? '';
}
