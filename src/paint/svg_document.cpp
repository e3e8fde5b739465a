#include "paint/svg_document.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "paint/coordinate.hpp"
#include "paint/xml.hpp"

namespace rutter::paint {
namespace {

constexpr double max_page_pt = 20000;
constexpr double px_per_pt = 96.0 / 72.0;
constexpr double mm_per_pt = 25.4 / 72.0;

void append_length(std::string& out, std::string_view name, double pt, bool in_pixels) {
  out += fmt::format(" {}=\"", name);
  append_number(out, pt * (in_pixels ? px_per_pt : mm_per_pt));
  out += in_pixels ? "px\"" : "mm\"";
}

void append_element(std::string& out, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += fmt::format("<{}>", name);
  append_escaped(out, content);
  out += fmt::format("</{}>", name);
}

/// Dublin Core elements in RDF, as Inkscape and library catalogues read them.
void append_metadata(std::string& out, const draw::DocumentInfo& info) {
  out +=
      "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n"
      "<dc:format>image/svg+xml</dc:format>";
  append_element(out, "dc:title", info.title);
  append_element(out, "dc:description", info.description);
  append_element(out, "dc:publisher", info.producer);
  append_element(out, "dc:language", info.language);
  for (const auto& source : info.sources) {
    out.push_back('\n');
    append_element(out, "dc:source", source);
  }
  out += "\n</rdf:Description></rdf:RDF></metadata>\n";
}

}  // namespace

void check_page(const draw::Drawing& drawing) {
  const auto fits = [](double side) { return side >= 1 && side <= max_page_pt; };
  if (fits(drawing.width_pt) && fits(drawing.height_pt)) return;
  throw base::Error(base::ErrorKind::map, fmt::format("a page of {} x {} pt cannot be drawn; each side must be 1 to {} pt",
                                                      drawing.width_pt, drawing.height_pt, max_page_pt));
}

void append_head(std::string& out, const draw::Drawing& drawing, std::string_view attributes) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"";
  append_length(out, "width", drawing.width_pt, drawing.in_pixels);
  append_length(out, "height", drawing.height_pt, drawing.in_pixels);
  out += " viewBox=\"0 0 ";
  append_number(out, drawing.width_pt);
  out.push_back(' ');
  append_number(out, drawing.height_pt);
  out += "\" role=\"img\"";
  if (!drawing.info.language.empty()) append_attribute(out, "xml:lang", drawing.info.language);
  out += attributes;
  out += ">\n<title>";
  append_escaped(out, drawing.info.title);
  out += "</title>\n<desc>";
  append_escaped(out, drawing.info.description);
  out += "</desc>\n";
  append_metadata(out, drawing.info);
}

}  // namespace rutter::paint
