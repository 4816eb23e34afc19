import type { APIEmbed } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../src/answers/answer.js';
import { formatRefs, meetingKey } from '../../../src/discord/components/custom-id.js';
import { aboutDisplay } from '../../../src/discord/render/about.js';
import { answerDisplay } from '../../../src/discord/render/answer.js';
import type { Display } from '../../../src/discord/render/display.js';
import { withoutEmbed } from '../../../src/discord/render/display.js';
import { findingDisplay } from '../../../src/discord/render/finding.js';
import { quotesDisplay } from '../../../src/discord/render/quotes.js';
import { sourcesDisplay } from '../../../src/discord/render/sources.js';
import { summaryDisplay } from '../../../src/discord/render/summary.js';
import { answerOf, citationOf, madeUpMeeting } from '../scripted.js';

/** Words that grow when they are escaped, that have no spaces or no sentences, and very long ones. */
const piece = fc.constantFrom(
  '*',
  '[',
  '\\',
  'word ',
  'كلمة ',
  'Done. ',
  'x'.repeat(300),
  '😀',
  '\n',
  '://',
  'ب'.repeat(700),
);
const words = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const language = fc.constantFrom('ar' as const, 'en' as const);
const citations = fc.array(fc.tuple(words, fc.option(words)), { maxLength: 8 });

function made(texts: readonly (readonly [string, string | null])[]) {
  const text = texts.map(([quote]) => `p${quote.replace(/\n/g, ' ')}`).join('\n\n');
  const meeting = madeUpMeeting('x'.repeat(400), text, 'ar');
  const cited = texts.map(
    ([, translation], index): Citation => ({ ...citationOf(meeting, index + 1, index + 1), translation }),
  );
  return {
    meeting: { ...meeting, title: { ar: 'ع'.repeat(900), en: '*'.repeat(900) }, source: '['.repeat(5_000) },
    cited,
  };
}

function expectWithinLimits(display: Display): void {
  const embed: APIEmbed = display.embed ?? {};
  const parts = {
    title: embed.title,
    description: embed.description,
    author: embed.author?.name,
    footer: embed.footer?.text,
  };
  const most = { title: 256, description: 4_096, author: 256, footer: 2_048 };
  let total = 0;
  for (const part of ['title', 'description', 'author', 'footer'] as const) {
    const text = parts[part] ?? '';
    expect(text.length, part).toBeLessThanOrEqual(most[part]);
    expect(text.isWellFormed()).toBe(true);
    expect(text.split('\u2068').length, `isolates of the ${part}`).toBe(text.split('\u2069').length);
    total += text.length;
  }
  expect(total).toBeLessThanOrEqual(6_000);
  expect((embed.description ?? display.content ?? '').length).toBeGreaterThan(0);
  const ids = (display.buttons ?? []).map(({ custom_id }) => custom_id);
  expect(ids.length).toBeLessThanOrEqual(25);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { label } of display.buttons ?? []) expect(label?.length).toBeLessThanOrEqual(80);
  expect(withoutEmbed(display).content?.length ?? 0).toBeLessThanOrEqual(2_000);
}

describe('whatever the record, the question and the model say, Discord’s limits are kept', () => {
  it('by answers', () => {
    fc.assert(
      fc.property(words, words, fc.option(words), citations, language, (question, answer, short, texts, own) => {
        const { meeting, cited } = made(texts);
        const given = {
          answer: `a${answer}`,
          shortAnswer: short,
          citations: cited,
          language: own,
          mode: 'generative' as const,
        };
        const view = { meetings: [meeting], model: `m${'x'.repeat(3_000)}`, thread: true };
        const shown = `q${question}`;
        expectWithinLimits(answerDisplay(answerOf(shown, given, meeting), { ...view, question: shown }));
        expectWithinLimits(answerDisplay(answerOf(shown, given, meeting), { ...view, question: null }));
      }),
    );
  });

  it('by summaries', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), citations, language, (points, texts, own) => {
        const { meeting, cited } = made(texts);
        const summary = {
          meeting: meeting.id,
          language: own,
          style: 'full' as const,
          points: points.map((text) => ({ label: text.slice(0, 200), text })),
          citations: cited,
          mode: 'extractive' as const,
          milliseconds: 1,
        };
        const display = summaryDisplay(summary, { meetings: [meeting], model: 'builtin' });
        if (display.embed?.description) expectWithinLimits(display);
      }),
    );
  });

  it('by quotes, findings and about', () => {
    fc.assert(
      fc.property(words, citations, language, (wanted, texts, own) => {
        const { meeting, cited } = made(texts);
        const meetings = [meeting];
        const result = { meeting: meeting.id, citations: cited, language: 'both' as const };
        expectWithinLimits(quotesDisplay(result, { meetings, language: own, wanted: `w${wanted}`, place: null }));
        const finding = {
          statement: wanted,
          language: own,
          verdict: 'close' as const,
          citations: cited,
          confidence: 0.5,
        };
        expectWithinLimits(findingDisplay(finding, { meetings }));
        const many = Array.from({ length: 60 }, () => meeting);
        expectWithinLimits(
          aboutDisplay({ meetings: many, model: 'builtin', version: '1.0.0', remoteEmbeddings: wanted }, own),
        );
      }),
    );
  });

  it('by every page of the sources, which together hold every letter of the paragraphs', () => {
    fc.assert(
      fc.property(
        citations.filter((texts) => texts.length > 0),
        language,
        (texts, own) => {
          const { meeting, cited } = made(texts);
          const refs = formatRefs(
            cited.map(({ paragraph }) => ({ meeting: meetingKey(meeting.id), paragraph })),
            84,
          );
          let letters = '';
          for (let page = 0; page < 100; page++) {
            const display = sourcesDisplay([meeting], refs, page, own);
            if (!display) throw new Error('The page is missing.');
            expectWithinLimits(display);
            letters += display.embed?.description ?? '';
            const isLast = (display.buttons ?? []).every(
              ({ label, disabled }) => disabled || !/Next|التالي/.test(label ?? ''),
            );
            if (isLast) break;
          }
          const lettersOnly = (text: string): string => text.replace(/[^\p{L}]/gu, '');
          expect(lettersOnly(letters)).toBe(lettersOnly(cited.map(({ quote }) => quote).join('')));
        },
      ),
    );
  });
});
