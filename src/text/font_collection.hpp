#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace rutter::text {

struct FontFiles;

/// One face of a font file.
struct Face {
  std::filesystem::path path;
  std::uint32_t index_in_file = 0;
  std::string family;  ///< typographic family: "Noto Sans Arabic"
  bool bold = false;
  bool italic = false;
  double weight = 400;  ///< of CSS: 400 regular, 700 bold
};

/// The fonts that travel with the program or that the job names, and no others: the system's fonts and its font configuration
/// are never asked, so that the same text gives the same glyphs everywhere. Cheap to copy; may be shared by threads.
class FontCollection {
 public:
  /// Opens every *.ttf and *.otf of a folder, in the order of their names. Throws Error(data), naming the path and the way out,
  /// when the folder is missing or holds no font, or when one of its fonts is damaged.
  [[nodiscard]] static FontCollection open(const std::filesystem::path& folder);

  /// These fonts behind one more, or behind those of a folder (*.ttf, *.otf): their families come first, by name. Throws
  /// Error(map) when there is no such file or folder, when the folder holds no font, or when one cannot be read.
  [[nodiscard]] FontCollection behind(const std::filesystem::path& file_or_folder) const;

  /// Tells collections apart without reading them whole: name, size and checksum of each file, the latter as the font itself
  /// states it of all its bytes (checkSumAdjustment; OpenType 1.9, "head").
  [[nodiscard]] std::string version() const;

  /// Whether both are copies of one.
  bool operator==(const FontCollection&) const = default;

  [[nodiscard]] std::size_t size() const;
  /// Throws Error(internal) beyond size().
  [[nodiscard]] const Face& face(std::size_t index) const;
  /// The font file of a face, mapped; valid while any copy of the collection lives.
  [[nodiscard]] std::span<const std::byte> bytes(std::size_t index) const;
  /// Families in the order in which a character's glyph is sought: of bundled fonts "Noto Sans" first, then by name.
  [[nodiscard]] const std::vector<std::string>& families() const;

  /// For the folder's own files.
  [[nodiscard]] const FontFiles& files() const { return *files_; }

 private:
  explicit FontCollection(std::shared_ptr<const FontFiles> files) : files_(std::move(files)) {}
  std::shared_ptr<const FontFiles> files_;
};

}  // namespace rutter::text
