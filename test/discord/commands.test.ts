import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, openScene, openShippedMajlis, type Scene, wordsOf } from './scene.js';

let majlis: Awaited<ReturnType<typeof openShippedMajlis>>;
let scene: Scene;
beforeAll(async () => {
  majlis = await openShippedMajlis();
  scene = await openScene({ answering: majlis.answering });
});
afterAll(async () => {
  await scene?.close();
  await majlis?.close();
});

describe('smoke', () => {
  it('shows', async () => {
    const out: string[] = [];
    for (const [p, name, o] of [
      [scene.daniel, 'ask', { question: 'When did the meeting take place?' }],
      [scene.noura, 'اسأل', { سؤال: 'أين عُقد الاجتماع؟' }],
      [scene.noura, 'اسأل', { سؤال: 'ما عدد سكان الصين؟' }],
      [scene.daniel, 'summary', {}],
      [scene.noura, 'ملخص', { أسلوب: 'brief' }],
      [scene.daniel, 'summary', { style: 'full' }],
      [scene.daniel, 'quote', { passage: '5', language: 'both' }],
      [scene.noura, 'اقتباس', { فقرة: 'خطة العمل المشترك' }],
      [scene.daniel, 'about', {}],
      [scene.noura, 'حول', {}],
    ] as const) {
      const m = await scene.use(p, name, o as never);
      out.push(`=== ${name} ${JSON.stringify(o)}`, wordsOf(m), JSON.stringify(buttonsOf(m)));
    }
    const m = await scene.say(scene.daniel, 'Who represented Kazakhstan?', { mention: true });
    out.push(wordsOf(m));
    const m2 = await scene.say(scene.daniel, 'and Tajikistan?', { replyTo: m.id });
    out.push(wordsOf(m2));
    process.stdout.write(out.join('\n') + '\n' + scene.log.map((l) => JSON.stringify(l)).join('\n'));
    expect(1).toBe(1);
  });
});
