// Dates as people print them: "15 March 2006", "1 and 2 September 2016", "31 August to 2 September
// 2016", "March 15, 2006", "2006年3月15日", "2006-03-15", "15.3.2006".

#include "annotate/scanner.h"

namespace lexport {
namespace {

constexpr uint32_t kFirstYear = 1000;
constexpr uint32_t kLastYear = 2999;

bool IsDay(uint32_t year, uint32_t month, uint32_t day) {
  constexpr uint32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= kDays[month - 1] + (month == 2 && leap ? 1u : 0u);
}

}  // namespace

std::string IsoDate(uint32_t packed) {
  std::string digits = std::to_string(packed);
  digits.insert(6, 1, '-');
  digits.insert(4, 1, '-');
  return digits;
}

// Words and marks that may stand between day, month and year.
size_t Scanner::SkipLinks(size_t at) const {
  for (int i = 0; i < 2; ++i) {
    const Match link = Find(at, kSenseDateLink);
    if (!link) break;
    at = link.end;
  }
  return at;
}

// Not the end of something longer: "48/16", "No.1-15", "B12".
bool Scanner::StartsNumber(size_t at) const {
  if (!IsKind(at, TokenKind::kNumber)) return false;
  if (!Touches(at) || tokens_[at].begin == 0) return true;
  const Token& before = tokens_[at - 1];
  if (before.kind != TokenKind::kMark) return before.kind == TokenKind::kBreak;
  const char mark = text_[before.begin];
  return mark == '(' || mark == '[' || mark == '"' || static_cast<unsigned char>(mark) >= 0x80;
}

bool Scanner::ReadYear(size_t at, uint32_t* year, size_t* next) const {
  if (IsMark(at, ',')) ++at;
  at = SkipLinks(at);
  if (!IsKind(at, TokenKind::kNumber)) return false;
  *year = NumberValue(Word(at), kLastYear);
  *next = at + 1;
  return *year >= kFirstYear && *year <= kLastYear;
}

// "1, 2 and 3", before the name of a month.
bool Scanner::ReadDayList(size_t at, std::vector<PrintedDate>* days, size_t* next) const {
  constexpr size_t kMost = 6;
  bool joined = true;  // the last connection was no mere comma
  for (;;) {
    if (!IsKind(at, TokenKind::kNumber)) return false;
    const uint32_t day = NumberValue(Word(at), 31);
    if (day < 1 || day > 31 || days->size() == kMost) return false;
    if (!days->empty() && day <= days->back().day) return false;
    PrintedDate date;
    date.day = day;
    date.begin = tokens_[at].begin;
    ++at;
    // "st", "er", "º" belong to the number.
    if (at < tokens_.size() && Touches(at) && Find(at, kSenseDateLink)) ++at;
    date.end = tokens_[at - 1].end;
    days->push_back(date);
    *next = SkipLinks(at);
    if (Find(*next, kSenseMonth)) return joined;
    const Match joint = Find(at, kSenseAnd | kSenseTo);
    joined = static_cast<bool>(joint);
    if (joint) {
      at = joint.end;
    } else if (IsMark(at, ',')) {
      ++at;
    } else {
      return false;
    }
  }
}

// Dates with the day before the month. Several days share their month, several months their year.
bool Scanner::ReadDates(size_t at, int depth, std::vector<PrintedDate>* dates, size_t* next) const {
  std::vector<PrintedDate> days;
  if (!ReadDayList(at, &days, &at)) return false;
  const Match month = Find(at, kSenseMonth);
  days.back().end = tokens_[month.end - 1].end;
  uint32_t year = 0;
  std::vector<PrintedDate> later;
  if (ReadYear(month.end, &year, next)) {
    days.back().end = tokens_[*next - 1].end;
  } else {
    const Match joint = Find(month.end, kSenseAnd | kSenseTo);
    if (!joint || depth == 0 || !ReadDates(joint.end, depth - 1, &later, next)) return false;
    year = later.front().year;
  }
  for (PrintedDate& day : days) {
    day.month = month.meaning->index;
    day.year = year;
    if (!IsDay(year, day.month, day.day)) return false;
  }
  dates->insert(dates->end(), days.begin(), days.end());
  dates->insert(dates->end(), later.begin(), later.end());
  return true;
}

// "2006-03-15", "2006年3月15日", "2006. március 15."
bool Scanner::ReadYearFirst(size_t at, PrintedDate* date, size_t* next) const {
  date->year = NumberValue(Word(at), kLastYear);
  if (date->year < kFirstYear || date->year > kLastYear) return false;
  date->begin = tokens_[at].begin;
  size_t month = 0, day = 0;
  if (const Match mark = Find(at + 1, kSenseYearMark)) {
    month = mark.end;
    const Match month_mark = Find(month + 1, kSenseMonthMark);
    if (!month_mark) return false;
    day = month_mark.end;
    const Match day_mark = Find(day + 1, kSenseDayMark);
    if (!day_mark) return false;
    *next = day_mark.end;
  } else if (IsMark(at + 1, '-') && Touches(at + 1) && IsMark(at + 3, '-') && Touches(at + 4)) {
    month = at + 2;
    day = at + 4;
    *next = at + 5;
    if (!IsKind(day, TokenKind::kNumber) || Word(month).size() != 2 || Word(day).size() != 2) {
      return false;
    }
  } else {
    const Match name = Find(at + (IsMark(at + 1, '.') ? 2 : 1), kSenseMonth);
    if (!name || !IsKind(name.end, TokenKind::kNumber)) return false;
    date->month = name.meaning->index;
    day = name.end;
    *next = day + 1;
  }
  if (!IsKind(day, TokenKind::kNumber)) return false;
  if (month != 0 && !IsKind(month, TokenKind::kNumber)) return false;
  if (month != 0) date->month = NumberValue(Word(month), 12);
  date->day = NumberValue(Word(day), 31);
  date->end = tokens_[*next - 1].end;
  return IsDay(date->year, date->month, date->day);
}

// "15.3.2006"
bool Scanner::ReadNumericDate(size_t at, PrintedDate* date, size_t* next) const {
  if (!book_.numeric_dates || !IsMark(at + 1, '.') || !IsMark(at + 3, '.')) return false;
  if (!IsKind(at + 2, TokenKind::kNumber) || !IsKind(at + 4, TokenKind::kNumber)) return false;
  for (size_t i = at + 1; i <= at + 4; ++i) {
    if (!Touches(i)) return false;
  }
  date->day = NumberValue(Word(at), 31);
  date->month = NumberValue(Word(at + 2), 12);
  date->year = NumberValue(Word(at + 4), kLastYear);
  date->begin = tokens_[at].begin;
  *next = at + 5;
  date->end = tokens_[at + 4].end;
  return date->year >= kFirstYear && date->year <= kLastYear &&
         IsDay(date->year, date->month, date->day);
}

void Scanner::MarkDate(const PrintedDate& date) {
  AddMark(date.begin, date.end, MarkKind::kDate, date.year * 10000 + date.month * 100 + date.day);
}

// At a number.
size_t Scanner::TryDate(size_t at) {
  if (!StartsNumber(at)) return at;
  size_t next = at;
  PrintedDate date;
  const size_t digits = tokens_[at].end - tokens_[at].begin;
  if (digits >= 4 && ReadYearFirst(at, &date, &next)) {
    MarkDate(date);
    return next;
  }
  std::vector<PrintedDate> dates;
  if (ReadDates(at, 1, &dates, &next)) {
    for (const PrintedDate& each : dates) MarkDate(each);
    return next;
  }
  if (ReadNumericDate(at, &date, &next)) {
    MarkDate(date);
    return next;
  }
  return at;
}

// At the name of a month: "March 15, 2006", or a month without a day.
size_t Scanner::TryMonth(size_t at, const Match& month) {
  PrintedDate date;
  date.begin = tokens_[at].begin;
  date.month = month.meaning->index;
  size_t next = at;
  if (book_.month_first && IsKind(month.end, TokenKind::kNumber)) {
    date.day = NumberValue(Word(month.end), 31);
    size_t behind = month.end + 1;
    if (behind < tokens_.size() && Touches(behind) && Find(behind, kSenseDateLink)) ++behind;
    if (ReadYear(behind, &date.year, &next) && IsDay(date.year, date.month, date.day)) {
      date.end = tokens_[next - 1].end;
      MarkDate(date);
      return next;
    }
  }
  if (ReadYear(month.end, &date.year, &next)) {
    if (!book_.month_year_inline.empty()) {
      AddMark(date.begin, tokens_[next - 1].end, MarkKind::kMonthYear, 0);
    }
    return next;
  }
  return at;
}

}  // namespace lexport
