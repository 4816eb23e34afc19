import { normalise } from './normalise.js';

/** Irregular English forms and the form a dictionary lists them under. */
export const ENGLISH_IRREGULARS: ReadonlyMap<string, string> = pairs(`
  arise arose arisen; awake awoke awoken; bear bore borne; beat beaten; become became; begin began begun; bend bent;
  bet bets; bid bade bidden; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred;
  bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came;
  creep crept; deal dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
  fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
  forecast forecasted; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten;
  give gave given; go went gone; grind ground; grow grew grown; hang hung; hear heard; hide hid hidden; hold held;
  keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; leave left;
  lend lent; lose lost; make made; mean meant; meet met; mistake mistook mistaken; overcome overcame; pay paid;
  prove proven; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought;
  sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung;
  sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; spring sprang sprung;
  stand stood; steal stole stolen; stick stuck; sting stung; strike struck stricken; strive strove striven;
  swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
  tell told; think thought; throw threw thrown; understand understood; undertake undertook undertaken;
  wake woke woken; wear wore worn; weave wove woven; weep wept; win won; wind wound; withdraw withdrew withdrawn;
  withstand withstood; write wrote written; man men; woman women; child children; person people; foot feet;
  tooth teeth; goose geese; mouse mice; ox oxen; life lives; wife wives; knife knives; leaf leaves; wolf wolves;
  half halves; shelf shelves; thief thieves; self selves; loaf loaves; calf calves; medium media; datum data;
  criterion criteria; phenomenon phenomena; analysis analyses; basis bases; crisis crises; thesis theses;
  hypothesis hypotheses; axis axes; oasis oases; emphasis emphases; index indices; matrix matrices; appendix appendices;
  curriculum curricula; bacterium bacteria; nucleus nuclei; stimulus stimuli; alumnus alumni; formula formulae;
  larva larvae; spectrum spectra; genus genera; high height; long length; wide width; deep depth; strong strength;
  die death died dies; live lived living; speech speeches; good better best; bad worse worst; organise organize;
  colour color; centre center; theatre theater; labour labor; defence defense; programme program; behaviour behavior;
  honour honor; harbour harbor; neighbour neighbor; favour favor; grey gray; metre meter; litre liter`);

/**
 * Broken plurals and other forms of common Arabic nouns that neither affixes nor the dropping of weak letters lead back
 * to the singular.
 */
export const ARABIC_IRREGULARS: ReadonlyMap<string, string> = pairs(`
  سنة سنوات سنين سنتين سنتان; امرأة نساء نسوة نسائي نسائية; إنسان ناس أناس; يوم أيام يومين; أخ إخوة إخوان; ابن أبناء بنين; أب آباء;
  أم أمهات; قانون قوانين; قناة قنوات; لغة لغات; كرة كرات; مائة مئة مئات; ماء مياه; شيء أشياء; رأي آراء; دواء أدوية;
  غذاء أغذية; بناء أبنية; وباء أوبئة; عضو أعضاء; جزء أجزاء; اسم أسماء; ديانة دين أديان ديانات; مدينة مدن; سفينة سفن;
  جزيرة جزر; طريق طرق; كتاب كتب; قائد قادة; ملك ملوك; نجم نجوم; دولة دول; هيئة هيئات; مدير مدراء; قرية قرى; قوة قوى قوات;
  ميناء موانئ; نادي نوادي أندية; وادي وديان أودية; مبدأ مبادئ; شاطئ شواطئ; خطأ أخطاء; نبأ أنباء; نائب نواب; طالب طلاب طلبة;
  عامل عمال; حاكم حكام; كاتب كتّاب; فنان فنانون فنانين; ثمن أثمان; بلد بلدان بلاد; دار دور ديار; نار نيران; جار جيران;
  باب أبواب; مال أموال; حال أحوال أحوالها; عام أعوام; فأر فئران; تاج تيجان; سوق أسواق; نوع أنواع; دور أدوار; خط خطوط;
  حد حدود; حق حقوق; نص نصوص; فن فنون; سد سدود; رب أرباب; جد أجداد; لص لصوص; ظل ظلال; سر أسرار; طن أطنان; قط قطط;
  أوروبا أوروبي أوروبية أوربا; أمريكا أميركا أمريكي أميركي أمريكية أميركية; إنجلترا انكلترا إنجليزي إنكليزي إنجليزية`);

/** `base form form; base form …` → each form with its base, normalised. */
function pairs(text: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const group of text.split(';')) {
    const [base = '', ...others] = group.trim().split(/\s+/).map(normalise);
    for (const form of others) if (form !== base) forms.set(form, base);
  }
  return forms;
}
