#include "places/place_row.hpp"

#include <array>
#include <charconv>

#include "places/packed.hpp"

namespace rutter::places {
namespace {

/// What most places lack: it stands in a row only where its bit does.
enum Has : std::uint64_t {
  has_id = 1,
  has_population = 2,
  has_radius = 4,
  has_area = 8,
  has_iata = 16,
  has_icao = 32,
  has_note = 64,
  has_ascii = 128
};

std::uint64_t held_by(const PlaceRow& row) {
  std::uint64_t held = 0;
  if (!row.id.empty()) held |= has_id;
  if (row.population != 0) held |= has_population;
  if (row.uncertainty_km != 0) held |= has_radius;
  if (!row.area.empty()) held |= has_area;
  if (!row.iata.empty()) held |= has_iata;
  if (!row.icao.empty()) held |= has_icao;
  if (!row.note.empty()) held |= has_note;
  if (!row.ascii.empty()) held |= has_ascii;
  return held;
}

}  // namespace

void append_row(std::string& bytes, const PlaceRow& row) {
  const std::uint64_t held = held_by(row);
  put_number(bytes, held);
  put_number(bytes, static_cast<std::uint64_t>(row.number));
  bytes += static_cast<char>(row.kind);
  put_real(bytes, row.point.lon);
  put_real(bytes, row.point.lat);
  for (const std::string_view code : {row.feature_code, row.country, row.admin1, row.admin2}) put_text(bytes, code);
  put_number(bytes, static_cast<std::uint64_t>(row.source));
  if (held & has_population) put_number(bytes, static_cast<std::uint64_t>(row.population));
  if (held & has_radius) put_real(bytes, row.uncertainty_km);
  if (held & has_id) put_text(bytes, row.id);
  put_text(bytes, row.name);
  if (held & has_ascii) put_text(bytes, row.ascii);
  if (held & has_area) put_text(bytes, row.area);
  if (held & has_iata) put_text(bytes, row.iata);
  if (held & has_icao) put_text(bytes, row.icao);
  if (held & has_note) put_text(bytes, row.note);
  put_text(bytes, row.names);
}

PlaceRow read_row(std::string_view bytes, std::size_t& at) {
  PackedReader read(bytes, at);
  PlaceRow row;
  const std::uint64_t held = read.number();
  row.number = static_cast<std::int64_t>(read.number());
  const std::uint8_t kind = read.byte();
  if (row.number <= 0 || kind > static_cast<std::uint8_t>(Kind::other)) PackedReader::fail();
  row.kind = static_cast<Kind>(kind);
  row.point.lon = read.real();
  row.point.lat = read.real();
  for (std::string_view* const code : {&row.feature_code, &row.country, &row.admin1, &row.admin2}) *code = read.text();
  row.source = static_cast<std::int64_t>(read.number());
  if (held & has_population) row.population = static_cast<std::int64_t>(read.number());
  if (held & has_radius) row.uncertainty_km = read.real();
  if (held & has_id) row.id = read.text();
  row.name = read.text();
  if (held & has_ascii) row.ascii = read.text();
  if (held & has_area) row.area = read.text();
  if (held & has_iata) row.iata = read.text();
  if (held & has_icao) row.icao = read.text();
  if (held & has_note) row.note = read.text();
  row.names = read.text();
  at = read.at();
  return row;
}

std::string geonames_id(std::int64_t number) {
  constexpr std::string_view prefix = "geonames:";
  std::array<char, 20> digits{};
  auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  std::string id;
  id.reserve(prefix.size() + digits.size());
  return id.append(prefix).append(digits.data(), end);
}

}  // namespace rutter::places
