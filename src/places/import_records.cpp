#include "places/import_records.hpp"

#include <array>
#include <cstddef>
#include <cstring>

#include "places/index_builder.hpp"

namespace rutter::places {
namespace {

/// Numbers of a row as they lie in memory: only this process reads them.
struct Numbers {
  double lon;
  double lat;
  double uncertainty_km;
  std::int64_t population;
  std::int64_t kind;
};

/// The texts of a row, in the order of the record.
template <class RowType>
auto texts_of(RowType& row) {
  return std::array{&row.id,     &row.name,   &row.ascii, &row.names, &row.feature_code, &row.country, &row.admin1,
                    &row.admin2, &row.source, &row.note,  &row.area,  &row.iata,         &row.icao};
}

}  // namespace

std::string sortable(std::uint64_t number) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (56 - 8 * i) & 0xFFU);
  return bytes;
}

std::uint64_t from_sortable(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return number;
}

std::string number_key(std::int64_t number) {
  return std::string(1, '\0') + sortable(static_cast<std::uint64_t>(number));
}

std::string id_key(std::string_view id) {
  return '\1' + std::string(id) + '\0';
}

std::string place_record(std::uint64_t order, const Row& row) {
  const std::int64_t number = geonames_number(row.id);
  std::string record = number > 0 ? number_key(number) : id_key(row.id);
  const std::size_t key = record.size();
  record += sortable(order);
  const Numbers numbers{row.point.lon, row.point.lat, row.uncertainty_km, row.population, static_cast<std::int64_t>(row.kind)};
  record.append(reinterpret_cast<const char*>(&numbers), sizeof numbers);
  for (const std::string* const text : texts_of(row)) {
    record += *text;
    record += '\0';
  }
  record += sortable(key);
  return record;
}

PlaceRecord::PlaceRecord(std::string_view record) {
  key = record.substr(0, from_sortable(record.substr(record.size() - 8)));
  record.remove_prefix(key.size() + 8);
  Numbers numbers{};
  std::memcpy(&numbers, record.data(), sizeof numbers);
  record.remove_prefix(sizeof numbers);
  row.point = {numbers.lon, numbers.lat};
  row.uncertainty_km = numbers.uncertainty_km;
  row.population = numbers.population;
  row.kind = static_cast<Kind>(numbers.kind);
  for (std::string* const text : texts_of(row)) {
    const std::size_t end = record.find('\0');
    *text = record.substr(0, end);
    record.remove_prefix(end + 1);
  }
}

}  // namespace rutter::places
