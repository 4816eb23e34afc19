import { expect, it } from 'vitest';
import { lazyWordLists } from '../../../src/answers/extractive/word-lists.js';

const lists = lazyWordLists(
  () => 'river|stream\tنهر|أنهار\tnile|amazon\tالنيل|الأمازون\ncity\tمدينة\tamazon\t',
  () => 'thomas\tتوماس|طوماس\nsalim al-amri\tسالم العامري',
);

it('knows what is of a kind, in either language, whatever the article and the plural', () => {
  const rivers = lists.kindsOf('rivers');
  expect(rivers).toEqual(lists.kindsOf('نهر'));
  expect(lists.isOfKind('nile', rivers)).toBe(true);
  expect(lists.isOfKind('نيل', rivers)).toBe(true);
  expect(lists.isOfKind('nile', lists.kindsOf('city'))).toBe(false);
  expect(lists.isOfKind('amazon', lists.kindsOf('city'))).toBe(true);
  expect(lists.kindsOf('')).toEqual([]);
});

it('knows each word of a name', () => {
  expect(['توماس', 'عامري', 'salim'].map((word) => lists.isName(word))).toEqual([true, true, true]);
  expect(lists.isName('نهر')).toBe(false);
});

it('reads the files when they are first asked, and once', () => {
  let reads = 0;
  const read = () => {
    reads++;
    return '';
  };
  const lazy = lazyWordLists(read, () => '');
  expect(reads).toBe(0);
  lazy.kindsOf('river');
  lazy.kindsOf('city');
  expect(reads).toBe(1);
});
