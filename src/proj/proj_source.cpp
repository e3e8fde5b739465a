#include "proj/proj_source.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace rutter::proj {
namespace {

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyPj {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Operation = std::unique_ptr<PJ, DestroyPj>;

/// PROJ opens its database for every first projection, which takes 8 ms, and needs it for codes alone: a context that has none
/// is sent where there is nothing to find.
Context quiet_context(bool with_database) {
  Context context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  // What it has no level for it would print all the same: that there is no database.
  proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
  proj_context_set_enable_network(context.get(), 0);
  const char* const nowhere = "/dev/null";
  if (!with_database) proj_context_set_search_paths(context.get(), 1, &nowhere);
  return context;
}

[[noreturn]] void refuse(const std::string& shown, PJ_CONTEXT* context, const std::string& way_out) {
  const int code = proj_context_errno(context);
  const char* reason = code != 0 ? proj_context_errno_string(context, code) : nullptr;
  throw base::Error(base::ErrorKind::map,
                    fmt::format("projection '{}': {}; {}", shown, reason ? reason : "PROJ refuses it", way_out));
}

class ProjFormula final : public geo::Formula {
 public:
  ProjFormula(Context context, Operation operation)
      : context_(std::move(context)),
        operation_(std::move(operation)),
        has_inverse_(proj_pj_info(operation_.get()).has_inverse != 0) {}

  void forward(std::span<geo::Projected> points) override {
    if (points.empty()) return;
    proj_errno_reset(operation_.get());  // what failed for a map before is nothing to this one
    constexpr std::size_t step = sizeof(geo::Projected);
    proj_trans_generic(operation_.get(), PJ_FWD, &points[0].x, step, points.size(), &points[0].y, step, points.size(), nullptr,
                       0, 0, nullptr, 0, 0);
  }

  [[nodiscard]] geo::Projected inverse(geo::Projected p) override {
    proj_errno_reset(operation_.get());
    const PJ_COORD found = proj_trans(operation_.get(), PJ_INV, proj_coord(p.x, p.y, 0, 0));
    return {found.lp.lam, found.lp.phi};
  }

  [[nodiscard]] bool has_inverse() const override { return has_inverse_; }

 private:
  Context context_;
  Operation operation_;
  bool has_inverse_;
};

const PJ_OPERATIONS* find_operation(const std::string& proj) {
  const PJ_OPERATIONS* known = proj_list_operations();
  while (known->id != nullptr && proj != known->id) ++known;
  return known->id != nullptr ? known : nullptr;
}

}  // namespace

bool ProjSource::knows(const std::string& proj) const {
  if (proj == "cart" || proj == "geocent") return false;  // no plane
  return find_operation(proj) != nullptr;
}

std::string ProjSource::described(const std::string& proj) const {
  const PJ_OPERATIONS* known = find_operation(proj);
  if (known == nullptr) return proj;
  const std::string text = *known->descr;
  return text.substr(0, std::min(text.find('\n'), text.find(" (")));
}

std::unique_ptr<geo::Formula> ProjSource::formula(const std::string& definition, const std::string& shown) const {
  Context context = quiet_context(false);
  Operation operation(proj_create(context.get(), definition.c_str()));
  if (!operation) refuse(shown, context.get(), "see the parameters of this projection in PROJ's manual, or write \"auto\"");
  return std::make_unique<ProjFormula>(std::move(context), std::move(operation));
}

std::string ProjSource::string_of_epsg(const std::string& code) const {
  const Context with_database = quiet_context(true);
  PJ_CONTEXT* context = with_database.get();
  const char* const way_out = "write a code such as EPSG:3035, a PROJ string, or \"auto\"";
  const Operation crs(proj_create(context, code.c_str()));
  if (!crs) throw base::Error(base::ErrorKind::map, fmt::format("projection '{}': PROJ knows no such code; {}", code, way_out));
  if (proj_is_crs(crs.get()) == 0) refuse(code, context, way_out);
  const char* text = proj_as_proj_string(context, crs.get(), PJ_PROJ_4, nullptr);
  if (!text) refuse(code, context, way_out);
  return text;
}

}  // namespace rutter::proj
