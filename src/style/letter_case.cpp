#include "style/letter_case.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace rutter::style {
namespace {

/// Small letters `first`, `first + stride` ... `last`, each with its capital `offset` further on.
struct CaseRange {
  char32_t first;
  char32_t last;
  char32_t stride;
  int offset;
};

// The simple case mappings of Unicode 15 (UnicodeData.txt) for Latin, Greek, Cyrillic and Armenian that go both ways.
constexpr std::array<CaseRange, 99> ranges{
    {{0x00E0, 0x00F6, 1, -32},   {0x00F8, 0x00FE, 1, -32},   {0x00FF, 0x00FF, 1, 121},   {0x0101, 0x012F, 2, -1},
     {0x0133, 0x0137, 2, -1},    {0x013A, 0x0148, 2, -1},    {0x014B, 0x0177, 2, -1},    {0x017A, 0x017E, 2, -1},
     {0x0180, 0x0180, 1, 195},   {0x0183, 0x0185, 2, -1},    {0x0188, 0x0188, 1, -1},    {0x018C, 0x018C, 1, -1},
     {0x0192, 0x0192, 1, -1},    {0x0195, 0x0195, 1, 97},    {0x0199, 0x0199, 1, -1},    {0x019A, 0x019A, 1, 163},
     {0x019E, 0x019E, 1, 130},   {0x01A1, 0x01A5, 2, -1},    {0x01A8, 0x01A8, 1, -1},    {0x01AD, 0x01AD, 1, -1},
     {0x01B0, 0x01B0, 1, -1},    {0x01B4, 0x01B6, 2, -1},    {0x01B9, 0x01B9, 1, -1},    {0x01BD, 0x01BD, 1, -1},
     {0x01BF, 0x01BF, 1, 56},    {0x01C6, 0x01C6, 1, -2},    {0x01C9, 0x01C9, 1, -2},    {0x01CC, 0x01CC, 1, -2},
     {0x01CE, 0x01DC, 2, -1},    {0x01DD, 0x01DD, 1, -79},   {0x01DF, 0x01EF, 2, -1},    {0x01F3, 0x01F3, 1, -2},
     {0x01F5, 0x01F5, 1, -1},    {0x01F9, 0x021F, 2, -1},    {0x0223, 0x0233, 2, -1},    {0x023C, 0x023C, 1, -1},
     {0x023F, 0x0240, 1, 10815}, {0x0242, 0x0242, 1, -1},    {0x0247, 0x024F, 2, -1},    {0x0250, 0x0250, 1, 10783},
     {0x0251, 0x0251, 1, 10780}, {0x0252, 0x0252, 1, 10782}, {0x0253, 0x0253, 1, -210},  {0x0254, 0x0254, 1, -206},
     {0x0256, 0x0257, 1, -205},  {0x0259, 0x0259, 1, -202},  {0x025B, 0x025B, 1, -203},  {0x025C, 0x025C, 1, 42319},
     {0x0260, 0x0260, 1, -205},  {0x0261, 0x0261, 1, 42315}, {0x0263, 0x0263, 1, -207},  {0x0265, 0x0265, 1, 42280},
     {0x0266, 0x0266, 1, 42308}, {0x0268, 0x0268, 1, -209},  {0x0269, 0x0269, 1, -211},  {0x026A, 0x026A, 1, 42308},
     {0x026B, 0x026B, 1, 10743}, {0x026C, 0x026C, 1, 42305}, {0x026F, 0x026F, 1, -211},  {0x0271, 0x0271, 1, 10749},
     {0x0272, 0x0272, 1, -213},  {0x0275, 0x0275, 1, -214},  {0x027D, 0x027D, 1, 10727}, {0x0280, 0x0280, 1, -218},
     {0x0282, 0x0282, 1, 42307}, {0x0283, 0x0283, 1, -218},  {0x0287, 0x0287, 1, 42282}, {0x0288, 0x0288, 1, -218},
     {0x0289, 0x0289, 1, -69},   {0x028A, 0x028B, 1, -217},  {0x028C, 0x028C, 1, -71},   {0x0292, 0x0292, 1, -219},
     {0x029D, 0x029D, 1, 42261}, {0x029E, 0x029E, 1, 42258}, {0x0371, 0x0373, 2, -1},    {0x0377, 0x0377, 1, -1},
     {0x037B, 0x037D, 1, 130},   {0x03AC, 0x03AC, 1, -38},   {0x03AD, 0x03AF, 1, -37},   {0x03B1, 0x03C1, 1, -32},
     {0x03C3, 0x03CB, 1, -32},   {0x03CC, 0x03CC, 1, -64},   {0x03CD, 0x03CE, 1, -63},   {0x03D7, 0x03D7, 1, -8},
     {0x03D9, 0x03EF, 2, -1},    {0x03F2, 0x03F2, 1, 7},     {0x03F3, 0x03F3, 1, -116},  {0x03F8, 0x03F8, 1, -1},
     {0x03FB, 0x03FB, 1, -1},    {0x0430, 0x044F, 1, -32},   {0x0450, 0x045F, 1, -80},   {0x0461, 0x0481, 2, -1},
     {0x048B, 0x04BF, 2, -1},    {0x04C2, 0x04CE, 2, -1},    {0x04CF, 0x04CF, 1, -15},   {0x04D1, 0x052F, 2, -1},
     {0x0561, 0x0586, 1, -48},   {0x1E01, 0x1E95, 2, -1},    {0x1EA1, 0x1EFF, 2, -1}}};

/// Letters whose capital has another small letter: dotless i, long s, micro sign, final sigma ...
constexpr std::array<std::pair<char32_t, char32_t>, 16> one_way{{{0x00B5, 0x039C},
                                                                 {0x0131, 0x0049},
                                                                 {0x017F, 0x0053},
                                                                 {0x01C5, 0x01C4},
                                                                 {0x01C8, 0x01C7},
                                                                 {0x01CB, 0x01CA},
                                                                 {0x01F2, 0x01F1},
                                                                 {0x03C2, 0x03A3},
                                                                 {0x03D0, 0x0392},
                                                                 {0x03D1, 0x0398},
                                                                 {0x03D5, 0x03A6},
                                                                 {0x03D6, 0x03A0},
                                                                 {0x03F0, 0x039A},
                                                                 {0x03F1, 0x03A1},
                                                                 {0x03F5, 0x0395},
                                                                 {0x1E9B, 0x1E60}}};

char32_t moved(char32_t c, int offset) {
  return static_cast<char32_t>(static_cast<int>(c) + offset);
}

bool holds(const CaseRange& range, char32_t small) {
  return small >= range.first && small <= range.last && (small - range.first) % range.stride == 0;
}

char32_t capital(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z' ? c - 32 : c;
  for (const CaseRange& range : ranges)
    if (holds(range, c)) return moved(c, range.offset);
  for (const auto& [small, large] : one_way)
    if (small == c) return large;
  return c;
}

char32_t small(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  for (const CaseRange& range : ranges)
    if (holds(range, moved(c, -range.offset))) return moved(c, -range.offset);
  return c;
}

}  // namespace

bool has_two_letters_i(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "tr" || primary == "az" || primary == "kk" || primary == "tt";
}

std::string upper_case(std::string_view text, std::string_view language) {
  const bool two_letters_i = has_two_letters_i(language);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == U'\u00DF')
      result += "SS";
    else if (c == U'i' && two_letters_i)
      result += "İ";
    else
      base::append_code_point(result, capital(c));
  }
  return result;
}

std::string lower_case(std::string_view text, std::string_view language) {
  const bool two_letters_i = has_two_letters_i(language);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (two_letters_i && (c == U'I' || c == U'\u0130'))
      result += c == U'I' ? "ı" : "i";
    else
      base::append_code_point(result, small(c));
  }
  return result;
}

}  // namespace rutter::style
