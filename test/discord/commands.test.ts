import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, embedOf, onlyMessage, openScene, openShippedMajlis, type Scene, wordsOf } from './scene.js';
import { madeUpMeeting, scriptedAnswering, shippedMeeting } from './scripted.js';

let majlis: Awaited<ReturnType<typeof openShippedMajlis>>;
let scene: Scene;
beforeAll(async () => {
  majlis = await openShippedMajlis();
  scene = await openScene({ answering: majlis.answering });
}, 60_000);
afterAll(async () => {
  await scene?.close();
  await majlis?.close();
});

describe('/ask and /اسأل', () => {
  it('answers in English with the short answer bold, the quote, its paragraph and how sure it is', async () => {
    const message = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const embed = embedOf(message);
    expect(embed.title).toBe('Who represented Kazakhstan?');
    expect(embed.description?.split('\n')[0]).toMatch(/^\*\*.*Akan Rakhmetullin.*\*\*$/);
    expect(wordsOf(message)).toMatch(/\[1\]/);
    expect(wordsOf(message)).toContain('Paragraph 2');
    expect(wordsOf(message)).toContain('أكان راكمتولن');
    expect(wordsOf(message)).toContain(
      'Meeting of the Gulf Cooperation Council and the Central Asian states, 12 October 2021',
    );
    expect(embed.footer?.text).toMatch(/Confidence: (high|medium|low) \(.*\d+%/);
    expect(embed.footer?.text).toContain('built-in');
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Sources', 'العربية', 'In a thread']);
  });

  it('answers in Arabic, each line beginning with the mark of its direction', async () => {
    const message = await scene.use(scene.noura, 'اسأل', { سؤال: 'من مثّل طاجيكستان في الاجتماع؟' });
    const embed = embedOf(message);
    expect(wordsOf(message)).toContain('فرهود سالم');
    expect(wordsOf(message)).toContain('الفقرة 2');
    expect(embed.footer?.text).toContain('درجة الثقة');
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['المصادر', 'English', 'في سلسلة']);
    const lines = [embed.author?.name, embed.title, embed.footer?.text, ...(embed.description ?? '').split('\n')];
    for (const line of lines.filter((each) => each)) expect(line).toMatch(/^(> )?\u200f\u2068\u061c.*\u2069$/);
  });

  it('goes by the question’s language, not by the command’s', async () => {
    const arabic = await scene.use(scene.daniel, 'ask', { question: 'من مثّل طاجيكستان في الاجتماع؟' });
    const english = await scene.use(scene.noura, 'اسأل', { سؤال: 'Who represented Kazakhstan?' });
    expect(wordsOf(arabic)).toContain('الفقرة 2');
    expect(wordsOf(english)).toContain('Paragraph 2');
  });

  it('goes by the command’s language where the question has words of neither', async () => {
    const arabic = await scene.use(scene.noura, 'اسأل', { سؤال: '2022-2026؟' });
    const english = await scene.use(scene.daniel, 'ask', { question: '2022-2026?' });
    expect(embedOf(arabic).footer?.text).toContain('بالوضع المدمج');
    expect(embedOf(english).footer?.text).toContain('Answered');
  });

  it('lets the option language decide over the question’s', async () => {
    const arabic = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?', language: 'ar' });
    const english = await scene.use(scene.noura, 'اسأل', { سؤال: 'من مثّل طاجيكستان في الاجتماع؟', لغة: 'en' });
    expect(wordsOf(arabic)).toContain('أكان راكمتولن');
    expect(wordsOf(arabic)).toContain('الفقرة 2');
    expect(wordsOf(english)).toContain('Farhod Salim');
  });

  it('shows a private answer to nobody else, and offers no thread on it', async () => {
    const english = await scene.use(scene.daniel, 'ask', { question: 'Who represented Kazakhstan?', private: true });
    const arabic = await scene.use(scene.noura, 'اسأل', { سؤال: 'أين عُقد الاجتماع؟', خاص: true });
    for (const message of [english, arabic]) {
      expect(Number(message.flags) & MessageFlags.Ephemeral).toBeTruthy();
      expect(buttonsOf(message).some(({ custom_id }) => custom_id.startsWith('thr'))).toBe(false);
    }
    const seen = scene.sandbox.messages(scene.sandbox.channelId, scene.noura).map(({ id }) => id);
    expect(seen).not.toContain(english.id);
  });

  it('says so when the record does not say', async () => {
    const message = await scene.use(scene.noura, 'اسأل', { سؤال: 'ما عدد سكان الصين؟' });
    expect(wordsOf(message)).toContain('لم يرد ذلك في المحضر');
    expect(embedOf(message).footer?.text).not.toContain('%');
  });
});

describe('/summary and /ملخص', () => {
  it.each(['brief', 'bullets', 'full'])('sums up in the style %s in both languages', async (style) => {
    const english = await scene.use(scene.daniel, 'summary', { style });
    const arabic = await scene.use(scene.noura, 'ملخص', { أسلوب: style });
    expect(wordsOf(english)).toMatch(/\[1\].* Paragraph 1 · /);
    expect(wordsOf(english)).toContain('Nur-Sultan, Kazakhstan');
    expect(wordsOf(arabic)).toMatch(/\[1\].* الفقرة 1 · /);
    expect(buttonsOf(english).map(({ label }) => label)).toEqual(['Sources', 'العربية']);
    expect(buttonsOf(arabic).map(({ label }) => label)).toEqual(['المصادر', 'English']);
  });
});

describe('/quote and /اقتباس', () => {
  it('quotes a paragraph by its number: the record’s words, the translation’s, or both', async () => {
    const document = shippedMeeting().documents.ar;
    const fifth = document?.paragraphs[4];
    const record = document?.text.slice(fifth?.start, fifth?.end) ?? '';
    const arabic = await scene.use(scene.noura, 'اقتباس', { فقرة: '٥' });
    const english = await scene.use(scene.daniel, 'quote', { passage: '5' });
    const both = await scene.use(scene.daniel, 'quote', { passage: '5', language: 'both' });
    expect(wordsOf(arabic)).toContain(record);
    expect(wordsOf(arabic)).not.toContain('joint action plan');
    expect(wordsOf(english)).toContain('joint action plan between the two sides (2022-2026)');
    expect(wordsOf(english)).not.toContain(record);
    expect(wordsOf(both)).toContain(record);
    expect(wordsOf(both)).toContain('joint action plan');
  });

  it('finds by words of either language', async () => {
    const english = await scene.use(scene.daniel, 'quote', { passage: 'memorandum of understanding' });
    const arabic = await scene.use(scene.noura, 'اقتباس', { فقرة: 'مذكرة التفاهم' });
    expect(wordsOf(english)).toContain('Paragraph 6');
    expect(wordsOf(arabic)).toContain('الفقرة 6');
  });

  it('suggests paragraphs while somebody types a number or words, by number and first words', async () => {
    const { autocomplete } = scene.sandbox.actions;
    const typing = async (person: string, name: string, option: string, typed: string) => {
      const asked = autocomplete.call(scene.sandbox.actions, {
        person,
        name,
        focused: option,
        options: { [option]: typed },
      });
      return (await asked.result).choices ?? [];
    };
    const all = await typing(scene.daniel, 'quote', 'passage', '');
    expect(all.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(all[0]?.name).toMatch(/^1\. Dr\. Abdullatif bin Rashid/);
    expect(Math.max(...all.map(({ name }) => name.length))).toBeLessThanOrEqual(100);
    const arabic = await typing(scene.noura, 'اقتباس', 'فقرة', '٢');
    expect(arabic.map(({ name }) => name.slice(0, 6))).toEqual(['2. وقد']);
    const byWords = await typing(scene.daniel, 'quote', 'passage', 'مذكرة التفاهم');
    expect(byWords[0]?.value).toBe('6');
    expect(byWords[0]?.name).toMatch(/^6\. His Excellency/);
  });

  it('says so when there is no such paragraph, in words that say what there is', async () => {
    const message = await scene.use(scene.noura, 'اقتباس', { فقرة: '99' });
    expect(wordsOf(message)).toMatch(/99/);
    expect(wordsOf(message)).toMatch(/8/);
  });
});

describe('/about and /حول', () => {
  it('says which meeting, from whom, how answers are made and that nothing is stored', async () => {
    const english = wordsOf(await scene.use(scene.daniel, 'about'));
    const arabic = wordsOf(await scene.use(scene.noura, 'حول'));
    expect(english).toContain('Press release, in Arabic, of the Cooperation Council');
    expect(english).toContain('Arabic (original), English');
    expect(english).toContain('no language model takes part');
    expect(english).toContain('Nothing: neither questions nor answers');
    expect(english).toMatch(/Majlis \d+\.\d+\.\d+/);
    expect(arabic).toContain('العربية (الأصل)، الإنجليزية');
    expect(arabic).toContain('لا شيء: لا الأسئلة ولا الإجابات');
  });

  it('names the models that see the question', async () => {
    const answering = scriptedAnswering({ model: 'openai:some-model' });
    const other = await openScene({ answering, embeddingModel: 'openai:some-embeddings' });
    const about = wordsOf(await other.use(other.daniel, 'about'));
    await other.close();
    expect(about).toContain('The language model openai:some-model receives your question');
    expect(about).toContain('your question also goes to the embedding model openai:some-embeddings');
    expect(about).not.toContain('goes to nobody else');
  });
});

describe('Find in the meeting', () => {
  it('tells what the record says about a message, in the language of the command', async () => {
    const { actions } = scene.sandbox;
    const claim = 'The ministers want a joint action plan for 2022-2026 with political and economic fields.';
    const { messageId } = actions.sendMessage({ person: scene.noura, content: claim });
    const english = await actions.useMessageCommand({ person: scene.daniel, name: 'Find in the meeting', messageId })
      .result;
    const arabic = await actions.useMessageCommand({ person: scene.daniel, name: 'ابحث في الاجتماع', messageId })
      .result;
    const [one, other] = [onlyMessage(english), onlyMessage(arabic)];
    expect(Number(one.flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect(wordsOf(one)).toContain(claim);
    expect(wordsOf(one)).toMatch(/The record says so\.|The record says something close to it\./);
    expect(wordsOf(one)).toContain('Paragraph 5');
    expect(wordsOf(other)).toMatch(/ورد ذلك في المحضر|ما يقارب ذلك/);
    expect(wordsOf(other)).toContain('الفقرة 5');
  });

  it('says that a message has no such thing in the record', async () => {
    const { actions } = scene.sandbox;
    const { messageId } = actions.sendMessage({
      person: scene.daniel,
      content: 'Chelsea won the football match on penalties.',
    });
    const record = await actions.useMessageCommand({ person: scene.noura, name: 'ابحث في الاجتماع', messageId }).result;
    expect(wordsOf(onlyMessage(record))).toContain('لم يرد ذلك في المحضر');
  });
});

describe('outside of a server', () => {
  it.each(['bot_dm', 'private_channel'] as const)('every command works in %s', async (context) => {
    const { actions } = scene.sandbox;
    const answers: string[] = [];
    for (const [name, options] of [
      ['ask', { question: 'Who represented Kazakhstan?' }],
      ['ملخص', {}],
      ['quote', { passage: '3' }],
      ['حول', {}],
    ] as const) {
      const record = await actions.useCommand({ person: scene.daniel, name, options, context }).result;
      const message = onlyMessage(record);
      expect(buttonsOf(message).some(({ custom_id }) => custom_id.startsWith('thr'))).toBe(false);
      answers.push(wordsOf(message));
    }
    expect(answers[0]).toContain('Akan Rakhmetullin');
    expect(answers[2]).toContain('Paragraph 3');
  });
});

describe('with more than one meeting', () => {
  const meetings = [shippedMeeting(), madeUpMeeting('2024-budget', 'The budget was agreed.\n\nThe hall was full.')];

  it('has the option meeting, and asks only that one', async () => {
    const asked: (string | undefined)[] = [];
    const script = scriptedAnswering({}, meetings);
    const other = await openScene({
      answering: {
        ...script,
        ask: (question, options) => {
          asked.push(options?.meeting);
          return script.ask(question, options);
        },
      },
    });
    const command = [...other.sandbox.actions.commandsIn(other.sandbox.channelId, other.daniel)].find(
      ({ name }) => name === 'ask',
    );
    const option = command?.options?.find(({ name }) => name === 'meeting');
    expect(option && 'choices' in option ? option.choices : []).toEqual([
      expect.objectContaining({ value: '2021-10-12-gcc-central-asia' }),
      expect.objectContaining({ value: '2024-budget', name: 'Title of 2024-budget, 3 February 2024' }),
    ]);
    await other.use(other.daniel, 'ask', { question: 'What was agreed?', meeting: '2024-budget' });
    await other.use(other.noura, 'اسأل', { سؤال: 'ماذا تقرر؟', اجتماع: '2024-budget' });
    await other.close();
    expect(asked).toEqual(['2024-budget', '2024-budget']);
  });

  it('completes the meeting’s name when there are more than Discord can list', async () => {
    const many = Array.from({ length: 40 }, (_, index) => madeUpMeeting(`meeting-${index}`, 'Something was said.'));
    const other = await openScene({ answering: scriptedAnswering({}, many) });
    const asked = other.sandbox.actions.autocomplete({
      person: other.daniel,
      name: 'ask',
      focused: 'meeting',
      options: { question: 'What?', meeting: 'meeting-3' },
    });
    const choices = (await asked.result).choices ?? [];
    await other.close();
    expect(choices).toHaveLength(11);
    expect(choices[0]).toMatchObject({ value: 'meeting-3', name: 'Title of meeting-3, 3 February 2024' });
  });

  it('says in a suggestion which meeting a paragraph belongs to, and quotes from that one', async () => {
    const wanted: unknown[] = [];
    const script = scriptedAnswering({}, meetings);
    const quote: typeof script.quote = (text, options) => {
      wanted.push([text, options?.meeting]);
      return script.quote(text, options);
    };
    const other = await openScene({ answering: { ...script, quote } });
    const asked = other.sandbox.actions.autocomplete({
      person: other.daniel,
      name: 'quote',
      focused: 'passage',
      options: { passage: '2' },
    });
    const choice = (await asked.result).choices?.[1];
    expect(choice).toMatchObject({ name: '2. The hall was full. (Title of 2024-budget)', value: '2@2024-budget' });
    await other.use(other.daniel, 'quote', { passage: String(choice?.value) });
    await other.close();
    expect(wanted).toEqual([['2', '2024-budget']]);
  });
});
