/** Passages of an imagined record: `year` changes every one of them, so that two years' indexes answer differently. */
export function record(count, year) {
  const passages = Array.from({ length: count }, (_, i) => {
    const text = `${TOPICS[i % TOPICS.length]} ${NAMES[(i * 7) % NAMES.length]} في الجلسة ${i + 1} عام ${year + i}.`;
    return { meeting: `council-${year}`, language: 'ar', paragraph: i + 1, start: 0, end: text.length, text };
  });
  return { passages, documents: [{ meeting: `council-${year}`, language: 'ar', checksum: `${count}-${year}` }] };
}

const TOPICS = [
  'ناقش المجلس ميزانية النقل التي عرضها',
  'اعتمد الوزراء خطة التعليم بعد كلمة',
  'رحب الحاضرون باتفاق التجارة الذي قدمه',
  'طلب الأعضاء تقريرا عن المياه من',
  'أجلت اللجنة التصويت على الطاقة باقتراح',
];
const NAMES = [
  'سالم العامري',
  'هدى الكعبي',
  'ناصر البلوشي',
  'مريم الشامسي',
  'خالد المنصوري',
  'ليلى الحوسني',
  'عمر الزعابي',
];
