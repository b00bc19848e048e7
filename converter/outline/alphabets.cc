#include "outline/alphabets.h"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

namespace lexport {
namespace {

struct Alphabet {
  NumberStyle style;
  std::u32string_view letters;
};

// Cyrillic lists leave out the letters that are hard to tell apart in speech (ё, й, ъ, ы, ь).
constexpr std::array<Alphabet, 12> kAlphabets = {{
    {NumberStyle::kLowerAlpha, U"αβγδεζηθικλμνξοπρστυφχψω"},
    {NumberStyle::kLowerAlpha, U"абвгдежзиклмнопрстуфхцчшщэюя"},
    {NumberStyle::kArabicAbjad, U"أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"},
    {NumberStyle::kHebrew, U"אבגדהוזחטיכלמנסעפצקרשת"},
    {NumberStyle::kLowerAlpha, U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"},
    {NumberStyle::kLowerAlpha, U"कखगघङचछजझञटठडढणतथदधनपफबभम"},
    {NumberStyle::kLowerAlpha, U"কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভম"},
    {NumberStyle::kLowerAlpha, U"가나다라마바사아자차카타파하"},
    {NumberStyle::kUpperAlpha, U"甲乙丙丁戊己庚辛壬癸"},
    {NumberStyle::kLowerAlpha, U"子丑寅卯辰巳午未申酉戌亥"},
    {NumberStyle::kLowerAlpha, U"イロハニホヘトチリヌルヲワカヨタレソツネ"},
    {NumberStyle::kLowerAlpha, U"աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"},
}};
constexpr Alphabet kArabicDictionary = {NumberStyle::kArabicAbjad, U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي"};

LetterValue FindIn(const Alphabet& alphabet, char32_t c) {
  const size_t at = alphabet.letters.find(c);
  if (at == std::u32string_view::npos) return {};
  return {alphabet.style, static_cast<uint32_t>(at + 1)};
}

}  // namespace

LetterValue LetterOf(char32_t c, bool second) {
  if (c < 0x370) return {};
  if (c == 0x627) c = 0x623;  // bare alef for the one with hamza
  if (c >= 0x620 && c <= 0x64A) {
    return FindIn(second ? kArabicDictionary : kAlphabets[2], c);
  }
  if (second) return {};
  const char32_t lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  for (const Alphabet& alphabet : kAlphabets) {
    LetterValue value = FindIn(alphabet, lower);
    if (value.value == 0) continue;
    if (lower != c) value.style = NumberStyle::kUpperAlpha;
    return value;
  }
  return {};
}

uint32_t HebrewValue(char32_t c) {
  static constexpr std::u32string_view kOnes = U"אבגדהוזחט", kTens = U"יכלמנסעפצ",
                                       kHundreds = U"קרשת";
  for (const auto& [letters, unit] : {std::pair{kOnes, 1u}, {kTens, 10u}, {kHundreds, 100u}}) {
    const size_t at = letters.find(c);
    if (at != std::u32string_view::npos) return static_cast<uint32_t>(at + 1) * unit;
  }
  return 0;
}

}  // namespace lexport
