#include "places/crowd.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace rutter::places {
namespace {

// A crowd is the number of its names, these, and its members. Numbers are written seven bits a byte, the lowest first, texts
// behind their lengths.

/// What stands behind a member's numbers only where it has it.
enum Flag : std::uint8_t { with_iata = 1, with_radius = 2, with_people = 4, with_id = 8 };

void put(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80U; number >>= 7U) bytes += static_cast<char>(number | 0x80U);
  bytes += static_cast<char>(number);
}

void put(std::string& bytes, std::string_view text) {
  put(bytes, std::uint64_t{text.size()});
  bytes += text;
}

void put(std::string& bytes, double number) {
  std::array<char, sizeof number> raw{};
  std::memcpy(raw.data(), &number, raw.size());
  bytes.append(raw.data(), raw.size());
}

[[noreturn]] void fail() {
  throw std::runtime_error("a damaged list of places of one name");
}

}  // namespace

void CrowdMember::describe(Place& place) const {
  if (id.empty()) {
    constexpr std::string_view prefix = "geonames:";
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    place.id.assign(prefix).append(digits.data(), end);
  } else {
    place.id = id;
  }
  place.kind = kind;
  place.point = point;
  place.uncertainty_km = uncertainty_km;
  place.population = population;
  place.feature_code = feature_code;
  place.country = country;
  place.admin1 = admin1;
  place.admin2 = admin2;
  place.iata = has_iata ? "?" : "";  // which code it is ranks nothing
}

void CrowdWriter::add(CrowdMember member, const CrowdNames& names) {
  std::string packed;
  for (const std::string_view text : {names.name, names.ascii, names.names}) put(packed, text);
  const auto [known, is_new] = known_.emplace(std::move(packed), known_.size());
  if (is_new) names_ += known->first;
  put(members_, static_cast<std::uint64_t>(member.number));
  put(members_, std::uint64_t{known->second});
  members_ += static_cast<char>(member.kind);
  members_ += static_cast<char>((member.has_iata ? with_iata : 0) | (member.uncertainty_km != 0 ? with_radius : 0) |
                                (member.population != 0 ? with_people : 0) | (member.id.empty() ? 0 : with_id));
  put(members_, std::uint64_t{member.languages});
  put(members_, member.point.lon);
  put(members_, member.point.lat);
  if (member.uncertainty_km != 0) put(members_, member.uncertainty_km);
  if (member.population != 0) put(members_, static_cast<std::uint64_t>(member.population));
  if (!member.id.empty()) put(members_, member.id);
  for (const std::string_view code : {member.feature_code, member.country, member.admin1, member.admin2}) put(members_, code);
}

std::string CrowdWriter::finish() {
  std::string bytes;
  put(bytes, std::uint64_t{known_.size()});
  bytes += names_;
  bytes += members_;
  *this = CrowdWriter();
  return bytes;
}

CrowdReader::CrowdReader(std::string_view bytes) : bytes_(bytes) {
  const std::uint64_t count = number();
  if (count > bytes.size()) fail();
  names_.resize(count);
  for (CrowdNames& names : names_)
    for (std::string_view* const part : {&names.name, &names.ascii, &names.names}) *part = text();
}

std::uint64_t CrowdReader::number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (at_ >= bytes_.size()) fail();
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80U) return number;
  }
  fail();
}

double CrowdReader::real() {
  double number = 0;
  if (bytes_.size() - at_ < sizeof number) fail();
  std::memcpy(&number, bytes_.data() + at_, sizeof number);
  at_ += sizeof number;
  if (!std::isfinite(number)) fail();
  return number;
}

std::string_view CrowdReader::text() {
  const std::uint64_t length = number();
  if (bytes_.size() - at_ < length) fail();
  const std::string_view text = bytes_.substr(at_, length);
  at_ += length;
  return text;
}

bool CrowdReader::next(CrowdMember& member) {
  if (at_ == bytes_.size()) return false;
  read(member);
  if (member.names >= names_.size()) fail();
  return true;
}

void CrowdReader::member_at(std::string_view bytes, std::size_t at, CrowdMember& member) {
  CrowdReader(bytes, at).read(member);
}

void CrowdReader::read(CrowdMember& member) {
  member.number = static_cast<std::int64_t>(number());
  if (member.number <= 0) fail();
  member.names = number();
  if (bytes_.size() - at_ < 2) fail();
  const auto kind = static_cast<unsigned char>(bytes_[at_++]);
  if (kind > static_cast<unsigned char>(Kind::other)) fail();
  member.kind = static_cast<Kind>(kind);
  const auto flags = static_cast<unsigned char>(bytes_[at_++]);
  member.has_iata = (flags & with_iata) != 0;
  member.languages = number();
  member.point.lon = real();
  member.point.lat = real();
  member.uncertainty_km = (flags & with_radius) != 0 ? real() : 0;
  member.population = (flags & with_people) != 0 ? static_cast<std::int64_t>(number()) : 0;
  member.id = (flags & with_id) != 0 ? text() : std::string_view();
  for (std::string_view* const code : {&member.feature_code, &member.country, &member.admin1, &member.admin2}) *code = text();
}

}  // namespace rutter::places
