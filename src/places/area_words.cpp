#include "places/area_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace rutter::places {
namespace {

struct AreaWord {
  std::string_view word;  ///< plain form
  Kind kind;
};

/// English words first, then those of the languages in which divisions are named in our tables.
constexpr std::array<AreaWord, 119> area_words{{
    {"province", Kind::province},
    {"governorate", Kind::province},
    {"oblast", Kind::province},
    {"state", Kind::province},
    {"prefecture", Kind::province},
    {"voivodeship", Kind::province},
    {"krai", Kind::province},
    {"emirate", Kind::province},
    {"department", Kind::province},
    {"muhafazat", Kind::province},
    {"muhafazah", Kind::province},
    {"muhafaza", Kind::province},
    {"mohafazat", Kind::province},
    {"vilayet", Kind::province},
    {"vilayeti", Kind::province},
    {"wilaya", Kind::province},
    {"wilayat", Kind::province},
    {"ostan", Kind::province},
    {"oblasti", Kind::province},
    {"viloyati", Kind::province},
    {"welayaty", Kind::province},
    {"marz", Kind::province},
    {"il", Kind::province},
    {"ili", Kind::province},
    {"provinz", Kind::province},
    {"provincia", Kind::province},
    {"provincie", Kind::province},
    {"gouvernement", Kind::province},
    {"gouvernorat", Kind::province},
    {"gobernacion", Kind::province},
    {"departamento", Kind::province},
    {"estado", Kind::province},
    {"bundesland", Kind::province},
    {"область", Kind::province},
    {"краи", Kind::province},
    {"мухафаза", Kind::province},
    {"провинция", Kind::province},
    {"محافظه", Kind::province},
    {"ولايه", Kind::province},
    {"استان", Kind::province},
    {"մարզ", Kind::province},
    {"district", Kind::district},
    {"subdistrict", Kind::district},
    {"county", Kind::district},
    {"rayon", Kind::district},
    {"rayonu", Kind::district},
    {"raion", Kind::district},
    {"ilcesi", Kind::district},
    {"municipality", Kind::district},
    {"canton", Kind::district},
    {"qadaa", Kind::district},
    {"mintaqat", Kind::district},
    {"nahiyat", Kind::district},
    {"раион", Kind::district},
    {"منطقه", Kind::district},
    {"ناحيه", Kind::district},
    {"قضا", Kind::district},
    {"شهرستان", Kind::district},
    {"region", Kind::region},
    {"area", Kind::region},
    {"countryside", Kind::region},
    {"territory", Kind::region},
    {"riff", Kind::region},
    {"ريف", Kind::region},
    {"hududi", Kind::province},
    {"kirsali", Kind::region},
    {"obwod", Kind::province},
    {"wojewodztwo", Kind::province},
    {"kraj", Kind::province},
    {"губернаторство", Kind::province},
    {"штат", Kind::province},
    {"вилаят", Kind::province},
    {"уезд", Kind::district},
    {"громада", Kind::district},
    {"rejon", Kind::district},
    {"powiat", Kind::district},
    {"ክልል", Kind::province},
    {"river", Kind::river},
    {"nehri", Kind::river},
    {"irmagi", Kind::river},
    {"cayi", Kind::river},
    {"chay", Kind::river},
    {"nahr", Kind::river},
    {"rud", Kind::river},
    {"rio", Kind::river},
    {"fleuve", Kind::river},
    {"fluss", Kind::river},
    {"река", Kind::river},
    {"نهر", Kind::river},
    {"رود", Kind::river},
    {"cem", Kind::river},
    {"lake", Kind::lake},
    {"golu", Kind::lake},
    {"lac", Kind::lake},
    {"lago", Kind::lake},
    {"see", Kind::lake},
    {"озеро", Kind::lake},
    {"بحيره", Kind::lake},
    {"درياچه", Kind::lake},
    {"sea", Kind::sea},
    {"denizi", Kind::sea},
    {"deniz", Kind::sea},
    {"mer", Kind::sea},
    {"mar", Kind::sea},
    {"meer", Kind::sea},
    {"море", Kind::sea},
    {"بحر", Kind::sea},
    {"البحر", Kind::sea},
    {"gulf", Kind::sea},
    {"korfezi", Kind::sea},
    {"خليج", Kind::sea},
    {"strait", Kind::sea},
    {"mountains", Kind::range},
    {"range", Kind::range},
    {"daglari", Kind::range},
    {"горы", Kind::range},
    {"جبال", Kind::range},
    {"daghlari", Kind::range},
    {"gebirge", Kind::range},
}};

std::optional<Kind> kind_of(std::string_view word) {
  const auto* const found =
      std::find_if(area_words.begin(), area_words.end(), [&](const AreaWord& w) { return w.word == word; });
  if (found == area_words.end()) return std::nullopt;
  return found->kind;
}

bool joins(std::string_view word) {
  return word == "of" || word == "de" || word == "di" || word == "do" || word == "da" || word == "du" || word == "von";
}

}  // namespace

bool is_natural(Kind kind) {
  return kind == Kind::river || kind == Kind::lake || kind == Kind::sea || kind == Kind::range;
}

std::optional<AreaName> without_area_word(const std::vector<std::string>& plain_words) {
  if (plain_words.size() < 2) return std::nullopt;
  AreaName found;
  if (const auto last = kind_of(plain_words.back())) {
    found.kind = *last;
    found.words.assign(plain_words.begin(), plain_words.end() - 1);
    return found;
  }
  const auto first = kind_of(plain_words.front());
  if (!first) return std::nullopt;
  const std::size_t taken = joins(plain_words[1]) ? 2 : 1;
  if (plain_words.size() == taken) return std::nullopt;
  found.kind = *first;
  found.words.assign(plain_words.begin() + static_cast<std::ptrdiff_t>(taken), plain_words.end());
  return found;
}

}  // namespace rutter::places
