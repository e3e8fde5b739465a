#pragma once

#include <array>
#include <string_view>

/// The words of the job file for its enumerations, in the order of the enumerators of enums.hpp.
namespace rutter::job::words {

/// Of Status, without `none`, which is written by leaving the key out.
inline constexpr std::array<std::string_view, 6> status = {"confirmed", "reported", "claimed",
                                                           "inferred",  "planned",  "retracted"};
/// Of Confirms, without `unstated`.
inline constexpr std::array<std::string_view, 2> confirms = {"place", "event"};
inline constexpr std::array<std::string_view, 6> mode = {"unknown", "road", "air", "sea", "rail", "foot"};
inline constexpr std::array<std::string_view, 2> course = {"geodesic", "loxodrome"};
/// Projections that are chosen for the map; any other text is a PROJ string or a code.
inline constexpr std::array<std::string_view, 3> projection = {"auto", "conformal", "equal-area"};
inline constexpr std::array<std::string_view, 2> role = {"stop", "somewhere-in"};
inline constexpr std::array<std::string_view, 2> join = {"none", "in-order"};
inline constexpr std::array<std::string_view, 4> numbering = {"auto", "order", "reference", "none"};
inline constexpr std::array<std::string_view, 4> format = {"svg", "pdf", "png", "svg-outlines"};
inline constexpr std::array<std::string_view, 2> insets = {"auto", "none"};
inline constexpr std::array<std::string_view, 3> towns = {"auto", "many", "none"};
inline constexpr std::array<std::string_view, 8> side = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
inline constexpr std::array<std::string_view, 5> unit = {"mm", "cm", "in", "px", "pt"};
/// Positions of furniture and callouts.
inline constexpr std::array<std::string_view, 8> position = {"top-left", "top",         "top-right", "left",
                                                             "right",    "bottom-left", "bottom",    "bottom-right"};

}  // namespace rutter::job::words
