#include "layers/gdal_messages.hpp"

#include <cpl_error.h>

#include <regex>

#include "base/utf8.hpp"

namespace rutter::layers {

namespace {

/// Absolute names of files, in quotes or bare: the user's own is in the message already.
std::string without_paths(const std::string& text) {
  static const std::regex path("(^|[\\s(])[`'\"]?/[^\\s:'\"]+[`'\"]?");
  return std::regex_replace(text, path, "$1the file");
}

std::string as_part_of_a_sentence(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t') c = ' ';
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return base::printable(without_paths(text));
}

}  // namespace

struct GdalMessages::Receiver {
  static void CPL_STDCALL receive(CPLErr level, CPLErrorNum, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (level >= CE_Failure && self->first_.empty()) self->first_ = as_part_of_a_sentence(text);
  }
};

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(&Receiver::receive, this);
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

}  // namespace rutter::layers
