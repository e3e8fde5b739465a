#include "places/airport_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace rutter::places {
namespace {

constexpr std::array<std::string_view, 29> airport_words{
    "airport",   "airfield",     "aerodrome", "airbase",    "havalimani", "havaalani", "balafirgeh", "flughafen",
    "aeroport",  "aeropuerto",   "aeroporto", "aeroportul", "aerodrom",   "lotnisko",  "luchthaven", "lufthavn",
    "flygplats", "lentoasema",   "letiste",   "repuloter",  "аэропорт",   "аеропорт",  "летище",     "مطار",
    "فرودگاه",   "օդանավակայան", "აეროპორტი", "机场",       "空港"};

/// Of what class it is, and the parts of "hava limanı" where it is written apart.
constexpr std::array<std::string_view, 14> class_words{
    "international", "intl",         "regional",      "municipal", "civil",   "beynelxalq",    "hava",
    "limani",        "uluslararasi", "internacional", "الدولي",    "الدوليه", "международныи", "navneteweyi"};

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_airport_word(std::string_view word) {
  return holds(airport_words, word);
}

std::string airport_cell_key(int lat, int lon) {
  return fmt::format("airport@{},{}", lat, lon);
}

std::vector<std::string> without_airport_words(const std::vector<std::string>& words) {
  std::vector<std::string> left;
  std::copy_if(words.begin(), words.end(), std::back_inserter(left),
               [](const std::string& word) { return !is_airport_word(word) && !holds(class_words, word); });
  return left.empty() ? words : left;
}

}  // namespace rutter::places
