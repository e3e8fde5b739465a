#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "base/error.hpp"
#include "paint/coordinate.hpp"
#include "paint/image_png.hpp"
#include "paint/paint.hpp"
#include "paint/svg_document.hpp"
#include "paint/svg_fonts.hpp"
#include "paint/svg_path.hpp"
#include "paint/svg_style.hpp"
#include "paint/xml.hpp"

namespace rutter::paint {
namespace {

/// The slope of a path from its beginning to its end, in whole degrees; 0 for one that is nearly level.
double steep_angle_deg(const geo::Line<geo::PagePoint>& path) {
  constexpr double nearly_level_deg = 25;
  const geo::PagePoint chord = path.back() - path.front();
  const double angle = std::round(std::atan2(checked(chord.y), checked(chord.x)) * 180 / std::numbers::pi);
  return std::abs(angle) > nearly_level_deg ? angle : 0;
}

/// The path with a straight end more. Browsers leave out a letter whose middle lies beyond its path, and a curve's length is
/// another in each: where a text fills its path, the last letter would be lost.
geo::Line<geo::PagePoint> prolonged(geo::Line<geo::PagePoint> path, double by_pt) {
  const geo::PagePoint end = path.back();
  const auto before = std::find_if(path.rbegin(), path.rend(), [&](geo::PagePoint p) { return geo::distance(p, end) > 0.01; });
  if (before == path.rend()) return path;
  path.push_back(end + (end - *before) * (by_pt / geo::distance(end, *before)));
  return path;
}

/// The path turned about its beginning.
geo::Line<geo::PagePoint> turned(geo::Line<geo::PagePoint> path, double angle_deg) {
  const double c = std::cos(angle_deg * std::numbers::pi / 180);
  const double s = std::sin(angle_deg * std::numbers::pi / 180);
  const geo::PagePoint about = path.front();
  for (geo::PagePoint& p : path) {
    const geo::PagePoint d = p - about;
    p = about + geo::PagePoint{d.x * c - d.y * s, d.x * s + d.y * c};
  }
  return path;
}

/// Writes nodes to markup, and collects the looks and ids they use.
class SvgBody {
 public:
  SvgBody(const draw::Drawing& drawing, SharedParts* known) : drawing_(drawing), known_(known), styles_(drawing.id_prefix) {}

  void write(const std::vector<draw::Node>& nodes) {
    for (const auto& node : nodes) std::visit([this](const auto& n) { write(n); }, node);
  }
  void write_paper() {
    if (drawing_.paper.a <= 0) return;
    out_ += "<rect";
    number("width", drawing_.width_pt);
    number("height", drawing_.height_pt);
    append_attribute(out_, "class", styles_.class_for(css_of(drawing_.paper)));
    out_ += "/>\n";
  }

  [[nodiscard]] const std::string& markup() const { return out_; }
  [[nodiscard]] std::string css() const { return styles_.css(); }

 private:
  void write(const draw::Fill& fill) { write(fill, path_data(fill)); }
  void write(const draw::Fill& fill, const std::string& data) {
    if (fill.color.a > 0) write_path({}, css_of(fill.color), data);
  }

  void write(const draw::Stroke& stroke) { write(stroke, path_data(stroke)); }
  void write(const draw::Stroke& stroke, const std::string& data) {
    if (stroke.pen.width_pt > 0 && stroke.pen.color.a > 0) write_path({}, css_of(stroke.pen), data);
  }

  void write(const draw::Shared& shared) {
    if (known_ == nullptr) return write(*shared.nodes);
    const auto paths = known_->paths_of(shared);
    for (std::size_t i = 0; i < shared.nodes->size(); ++i) {
      const draw::Node& node = (*shared.nodes)[i];
      if (const auto* fill = std::get_if<draw::Fill>(&node)) {
        write(*fill, (*paths)[i]);
      } else if (const auto* stroke = std::get_if<draw::Stroke>(&node)) {
        write(*stroke, (*paths)[i]);
      } else {
        std::visit([this](const auto& n) { write(n); }, node);
      }
    }
  }

  void write(const draw::Circle& circle) {
    out_ += "<circle";
    number("cx", circle.centre.x);
    number("cy", circle.centre.y);
    number("r", circle.radius_pt);
    append_attribute(out_, "class", styles_.class_for(css_of(circle)));
    out_ += "/>\n";
  }

  void write(const draw::Text& text) {
    if (text.runs.empty()) return;
    open_text(text);
    number("x", text.origin.x);
    number("y", text.origin.y);
    // A right-to-left line starts at its right edge; its left one, which is what was measured, is its end.
    if (text.right_to_left) out_ += " direction=\"rtl\" text-anchor=\"end\"";
    if (hundredths(text.angle_deg) != 0) write_rotation(text.angle_deg, text.origin);
    write_language(text);
    out_.push_back('>');
    append_escaped(out_, text.text);
    out_ += "</text>\n";
  }

  /// The path is named in the order of writing. Readers of SVG 1.1 know only the reference of XLink, whose namespace stands
  /// here, so that pictures without curved texts do not change. A steep text is laid level and turned as a whole: browsers give
  /// the boxes of letters upright, which says little of letters that are not.
  void write(const draw::PathText& label) {
    if (label.text.runs.empty() || label.path.size() < 2) return;
    const std::string id = fmt::format("text-path-{}", ++text_paths_);
    const double angle_deg = steep_angle_deg(label.path);
    out_ += "<defs><path";
    write_id(id);
    out_ += " d=\"";
    append_lines(out_, {prolonged(turned(label.path, -angle_deg), label.text.size_pt + label.text.letter_spacing_pt)});
    out_ += "\"/></defs>\n";
    open_text(label.text);
    if (hundredths(angle_deg) != 0) write_rotation(angle_deg, label.path.front());
    write_language(label.text);
    out_ += "><textPath xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    append_attribute(out_, "href", "#" + drawing_.id_prefix + id);
    append_attribute(out_, "xlink:href", "#" + drawing_.id_prefix + id);
    number("startOffset", label.start_pt);
    out_.push_back('>');
    append_escaped(out_, label.text.text);
    out_ += "</textPath></text>\n";
  }

  /// The namespace stands here, so that pictures without an image do not change.
  void write(const draw::Image& image) {
    out_ += "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    number("x", image.box.min_x);
    number("y", image.box.min_y);
    number("width", image.box.width());
    number("height", image.box.height());
    out_ += " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,";
    out_ += base64(image_png(image));
    out_ += "\"/>\n";
  }

  void write(const draw::Group& group) {
    const auto* only = group.children.size() == 1 ? std::get_if<draw::Stroke>(&group.children.front()) : nullptr;
    if (group.as_path && only != nullptr) {
      write_path(group, css_of(only->pen), path_data(*only));
      return;
    }
    out_ += "<g";
    write_id(group.id);
    if (!group.css_class.empty()) append_attribute(out_, "class", group.css_class);
    if (is_layer(group)) {
      out_ += " inkscape:groupmode=\"layer\"";
      append_attribute(out_, "inkscape:label", group.label.empty() ? group.id : group.label);
    } else if (!group.label.empty()) {
      append_attribute(out_, "inkscape:label", group.label);
    }
    if (group.opacity < 1) number("opacity", group.opacity);
    out_ += ">\n";
    write(group.children);
    out_ += "</g>\n";
  }

  void write_path(const draw::Group& named, const std::string& css, const std::string& data) {
    if (data.empty() && named.id.empty()) return;
    out_ += "<path";
    write_id(named.id);
    write_look(named.css_class, css);
    if (named.opacity < 1) number("opacity", named.opacity);
    out_ += " d=\"";
    out_ += data;
    out_ += "\"/>\n";
  }

  /// Classes that other programs look for stand alone; their elements carry their look themselves.
  void write_look(const std::string& classes, const std::string& css) {
    append_attribute(out_, "class", classes.empty() ? styles_.class_for(css) : classes);
    if (!classes.empty()) append_attribute(out_, "style", css);
  }

  void write_id(const std::string& id) {
    if (id.empty()) return;
    if (!ids_.insert(id).second) {
      throw base::Error(base::ErrorKind::internal, fmt::format("two parts of the drawing have the id '{}'", id));
    }
    append_attribute(out_, "id", drawing_.id_prefix + id);
  }

  void open_text(const draw::Text& text) {
    out_ += "<text";
    std::string classes = text.plain ? "" : "label";
    if (!text.css_class.empty()) classes += (classes.empty() ? "" : " ") + text.css_class;
    write_look(classes, css_of(text));
  }

  /// The text's language where it is not the document's, and that its spaces count.
  void write_language(const draw::Text& text) {
    if (!text.language.empty() && text.language != drawing_.info.language) append_attribute(out_, "xml:lang", text.language);
    const bool spaces_matter =
        text.text.starts_with(' ') || text.text.ends_with(' ') || text.text.find("  ") != std::string::npos;
    if (spaces_matter) out_ += " xml:space=\"preserve\"";
  }

  void write_rotation(double angle_deg, geo::PagePoint about) {
    out_ += " transform=\"rotate(";
    append_number(out_, angle_deg);
    out_.push_back(' ');
    append_number(out_, about.x);
    out_.push_back(' ');
    append_number(out_, about.y);
    out_ += ")\"";
  }

  void number(std::string_view name, double value) {
    out_.push_back(' ');
    out_ += name;
    out_ += "=\"";
    append_number(out_, value);
    out_.push_back('"');
  }

  static bool is_layer(const draw::Group& group) { return (' ' + group.css_class + ' ').find(" layer ") != std::string::npos; }

  const draw::Drawing& drawing_;
  SharedParts* known_;
  StyleSheet styles_;
  std::set<std::string> ids_;
  int text_paths_ = 0;
  std::string out_;
};

}  // namespace

std::string to_svg(const draw::Drawing& drawing, const text::FontCollection& fonts, SharedParts* known) {
  check_page(drawing);
  SvgBody body{drawing, known};
  body.write_paper();
  body.write(drawing.nodes);
  const auto used = used_faces(drawing);
  // Widths as measured: no synthesised faces, kerning on, no rounding of advances.
  std::string attributes = " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"";
  append_attribute(attributes, "font-family", font_families(used, fonts, drawing.id_prefix));
  attributes += " text-rendering=\"geometricPrecision\" style=\"font-kerning:normal;font-synthesis:none\"";
  std::string out;
  append_head(out, drawing, attributes);
  out += "<style>\n";
  out += font_css(used, fonts, drawing.id_prefix, known);
  out += body.css();
  out += "</style>\n";
  out += body.markup();
  out += "</svg>\n";
  return out;
}

}  // namespace rutter::paint
