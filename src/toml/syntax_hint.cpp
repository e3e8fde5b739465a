#include "toml/syntax_hint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "base/utf8.hpp"

namespace rutter::toml {
namespace {

constexpr std::string_view blanks = " \t";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  const std::size_t end = text.find_last_not_of(blanks);
  return text.substr(begin, end == std::string_view::npos ? 0 : end + 1 - begin);
}

/// `key = token` round the place of an error.
struct Pair {
  std::string_view key;
  std::string_view token;
  std::size_t token_begin = 0;  ///< byte in the line
};

std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t seen = 1; seen < column && at < line.size(); ++seen) {
    static_cast<void>(base::next_code_point(line, at));
  }
  return at;
}

Pair pair_at(std::string_view line, std::uint32_t column) {
  const std::size_t error_byte = byte_of_column(line, column);
  const std::size_t equals = line.rfind('=', error_byte);
  if (equals == std::string_view::npos) {
    return {};
  }
  const std::size_t separator = line.find_last_of("{,", equals);
  const std::size_t key_begin = separator == std::string_view::npos ? 0 : separator + 1;
  Pair pair;
  pair.key = trimmed(line.substr(key_begin, equals - key_begin));
  pair.token_begin = std::min(line.find_first_not_of(blanks, equals + 1), line.size());
  const std::string_view rest = line.substr(pair.token_begin);
  pair.token = rest.substr(0, rest.find_first_of(" \t,#}]\r"));
  return pair;
}

/// "2020-09", "2020-09-25/..", "../2020-10-18", "2020~": an EDTF date that TOML cannot read without quotes.
bool looks_like_edtf(std::string_view token) {
  const bool begins =
      token.starts_with("../") || (token.size() >= 5 && std::all_of(token.begin(), token.begin() + 4, is_digit) &&
                                   std::string_view("-/~?%").find(token[4]) != std::string_view::npos);
  return begins && token.find_first_not_of("0123456789-/.~?%") == std::string_view::npos;
}

bool begins_with_curly_quote(std::string_view token) {
  constexpr std::array<std::string_view, 8> quotes = {"“", "”", "„", "‘", "’", "‚", "«", "»"};
  return std::ranges::any_of(quotes, [&](std::string_view quote) { return token.starts_with(quote); });
}

bool is_full_date(std::string_view token) {
  return token.size() == 10 && token[4] == '-' && token[7] == '-' && std::ranges::count_if(token, is_digit) == 8;
}

bool is_decimal_comma(std::string_view line, const Pair& pair) {
  const std::size_t comma = pair.token_begin + pair.token.size();
  return !pair.token.empty() && is_digit(pair.token.back()) && comma + 1 < line.size() && line[comma] == ',' &&
         is_digit(line[comma + 1]) && pair.token.find_first_not_of("+-0123456789") == std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

void explain(SyntaxError& error, const std::string& line) {
  const Pair pair = pair_at(line, error.at.column);
  if (pair.key.empty() || pair.token.empty()) {
    return;
  }
  const std::string token(pair.token);
  if (is_full_date(token)) {
    error.message = fmt::format("there is no day {} in the calendar", token);
  } else if (looks_like_edtf(token)) {
    error.message = fmt::format("TOML knows no date '{}'", token);
    error.hint = fmt::format("quote it: {} = \"{}\"", pair.key, token);
  } else if (is_decimal_comma(line, pair)) {
    const std::string_view decimals = std::string_view(line).substr(pair.token_begin + token.size() + 1);
    const std::size_t count = std::min(decimals.find_first_not_of("0123456789"), decimals.size());
    error.hint = fmt::format("numbers have a decimal point: {} = {}.{}", pair.key, token, decimals.substr(0, count));
  } else if (lower(token) == "true" || lower(token) == "false") {
    error.hint = fmt::format("write it in small letters: {} = {}", pair.key, lower(token));
  } else if (begins_with_curly_quote(token)) {
    error.hint = fmt::format("quotes are straight in TOML: {} = \"...\"", pair.key);
  } else if (std::isalpha(static_cast<unsigned char>(token[0])) != 0) {
    error.hint = fmt::format("texts stand in quotes: {} = \"...\"", pair.key);
    return;
  } else {
    return;
  }
  error.at.column = static_cast<std::uint32_t>(base::code_point_count(std::string_view(line).substr(0, pair.token_begin))) + 1;
}

}  // namespace rutter::toml
