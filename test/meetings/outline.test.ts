import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/meetings/outline/outline.js';
import { paragraphsOf } from '../../src/meetings/paragraphs.js';
import { fullLine, type Span, sentences } from '../../src/text/segment.js';

/** The entries of a document, each as "kind label {headings} <speaker> words". */
function outline(text: string): string[] {
  const words = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return read(text)
    .paragraphs.flat()
    .map(({ kind, labelKind, under, speaker, ...span }) =>
      [
        kind,
        ...(labelKind ? [labelKind] : []),
        ...(under.length > 0 ? [`{${under.map(words).join(' > ')}}`] : []),
        ...(speaker ? [`<${words(speaker)}>`] : []),
        words(span),
      ].join(' '),
    );
}

function read(text: string) {
  return outlineOf({ language: 'en', file: 'record', text, checksum: '', paragraphs: paragraphsOf(text) });
}

describe('the outline of a record', () => {
  it('has the headings and lists of Markdown, without what only sets them', () => {
    expect(
      outline(
        '# Club\n**Present:** Ann, Bo\n\n## Boats\n- Buy *one* oar\n- [ ] @Ann: paint it\n\n### Money\nWe have 12 euros.',
      ),
    ).toEqual([
      'heading Club',
      'field present {Club} **Present:** Ann, Bo',
      'heading {Club} Boats',
      'item {Club > Boats} Buy *one* oar',
      'field {Club > Boats} @Ann: paint it',
      'heading {Club > Boats} Money',
      'prose {Club > Boats > Money} We have 12 euros.',
    ]);
  });

  it('has numbered headings apart from numbered entries', () => {
    expect(
      outline('1. Welcome\nThe chair opened.\n\n2. Plans\n1) mend the roof\n2) paint the door\n\n3. Votes\nNone.'),
    ).toEqual([
      'heading Welcome',
      'prose {Welcome} The chair opened.',
      'heading Plans',
      'item {Plans} mend the roof',
      'item {Plans} paint the door',
      'heading vote Votes',
      'prose {Votes} None.',
    ]);
    expect(outline('أولاً: الميزانية\nنوقشت الميزانية.\n\nثانياً: السفر\nلا سفر.')).toEqual([
      'heading cost الميزانية',
      'prose {الميزانية} نوقشت الميزانية.',
      'heading السفر',
      'prose {السفر} لا سفر.',
    ]);
  });

  it('has headings in capitals, and those of a word or two before what they head', () => {
    expect(
      outline('24/07 DOG BINS\nOne more was bought.\n\nNext meeting\n\nMonday at six, in the usual room as before.'),
    ).toEqual([
      'heading DOG BINS',
      'prose {DOG BINS} One more was bought.',
      'heading next Next meeting',
      'prose {Next meeting} Monday at six, in the usual room as before.',
    ]);
  });

  it('has lines below a label alone, up to what is no entry of its list', () => {
    expect(outline('الحاضرون:\n1- سعاد\n2- فهد\nالمعتذرون: نورة\n\nافتتحت الجلسة في موعدها.')).toEqual([
      'heading present الحاضرون',
      'item {الحاضرون} سعاد',
      'item {الحاضرون} فهد',
      'field absent {الحاضرون} المعتذرون: نورة',
      'prose افتتحت الجلسة في موعدها.',
    ]);
  });

  it('has rows with the heads of their columns', () => {
    const { paragraphs } = read('| Task | Owner | Due |\n|---|---|---|\n| Sweep | Ann | 3 May |');
    expect(paragraphs.flat().map(({ kind }) => kind)).toEqual(['heading', 'row']);
    expect(paragraphs.flat()[1]?.fields.map(({ kind }) => kind)).toEqual(['action', 'owner', 'due']);
  });

  it('has who speaks, with and without the time beside the name', () => {
    expect(
      outline('[00:01:02] Ann Poe: Hello. How are you?\n[00:01:09] Bo Lee: Fine.\n[00:01:11] Ann Poe: Good.'),
    ).toEqual(['prose <Ann Poe> Hello. How are you?', 'prose <Bo Lee> Fine.', 'prose <Ann Poe> Good.']);
    expect(
      outline('mira.k — Today at 19:02\nhi all\n\nbo — Today at 19:03\nhello\nwe start\n\nmira.k — Today at 19:04\nok'),
    ).toEqual(['prose <mira.k> hi all', 'prose <bo> hello we start', 'prose <mira.k> ok']);
    expect(
      outline('[3/1/2025، 8:02 م] نوف: السلام\n[3/1/2025، 8:03 م] بدر: هلا\n[3/1/2025، 8:04 م] نوف: نبدأ'),
    ).toEqual(['prose <نوف> السلام', 'prose <بدر> هلا', 'prose <نوف> نبدأ']);
  });

  it.each(['2.5 مليون دينار خصصت للمسبح.', '5-year plan approved.', '10.30 Welcome', '3/4 Members voted for it.'])(
    'keeps the figure that begins %s',
    (line) => {
      expect(outline(`Budget\n${line}\nNothing else.`).join(' ')).toContain(line);
    },
  );

  it('has who speaks however a chat or a call was copied', () => {
    const turns = [
      ['Lorna', 'The fee is £35.'],
      ['Big Dave', 'Sunday suits me.'],
      ['Lorna', 'Then Sunday it is.'],
      ['Petra', 'I will tell Shaz.'],
      ['Big Dave', 'See you.'],
    ] as const;
    const copied: Readonly<Record<string, (name: string, words: string, minute: number) => string>> = {
      'the time bare behind the name': (name, words, minute) => `${name} 20:0${minute}: ${words}`,
      'the time in brackets behind it': (name, words, minute) => `${name} (8.0${minute}pm): ${words}`,
      'the time with a stop': (name, words, minute) => `[20.0${minute}] ${name}: ${words}`,
      'the time with an h': (name, words, minute) => `${name} 20h0${minute}: ${words}`,
      'angled brackets': (name, words, minute) => `[20:0${minute}] <${name}> ${words}`,
      subtitles: (name, words, minute) =>
        `00:00:0${minute}.000 --> 00:00:0${minute}.900\n<v ${name}>${words}${minute % 2 ? '</v>' : ''}`,
      'tabs between': (name, words, minute) => `20:01:0${minute}\t ${name}:\t${words}`,
      'no time at all': (name, words) => `${name}: ${words}`,
    };
    for (const [how, line] of Object.entries(copied))
      for (const between of ['\n', '\n\n']) {
        const text = `Street party chat\n\n${turns.map(([name, words], i) => line(name, words, i)).join(between)}`;
        const spoken = outline(text).flatMap((entry) => (entry.includes('<') ? entry.replace(/ \{.*\}/, '') : []));
        expect(spoken, how).toEqual(turns.map(([name, words]) => `prose <${name}> ${words}`));
      }
  });

  it('takes neither an agenda with times nor a remark for talk', () => {
    expect(outline('Autumn day\n\nOpening 19:00: a song\nSupper 19:30: soup\nReport 20:15: the year')).toEqual([
      'prose Autumn day',
      'field Opening 19:00: a song',
      'field Supper 19:30: soup',
      'field Report 20:15: the year',
    ]);
    for (const text of [
      'Fair\n\nTour 10:00: hall A\nLunch 12:00: canteen\nTour 14:00: hall B\nBreak 16:00: tea',
      'Fair\n\nTea (2.50)\nCoffee (3.20)\nCake (4.00)',
      'Fair\n\nCoffee (3.20): Ann pays.\nTea (2.50): Bo pays.\nCoffee (3.30): Cy pays.',
      'Lease\n\n(3.10) Roof: the landlord repairs.\n(3.11) Door: the club repairs.\n(3.12) Roof: see above.',
      'Routes\n\nRunning 1h30: along the canal\nWalking 1h45: up the hill\nRunning 1h20: home',
      'الميزانية\n\n3.25 مليون ريال: الطرق\n2.50 مليون ريال: الجسور\n1.10 مليون ريال: الطرق',
      'Chat\n\n<Media omitted> ok\n<Media omitted> yes\n<Media omitted> no',
      '<H1>Minutes</H1>\n<P>Present: Ann, Bo</P>\n<P>Decision: buy the boat</P>',
    ])
      expect(outline(text).filter((entry) => /^\S+ (?:\{.*\} )?<(?!H1|P>|Media)/.test(entry))).toEqual([]);
    const talk = 'Call\n\nAnn: One.\n\nBo: Two.\n\nAnn: Three.\n\nBo: Four.\n\nNote: the line went dead.';
    expect(outline(talk).at(-1)).not.toContain('<Note>');
  });

  it('gives what a label says to nobody who spoke before', () => {
    const text = 'Ann Lee: The boat is old.\nBob Ray: It is.\nAnn Lee: fine.\nNote: it rains.\nDecision: buy the boat';
    expect(outline(text).at(-1)).toBe('field decision Decision: buy the boat');
  });

  it('takes running words for what they are', () => {
    const text =
      'The council met on 3 May in the hall: all seven members came.\n\nThe chair said: the roof leaks. It was agreed that 2.5 million be spent.\n\nوأكد معاليه: أن التعاون مهم.';
    expect(outline(text).every((each) => each.startsWith('prose '))).toBe(true);
    expect(read(text).isOfMinutes).toBe(false);
  });

  it('lets a list’s entry go on in a line further in, and words below the list not', () => {
    expect(outline('Ways:\n  (a) mend it\n      in spring\n  (b) leave it\nBo liked (b).')).toEqual([
      'heading Ways',
      'item {Ways} mend it in spring',
      'item {Ways} leave it',
      'prose {Ways} Bo liked (b).',
    ]);
  });
});

const piece = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '- ',
    '- [ ] ',
    '1. ',
    '1) ',
    '(a) ',
    '١- ',
    'أولاً: ',
    '| ',
    ' | ',
    '|---|',
    '---',
    '\t',
    '    ',
    '> ',
  ],
  ...[
    '**',
    '*',
    '`',
    ':',
    ': ',
    '،',
    '.',
    '?',
    '؟',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '[00:01] ',
    ' — Today at 19:02',
    '12:30',
  ],
  ...[
    'Present',
    'Owner',
    'Ann',
    'Bo Lee',
    'the',
    'القرار',
    'الحاضرون',
    'نورة',
    'MINUTES',
    '😀',
    '\u202e',
    '\ufeff',
    '\ud83d',
  ],
);
const document = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('whatever it is given,', () => {
  it('an outline has entries in order, each within its paragraph, none empty', () => {
    fc.assert(
      fc.property(document, (text) => {
        const paragraphs = paragraphsOf(text);
        let before = 0;
        read(text).paragraphs.forEach((entries, i) => {
          for (const { start, end, fields } of entries) {
            expect(start).toBeGreaterThanOrEqual(Math.max(before, paragraphs[i]?.start ?? 0));
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(paragraphs[i]?.end ?? 0);
            for (const { value } of fields) expect(value.start).toBeGreaterThanOrEqual(start);
            for (const { value } of fields) expect(value.end).toBeLessThanOrEqual(end);
            before = end;
          }
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the end of a line', () => {
  const narrow =
    'Henrik would rather have the whole of the roof\ndone at once, since the scaffolding is needed\nonly once then. Others feared for the money in\nthe fund and did not.';

  it('ends nothing where the page was too narrow for the next word', () => {
    expect(fullLine(narrow)).toBeLessThan(45);
    expect(sentences(narrow, 0, narrow.length, fullLine(narrow)).length).toBe(2);
  });

  it('ends what it says where lines are of all lengths', () => {
    const text = `Present: Ann Poe, Bo Lee, Cleo Marsh, Dan Oyelaran, Eva Nowak and Fritz\nApologies: Gil\n${'x'.repeat(140)}`;
    expect(sentences(text, 0, text.length, fullLine(text)).length).toBe(3);
  });
});
