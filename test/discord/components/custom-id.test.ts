import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Citation } from '../../../src/answers/answer.js';
import { sourcesButton } from '../../../src/discord/components/buttons.js';
import { formatRefs, meetingKey, parseCustomId, parseRefs } from '../../../src/discord/components/custom-id.js';

const refs = fc.array(
  fc.record({
    meeting: fc.constantFrom('AbCdEf12', 'zzzzzz-_', '12345678'),
    paragraph: fc.integer({ min: 1, max: 9_999 }),
  }),
  { maxLength: 12 },
);

it('keeps as many paragraphs as there is room for, in order, each once', () => {
  fc.assert(
    fc.property(refs, fc.integer({ min: 13, max: 84 }), (wanted, room) => {
      const text = formatRefs(wanted, room);
      const distinct = wanted.filter(
        (ref, index) =>
          wanted.findIndex((other) => other.meeting === ref.meeting && other.paragraph === ref.paragraph) === index,
      );
      expect(text.length).toBeLessThanOrEqual(room);
      expect(distinct.slice(0, parseRefs(text).length)).toEqual(parseRefs(text));
    }),
  );
});

it('fits Discord’s hundred characters, however many citations and however long their meetings’ names', () => {
  const citations = Array.from({ length: 30 }, (_, index) => ({
    meeting: `${'long'.repeat(60)}${index % 3}`,
    paragraph: index + 1_000,
  }));
  const button = sourcesButton(citations as unknown as Citation[], 'ar');
  expect(button.custom_id.length).toBeLessThanOrEqual(100);
  const [language, kept = ''] = parseCustomId(button.custom_id).parts;
  expect(language).toBe('ar');
  expect(parseRefs(kept)[0]).toEqual({ meeting: meetingKey(`${'long'.repeat(60)}0`), paragraph: 1_000 });
});
