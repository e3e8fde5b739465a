#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "style/operators.hpp"

namespace rutter::style {
namespace {

using Json = nlohmann::json;

/// How far `interpolate` has come between two stops.
struct Easing {
  enum class Kind { exponential, cubic_bezier };
  Kind kind = Kind::exponential;
  double base = 1;                  ///< exponential; 1 is linear
  std::array<double, 4> control{};  ///< cubic-bezier: x1, y1, x2, y2
};

/// A point of one coordinate of the cubic Bézier curve from 0 to 1 with the control values a and b.
double bezier(double a, double b, double t) {
  const double s = 1 - t;
  return 3 * s * s * t * a + 3 * s * t * t * b + t * t * t;
}

/// The curve's y at x. x grows with t, because the control values lie in [0, 1]; 60 halvings exhaust a double.
double bezier_at(const std::array<double, 4>& control, double x) {
  double low = 0;
  double high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (bezier(control[0], control[2], middle) < x ? low : high) = middle;
  }
  return bezier(control[1], control[3], (low + high) / 2);
}

double progress(const Easing& easing, double input, double from, double to) {
  const double part = (input - from) / (to - from);
  if (easing.kind == Easing::Kind::cubic_bezier) return bezier_at(easing.control, part);
  if (easing.base == 1) return part;
  return (std::pow(easing.base, input - from) - 1) / (std::pow(easing.base, to - from) - 1);
}

double mix(double a, double b, double t) {
  return a * (1 - t) + b * t;
}

/// Children: input, then one output a stop.
class Curve : public Node {
 public:
  Curve(Type type, Nodes nodes, std::vector<double> stops) : Node(type, std::move(nodes)), stops_(std::move(stops)) {}
  [[nodiscard]] bool is_zoom_curve() const override { return children()[0]->is_zoom(); }

 protected:
  /// How many stops lie at or before the input.
  [[nodiscard]] std::size_t passed(double input) const {
    return static_cast<std::size_t>(std::upper_bound(stops_.begin(), stops_.end(), input) - stops_.begin());
  }
  [[nodiscard]] const std::vector<double>& stops() const { return stops_; }

 private:
  std::vector<double> stops_;
};

class StepCurve final : public Curve {
 public:
  using Curve::Curve;
  Value evaluate(Evaluation& run) const override {
    const double input = number_of(child(0, run));
    return child(std::max<std::size_t>(passed(input), 1), run);
  }
};

class Interpolation final : public Curve {
 public:
  Interpolation(Type type, Nodes nodes, std::vector<double> stops, Easing easing)
      : Curve(type, std::move(nodes), std::move(stops)), easing_(easing) {}
  Value evaluate(Evaluation& run) const override {
    const double input = number_of(child(0, run));
    const std::size_t i = passed(input);
    if (i == 0) return child(1, run);
    if (i == stops().size()) return child(i, run);
    const double t = progress(easing_, input, stops()[i - 1], stops()[i]);
    return mixed(child(i, run), child(i + 1, run), t, run);
  }

 private:
  /// Colours are mixed in sRGB with straight alpha.
  static Value mixed(const Value& a, const Value& b, double t, Evaluation& run) {
    if (const auto* x = std::get_if<draw::Color>(&a)) {
      const draw::Color y = color_of(b);
      return draw::Color{mix(x->r, y.r, t), mix(x->g, y.g, t), mix(x->b, y.b, t), mix(x->a, y.a, t)};
    }
    if (const auto* x = std::get_if<List>(&a)) {
      const List y = list_of(b);
      std::vector<Value> items;
      for (std::size_t i = 0; i < x->size && i < y.size; ++i)
        items.emplace_back(mix(number_of(x->first[i]), number_of(y.first[i]), t));
      return run.keep(std::move(items));
    }
    return mix(number_of(a), number_of(b), t);
  }

  Easing easing_;
};

bool is_mixable(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::color ||
         (type.kind == Kind::array && type.item == Kind::number && type.length);
}

/// Reads the stops from array[first] on: input, output, input, output ... Nothing when there is a problem.
std::optional<std::vector<double>> read_stops(Parser& parser, const Json& array, std::size_t first, Wanted& output,
                                              Nodes& children, std::vector<double> stops) {
  for (std::size_t i = first; i + 1 < array.size(); i += 2) {
    if (!array[i].is_number()) {
      parser.problem_at(i, "the input of a stop is a number, not an expression");
      return {};
    }
    stops.push_back(array[i].get<double>());
    if (stops.size() > 1 && stops[stops.size() - 2] >= stops.back()) {
      parser.problem_at(i, "the inputs of the stops grow from stop to stop");
      return {};
    }
    children.push_back(parser.argument(array, i + 1, output));
    if (!children.back()) return {};
    if (!output) output = children.back()->type();
  }
  return stops;
}

NodePtr compile_step(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 4, SIZE_MAX)) return nullptr;
  if (array.size() % 2 != 1) return parser.problem("'step' takes an even number of arguments");
  Nodes children{parser.argument(array, 1, Wanted(Kind::number))};
  if (!children[0]) return nullptr;
  Wanted output = specific(wanted);
  children.push_back(parser.argument(array, 2, output));
  if (!children.back()) return nullptr;
  if (!output) output = children.back()->type();
  auto stops = read_stops(parser, array, 3, output, children, {-HUGE_VAL});
  return stops ? std::make_shared<StepCurve>(*output, std::move(children), std::move(*stops)) : nullptr;
}

std::optional<Easing> read_easing(Parser& parser, const Json& json) {
  Easing easing;
  if (!json.is_array() || json.empty() || !json[0].is_string()) {
    parser.problem_at(
        1, "the kind of interpolation is an array: [\"linear\"], [\"exponential\", BASE], [\"cubic-bezier\", X1, Y1, X2, Y2]");
    return {};
  }
  const auto& name = json[0].get_ref<const std::string&>();
  if (name == "linear") return easing;
  if (name == "exponential") {
    if (json.size() > 1 && json[1].is_number() && json[1].get<double>() > 0) {
      easing.base = json[1].get<double>();
      return easing;
    }
    parser.problem_at(1, 1, "the base of an exponential interpolation is a positive number");
    return {};
  }
  if (name == "cubic-bezier") {
    easing.kind = Easing::Kind::cubic_bezier;
    bool good = json.size() == 5;
    for (std::size_t i = 1; good && i < 5; ++i) {
      good = json[i].is_number() && json[i].get<double>() >= 0 && json[i].get<double>() <= 1;
      if (good) easing.control.at(i - 1) = json[i].get<double>();
    }
    if (good) return easing;
    parser.problem_at(1, "a cubic-bezier interpolation has four numbers from 0 to 1");
    return {};
  }
  parser.problem_at(1, 0, fmt::format("unknown kind of interpolation '{}'", name));
  return {};
}

NodePtr compile_interpolate(Parser& parser, const Json& array, const Wanted& wanted) {
  if (!parser.count(array, 4, SIZE_MAX)) return nullptr;
  const auto easing = read_easing(parser, array[1]);
  if (!easing) return nullptr;
  if (array.size() % 2 != 1) return parser.problem("'interpolate' takes an even number of arguments");
  Nodes children{parser.argument(array, 2, Wanted(Kind::number))};
  if (!children[0]) return nullptr;
  Wanted output = specific(wanted);
  auto stops = read_stops(parser, array, 3, output, children, {});
  if (!stops) return nullptr;
  if (!is_mixable(*output)) return parser.problem(fmt::format("values of type {} cannot be interpolated", to_text(*output)));
  return std::make_shared<Interpolation>(*output, std::move(children), std::move(*stops), *easing);
}

constexpr std::array<Operator, 2> curves{{{"step", compile_step}, {"interpolate", compile_interpolate}}};

}  // namespace

std::span<const Operator> curve_operators() {
  return curves;
}

}  // namespace rutter::style
