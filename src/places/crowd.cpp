#include "places/crowd.hpp"

#include <algorithm>
#include <utility>

#include "places/packed.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

// A crowd is the covering key; the number of its names and these; the number of its classes, and as one text of each what its
// members have in common, how many they are and their bytes, those of the greatest worth first; the members of all.

/// What stands in a class or a member only where it has it.
enum Flag : std::uint8_t { with_iata = 1, with_radius = 2, with_people = 4 };

void put_class(std::string& bytes, const CrowdClass& one) {
  put_number(bytes, one.names);
  bytes += static_cast<char>(one.kind);
  bytes += static_cast<char>((one.has_iata ? with_iata : 0) | (one.uncertainty_km != 0 ? with_radius : 0) |
                             (one.population != 0 ? with_people : 0));
  put_number(bytes, one.languages);
  if (one.uncertainty_km != 0) put_real(bytes, one.uncertainty_km);
  if (one.population != 0) put_number(bytes, static_cast<std::uint64_t>(one.population));
  put_text(bytes, one.feature_code);
}

void put_member(std::string& bytes, const CrowdMember& member) {
  put_number(bytes, static_cast<std::uint64_t>(member.number));
  put_number(bytes, member.at);
  put_text(bytes, member.id);
  put_real(bytes, member.point.lon);
  put_real(bytes, member.point.lat);
  for (const std::string_view code : {member.country, member.admin1, member.admin2}) put_text(bytes, code);
}

std::string packed_members(const std::vector<CrowdMember>& members) {
  std::vector<std::pair<std::string, const CrowdMember*>> order;
  for (const CrowdMember& member : members) order.emplace_back(member.place_id(), &member);
  std::sort(order.begin(), order.end());
  const auto lowest = std::min_element(order.begin(), order.end(),
                                       [](const auto& a, const auto& b) { return a.second->number < b.second->number; });
  std::rotate(order.begin(), lowest, lowest + 1);
  std::string bytes;
  for (const auto& [id, member] : order) put_member(bytes, *member);
  return bytes;
}

}  // namespace

void CrowdClass::describe(PlaceTraits& place) const {
  place.kind = kind;
  place.uncertainty_km = uncertainty_km;
  place.population = population;
  place.feature_code = feature_code;
  place.has_iata = has_iata;
}

void CrowdMember::describe(PlaceTraits& place) const {
  place.point = point;
  place.country = country;
  place.admin1 = admin1;
  place.admin2 = admin2;
}

std::string CrowdMember::place_id() const {
  return id.empty() ? geonames_id(number) : std::string(id);
}

void CrowdWriter::add(CrowdClass one, const CrowdMember& member, const CrowdNames& names) {
  one.names = known_.emplace(names, known_.size()).first->second;
  classes_[one].push_back(member);
}

std::string CrowdWriter::finish(std::string_view covering) const {
  std::string bytes;
  put_text(bytes, covering);
  std::vector<CrowdNames> names(known_.size());
  for (const auto& [texts, index] : known_) names[index] = texts;
  put_number(bytes, names.size());
  for (const CrowdNames& own : names)
    for (const std::string_view text : {own.name, own.ascii, own.names}) put_text(bytes, text);
  std::vector<std::pair<double, const decltype(classes_)::value_type*>> order;
  for (const auto& entry : classes_) {
    PlaceTraits traits;
    entry.first.describe(traits);
    order.emplace_back(worth_of(traits, entry.first.languages), &entry);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string classes;
  std::string all_members;
  for (const auto& [worth, entry] : order) {
    const std::string packed = packed_members(entry->second);
    put_class(classes, entry->first);
    put_number(classes, entry->second.size());
    put_number(classes, packed.size());
    all_members += packed;
  }
  put_number(bytes, order.size());
  put_text(bytes, classes);
  return bytes + all_members;
}

std::string_view covering_key(std::string_view bytes, std::uint64_t at) {
  return PackedReader(bytes, at).text();
}

CrowdReader::CrowdReader(std::string_view bytes, std::uint64_t at) : bytes_(bytes), unread_(bytes, at) {
  static_cast<void>(unread_.text());  // the covering key
  const std::uint64_t names = count();
  for (std::uint64_t i = 0; i < names; ++i) {  // not reserved: the number may be damaged
    CrowdNames& own = names_.emplace_back();
    for (std::string_view* const text : {&own.name, &own.ascii, &own.names}) *text = unread_.text();
  }
  class_count_ = count();
  const std::string_view classes = unread_.text();
  members_at_ = unread_.at();
  unread_ = PackedReader(classes, 0);
}

/// Numbers of what follows may be damaged: none is taken that the bytes have no room for.
std::uint64_t CrowdReader::count() {
  const std::uint64_t number = unread_.number();
  if (number > bytes_.size()) PackedReader::fail();
  return number;
}

void CrowdReader::read_class() {
  Class one;
  one.names = unread_.number();
  const std::uint8_t kind = unread_.byte();
  if (one.names >= names_.size() || kind > static_cast<std::uint8_t>(Kind::other)) PackedReader::fail();
  one.kind = static_cast<Kind>(kind);
  const std::uint8_t flags = unread_.byte();
  one.has_iata = (flags & with_iata) != 0;
  one.languages = unread_.number();
  if ((flags & with_radius) != 0) one.uncertainty_km = unread_.real();
  if ((flags & with_people) != 0) one.population = static_cast<std::int64_t>(unread_.number());
  one.feature_code = unread_.text();
  one.count = count();
  if (one.count == 0 || !(one.uncertainty_km >= 0)) PackedReader::fail();
  one.at = members_at_;
  members_at_ += count();
  classes_.push_back(one);
}

const CrowdReader::Class* CrowdReader::class_at(std::size_t index) {
  if (index >= class_count_) return nullptr;
  while (classes_.size() <= index) read_class();
  return &classes_[index];
}

const std::deque<CrowdReader::Class>& CrowdReader::classes() {
  if (class_count_ > 0) static_cast<void>(class_at(class_count_ - 1));
  return classes_;
}

void CrowdReader::members(const Class& one, std::size_t most, std::vector<CrowdMember>& found) const {
  PackedReader read(bytes_, one.at);
  for (std::size_t i = 0; i < std::min(most, one.count); ++i) {
    CrowdMember& member = found.emplace_back();
    member.number = static_cast<std::int64_t>(read.number());
    member.at = read.number();
    if (member.number <= 0 || member.at == 0) PackedReader::fail();
    member.id = read.text();
    member.point.lon = read.real();
    member.point.lat = read.real();
    for (std::string_view* const code : {&member.country, &member.admin1, &member.admin2}) *code = read.text();
  }
}

}  // namespace rutter::places
