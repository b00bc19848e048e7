// Dates, times and durations of XML Schema 1.0, part 2, 3.2.6 to 3.2.9.

#include "validate/values.h"

namespace lexport::validate {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Reads forward through a value; every method fails without harm.
class Scanner {
 public:
  explicit Scanner(std::string_view s) : rest_(s) {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_[0]; }

  bool Take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly two digits, 0 to `most`.
  bool TwoDigits(int most, int* value) {
    if (rest_.size() < 2 || !IsDigit(rest_[0]) || !IsDigit(rest_[1])) return false;
    *value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return *value <= most;
  }

  std::string_view Digits() {
    size_t n = 0;
    while (n < rest_.size() && IsDigit(rest_[n])) ++n;
    const std::string_view digits = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return digits;
  }

 private:
  std::string_view rest_;
};

// Four digits or more, no superfluous zeros, not the year 0. Gives the year modulo 400, which is
// what leap years depend on.
bool Year(Scanner* s, int* year_of_cycle) {
  s->Take('-');
  const std::string_view digits = s->Digits();
  if (digits.size() < 4 || digits.size() > 18) return false;
  if (digits.size() > 4 && digits[0] == '0') return false;
  if (digits == "0000") return false;
  *year_of_cycle = 0;
  for (char c : digits) *year_of_cycle = (*year_of_cycle * 10 + (c - '0')) % 400;
  return true;
}

int DaysOf(int month, int year_of_cycle) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap =
      year_of_cycle % 4 == 0 && (year_of_cycle % 100 != 0 || year_of_cycle % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool Day(Scanner* s) {
  int year = 0, month = 0, day = 0;
  return Year(s, &year) && s->Take('-') && s->TwoDigits(12, &month) && month >= 1 && s->Take('-') &&
         s->TwoDigits(31, &day) && day >= 1 && day <= DaysOf(month, year);
}

bool Fraction(Scanner* s, bool* zero) {
  *zero = true;
  if (!s->Take('.')) return true;
  const std::string_view digits = s->Digits();
  *zero = digits.find_first_not_of('0') == std::string_view::npos;
  return !digits.empty();
}

bool TimeOfDay(Scanner* s) {
  int hour = 0, minute = 0, second = 0;
  bool zero = true;
  if (!(s->TwoDigits(24, &hour) && s->Take(':') && s->TwoDigits(59, &minute) && s->Take(':') &&
        s->TwoDigits(59, &second) && Fraction(s, &zero))) {
    return false;
  }
  return hour < 24 || (minute == 0 && second == 0 && zero);  // 24:00:00 is the end of the day
}

// Nothing, Z, or an offset of at most 14 hours; and then the end.
bool ZoneAndEnd(Scanner* s) {
  if (s->done() || s->Take('Z')) return s->done();
  int hour = 0, minute = 0;
  if (!s->Take('+') && !s->Take('-')) return false;
  return s->TwoDigits(14, &hour) && s->Take(':') && s->TwoDigits(59, &minute) &&
         (hour < 14 || minute == 0) && s->done();
}

// One run of "<digits><letter>" parts in the order of `letters`; counts them. Only seconds may have
// a fraction; ".5S" is taken too, as libxml2 and Xerces-C do against the letter of XML Schema.
bool DurationParts(Scanner* s, std::string_view letters, int* count) {
  size_t next = 0;
  while (IsDigit(s->peek()) || s->peek() == '.') {
    s->Digits();
    const bool fraction = s->Take('.');
    if (fraction && s->Digits().empty()) return false;
    const size_t at = letters.find(s->peek(), next);
    if (s->done() || at == std::string_view::npos || (fraction && s->peek() != 'S')) return false;
    s->Take(s->peek());
    next = at + 1;
    ++*count;
  }
  return true;
}

}  // namespace

bool IsDate(std::string_view value) {
  Scanner s(value);
  return Day(&s) && ZoneAndEnd(&s);
}

bool IsTime(std::string_view value) {
  Scanner s(value);
  return TimeOfDay(&s) && ZoneAndEnd(&s);
}

bool IsDateTime(std::string_view value) {
  Scanner s(value);
  return Day(&s) && s.Take('T') && TimeOfDay(&s) && ZoneAndEnd(&s);
}

bool IsDuration(std::string_view value) {
  Scanner s(value);
  s.Take('-');
  int days = 0, times = 0;
  if (!s.Take('P') || !DurationParts(&s, "YMD", &days)) return false;
  if (s.Take('T')) {
    if (!DurationParts(&s, "HMS", &times) || times == 0) return false;
  }
  return s.done() && days + times > 0;
}

}  // namespace lexport::validate
