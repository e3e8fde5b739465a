#include "text/font_collection.hpp"

#include <fmt/format.h>
#include <hb-ot.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "base/error.hpp"
#include "text/font_files.hpp"
#include "text/sfnt.hpp"

namespace rutter::text {
namespace {

constexpr const char* way_out = "the installation is incomplete: install again, or name the data folder with --data";

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  char buffer[256];
  unsigned size = sizeof buffer;
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, buffer);
  return {buffer, size};
}

std::string family_of(hb_face_t* face) {
  auto family = name_of(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  return family.empty() ? name_of(face, HB_OT_NAME_ID_FONT_FAMILY) : family;
}

/// Nothing when it is not a font.
std::optional<OpenFace> open_face(const std::filesystem::path& path) {
  HbBlob blob{hb_blob_create_from_file_or_fail(path.c_str())};
  unsigned length = 0;
  const char* data = blob ? hb_blob_get_data(blob.get(), &length) : nullptr;
  HbFace face{font_tables({data, length}) ? hb_face_create(blob.get(), 0) : nullptr};
  if (!face || hb_face_get_glyph_count(face.get()) == 0 || family_of(face.get()).empty()) return std::nullopt;
  hb_face_make_immutable(face.get());
  HbFont font{hb_font_create(face.get())};
  hb_font_make_immutable(font.get());
  OpenFace open;
  const double weight = hb_style_get_value(font.get(), HB_STYLE_TAG_WEIGHT);
  open.about = {path, 0, family_of(face.get()), weight >= 600, hb_style_get_value(font.get(), HB_STYLE_TAG_ITALIC) > 0, weight};
  open.units_per_em = hb_face_get_upem(face.get());
  open.blob = std::move(blob);
  open.face = std::move(face);
  open.font = std::move(font);
  return open;
}

/// The same face once more: HarfBuzz counts references.
OpenFace shared(const OpenFace& from) {
  OpenFace out;
  out.about = from.about;
  out.units_per_em = from.units_per_em;
  out.blob.reset(hb_blob_reference(from.blob.get()));
  out.face.reset(hb_face_reference(from.face.get()));
  out.font.reset(hb_font_reference(from.font.get()));
  return out;
}

/// In the order of their names; `failed` when the folder cannot be read.
std::vector<std::filesystem::path> font_paths(const std::filesystem::path& folder, std::error_code& failed) {
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator it{folder, failed}, end; !failed && it != end; it.increment(failed)) {
    const auto extension = it->path().extension();
    if (extension == ".ttf" || extension == ".otf") paths.push_back(it->path());
  }
  std::ranges::sort(paths);
  return paths;
}

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorKind::map, message);
}

/// The fonts that a job names by one path.
std::vector<std::filesystem::path> own_paths(const std::filesystem::path& path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (!std::filesystem::exists(status))
    refuse(fmt::format("there is no font and no folder '{}'\na path is relative to the file that names it", path.string()));
  if (!std::filesystem::is_directory(status)) return {path};
  const auto paths = font_paths(path, failed);
  if (failed) refuse(fmt::format("cannot read the font folder '{}': {}", path.string(), failed.message()));
  if (paths.empty()) refuse(fmt::format("no fonts in '{}'\nthe folder must hold *.ttf or *.otf files", path.string()));
  return paths;
}

std::vector<std::string> families_of(const std::vector<OpenFace>& faces) {
  std::vector<std::string> families;
  for (const auto& face : faces) families.push_back(face.about.family);
  const auto before = [](const std::string& a, const std::string& b) {
    return std::pair(a != "Noto Sans", a) < std::pair(b != "Noto Sans", b);
  };
  std::ranges::sort(families, before);
  families.erase(std::unique(families.begin(), families.end()), families.end());
  return families;
}

}  // namespace

std::vector<std::uint32_t> matching_faces(const FontFiles& files, bool bold, bool italic) {
  std::vector<std::uint32_t> chosen;
  for (const auto& family : files.families) {
    std::optional<std::uint32_t> best;
    std::tuple<bool, double, double> best_rank;
    for (std::uint32_t i = 0; i < files.faces.size(); ++i) {
      const auto& face = files.faces[i].about;
      // Of weights equally near the heavier, as CSS has it for regular and for bold.
      const std::tuple rank{face.italic == italic, -std::abs(face.weight - (bold ? 700 : 400)), face.weight};
      if (face.family == family && (!best || rank > best_rank)) {
        best = i;
        best_rank = rank;
      }
    }
    chosen.push_back(best.value());
  }
  return chosen;
}

std::string FontCollection::version() const {
  constexpr std::size_t checksum_at = 8;
  constexpr std::size_t checksum_bytes = 4;
  std::string out;
  for (std::size_t i = 0; i < size(); ++i) {
    const auto data = bytes(i);
    const auto tables = font_tables({reinterpret_cast<const char*>(data.data()), data.size()});  // NOLINT: bytes of a file
    out += fmt::format("{} {}", face(i).path.filename().string(), data.size());
    for (const FontTable& table : tables.value_or(std::vector<FontTable>{}))
      if (table.tag == "head" && table.bytes.size() >= checksum_at + checksum_bytes)
        for (const char byte : table.bytes.substr(checksum_at, checksum_bytes))
          out += fmt::format(" {:02x}", static_cast<unsigned char>(byte));
    out += '\n';
  }
  return out;
}

FontCollection FontCollection::open(const std::filesystem::path& folder) {
  auto files = std::make_shared<FontFiles>();
  std::error_code failed;
  const auto paths = font_paths(folder, failed);
  if (failed) {
    throw base::Error(base::ErrorKind::data,
                      fmt::format("cannot read the font folder '{}': {}; {}", folder.string(), failed.message(), way_out));
  }
  if (paths.empty()) {
    throw base::Error(base::ErrorKind::data, fmt::format("no fonts in '{}'; {}", folder.string(), way_out));
  }
  for (const auto& path : paths) {
    auto face = open_face(path);
    if (!face) throw base::Error(base::ErrorKind::data, fmt::format("'{}' is not a readable font; {}", path.string(), way_out));
    files->faces.push_back(std::move(*face));
  }
  files->families = families_of(files->faces);
  return FontCollection{std::move(files)};
}

FontCollection FontCollection::behind(const std::filesystem::path& file_or_folder) const {
  auto files = std::make_shared<FontFiles>();
  for (const auto& path : own_paths(file_or_folder)) {
    auto face = open_face(path);
    if (!face) refuse(fmt::format("'{}' is not a readable font\nfonts are TrueType or OpenType files", path.string()));
    files->faces.push_back(std::move(*face));
  }
  files->families = families_of(files->faces);
  for (const auto& face : files_->faces) files->faces.push_back(shared(face));
  for (const auto& family : files_->families)
    if (std::ranges::find(files->families, family) == files->families.end()) files->families.push_back(family);
  return FontCollection{std::move(files)};
}

std::size_t FontCollection::size() const {
  return files_->faces.size();
}

const Face& FontCollection::face(std::size_t index) const {
  if (index >= size()) throw base::Error(base::ErrorKind::internal, fmt::format("there is no font {}", index));
  return files_->faces[index].about;
}

std::span<const std::byte> FontCollection::bytes(std::size_t index) const {
  (void)face(index);
  unsigned length = 0;
  const char* data = hb_blob_get_data(files_->faces[index].blob.get(), &length);
  return std::as_bytes(std::span{data, length});
}

const std::vector<std::string>& FontCollection::families() const {
  return files_->families;
}

}  // namespace rutter::text
