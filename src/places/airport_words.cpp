#include "places/airport_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace rutter::places {
namespace {

constexpr std::array<std::string_view, 31> airport_words{
    "airport",    "airfield",  "aerodrome",    "havalimani", "havaalani", "balafirgeh", "flughafen", "aeroport",
    "aeropuerto", "aeroporto", "aeroportul",   "aerodrom",   "lotnisko",  "luchthaven", "lufthavn",  "flygplats",
    "lentoasema", "letiste",   "repuloter",    "аэропорт",   "аеропорт",  "аэродром",   "аеродром",  "летище",
    "مطار",       "فرودگاه",   "օդանավակայան", "აეროპორტი",  "机场",      "機場",       "空港"};

/// Of air forces: words that stand alone.
constexpr std::array<std::string_view, 8> base_words{
    "airbase", "авиабаза", "авиабазы", "авіабаза", "luftwaffenbasis", "luftwaffenstutzpunkt", "fliegerhorst", "afb"};

/// And those of two, one behind the other.
constexpr std::array<std::array<std::string_view, 2>, 9> base_pairs{{{"air", "base"},
                                                                     {"force", "base"},
                                                                     {"hava", "ussu"},
                                                                     {"base", "aerienne"},
                                                                     {"base", "aerea"},
                                                                     {"baza", "lotnicza"},
                                                                     {"raf", "station"},
                                                                     {"پايگاه", "هوايي"},
                                                                     {"قاعده", "الجويه"}}};

/// Of what class it is, and the parts of "hava limanı" and "air base" where they are written apart.
constexpr std::array<std::string_view, 30> class_words{
    "international", "intl",          "regional", "municipal", "civil",         "beynelxalq",  "hava",     "limani",
    "uluslararasi",  "internacional", "الدولي",   "الدوليه",   "международныи", "navneteweyi", "military", "air",
    "force",         "base",          "ussu",     "aerienne",  "aerea",         "baza",        "lotnicza", "raf",
    "station",       "پايگاه",        "هوايي",    "قاعده",     "الجويه",        "العسكري"};

template <std::size_t Count>
bool holds(const std::array<std::string_view, Count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_airport_word(std::string_view word) {
  return holds(airport_words, word) || holds(base_words, word);
}

bool is_of_air_force(const std::vector<std::string>& words) {
  if (std::any_of(words.begin(), words.end(), [](const std::string& word) { return holds(base_words, word) || word == "raf"; }))
    return true;
  // In Arabic and Persian the name may stand between them: "قاعدة حميميم الجوية".
  return std::any_of(base_pairs.begin(), base_pairs.end(), [&](const auto& pair) {
    const auto first = std::find(words.begin(), words.end(), pair[0]);
    return first != words.end() && std::find(first, words.end(), pair[1]) != words.end();
  });
}

std::string_view served_town(std::string_view note) {
  constexpr std::string_view serves = "serves ";
  return note.starts_with(serves) ? note.substr(serves.size()) : std::string_view();
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
