#include "job/read.hpp"

#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "full_job.hpp"

namespace rutter::job {
namespace {

Job good(std::string_view text, const std::string& path = "desk/job.toml") {
  auto result = read_job_text(text, path);
  if (!result) {
    for (const auto& problem : result.problems()) {
      ADD_FAILURE() << base::format(problem);
    }
    return {};
  }
  return std::move(*result);
}

TEST(Read, EveryKeyReachesItsField) {
  const Job job = good(full_job);
  ASSERT_EQ(job.sources.size(), 2U);
  EXPECT_EQ(job.sources[0].publisher, "FRANCE 24 Observers");
  EXPECT_EQ(job.sources[0].date->text, "2020-10-25");
  EXPECT_EQ(job.sources[0].accessed->text, "2020-11");
  EXPECT_EQ(job.sources[0].via, "Another outlet");
  ASSERT_EQ(job.inputs.size(), 1U);
  EXPECT_EQ(job.inputs[0].sha256, base::sha256(full_job));
  ASSERT_EQ(job.maps.size(), 1U);
  const MapSpec& map = job.maps[0];
  EXPECT_EQ(map.name, "transit-chain");
  EXPECT_EQ(map.denied_by.size(), 2U);
  ASSERT_EQ(map.pages.size(), 1U);
  EXPECT_EQ(map.pages[0].name, "180x120mm");
  EXPECT_NEAR(map.pages[0].width_pt, 510.236, 0.001);
  EXPECT_FALSE(map.pages[0].is_screen());
  EXPECT_EQ(map.projection, "EPSG:3035");
  EXPECT_EQ(*map.extent, (geo::LonLatBox{30, 35.5, 50, 42}));
  EXPECT_EQ(*map.scale, 2e6);
  EXPECT_EQ(map.numbering, Numbering::reference);
  EXPECT_EQ(map.as_of->text, "2020-10-31");
  EXPECT_EQ(map.producer, "Another Desk");
  EXPECT_EQ(map.insets, Insets::none);
  EXPECT_EQ(std::get<std::string>(map.palette.at("accent").value), "#b3202a");
  EXPECT_EQ(std::get<double>(map.palette.at("width").value), 2.0);
  EXPECT_TRUE(std::get<bool>(map.palette.at("loud").value));
  EXPECT_EQ(map.style, "desk/styles/mine.json");
  EXPECT_TRUE(map.style_is_path);
  EXPECT_EQ(map.formats, std::vector<Format>({Format::svg, Format::svg_outlines}));
  EXPECT_EQ(dpi_of(map, map.pages[0]), 150);
  EXPECT_EQ(map.id_prefix, "m1-");
  EXPECT_EQ(map.show.at(1).text, "Baku");
  EXPECT_EQ(map.hide.at(0).text, "Homs");
  EXPECT_FALSE(map.legend.shown);
  EXPECT_TRUE(map.scale_bar.shown && !map.scale_bar.at);
  EXPECT_EQ(map.layers.at(0).path, "desk/camps.geojson");
  EXPECT_EQ(*map.publish_precision_km, 5);
  ASSERT_EQ(map.stops.size(), 4U);
  const Stop& camp = map.stops[0];
  EXPECT_EQ(camp.place, "Hawar Kilis");
  EXPECT_EQ(camp.in, "Aleppo, Syria");
  EXPECT_EQ(camp.pin, "geonames:172082");
  EXPECT_EQ(camp.alternatives.at(0), (geo::LonLat{47.30, 39.39}));
  EXPECT_EQ(camp.label_at, Side::north_east);
  EXPECT_EQ(camp.callout, Callout::key);
  EXPECT_TRUE(camp.denied_by.empty());
  EXPECT_EQ(*camp.people, 300);
  EXPECT_EQ(camp.confirms, Confirms::place);
  EXPECT_TRUE(camp.anonymous);
  EXPECT_EQ(camp.reports.at(0).status, Status::claimed);
  EXPECT_EQ(camp.reports.at(0).date->text, "2020-10-01");
  EXPECT_EQ(strongest(camp), Status::confirmed);
  EXPECT_EQ(map.stops[1].at, (geo::LonLat{49.9, 40.4}));
  EXPECT_EQ(map.stops[1].callout, Callout::off);
  EXPECT_EQ(map.stops[1].denied_by, map.denied_by);
  EXPECT_EQ(map.stops[2].near, "Azaz");
  EXPECT_EQ(map.stops[3].role, Role::somewhere_in);
  ASSERT_EQ(map.legs.size(), 2U);
  EXPECT_EQ(map.legs[0].from.stop, 0U);
  EXPECT_EQ(map.legs[0].to.stop, 1U);
  EXPECT_EQ(map.legs[0].via.at(1).in, "Lebanon");
  EXPECT_EQ(map.legs[0].mode, Mode::air);
  EXPECT_EQ(map.legs[0].end_status, Status::inferred);
  EXPECT_EQ(map.legs[0].denied_by, std::vector<std::string>({"Turkey"}));
  EXPECT_FALSE(map.legs[1].to.stop.has_value());
  EXPECT_EQ(map.areas.at(0).note, "Then held by others [f24]");
}

TEST(Read, EveryPlaceInTheFileIsKept) {
  const Job job = good(
      "[[map]]\nname = 'x'\n[[map.stop]]\n  place = 'Azaz'\n  pin = 'geonames:1'\n[[map.stop]]\nplace = "
      "'Baku'\n[[map.leg]]\nfrom = 'Azaz'\nto = 'Baku'\n");
  const MapSpec& map = job.maps.at(0);
  EXPECT_EQ(map.where.at.line, 1U);
  EXPECT_EQ(map.name_at.at.line, 2U);
  EXPECT_EQ(map.stops.at(0).where.at.line, 3U);
  EXPECT_EQ(map.stops[0].place_at.at.file, "desk/job.toml");
  EXPECT_EQ(map.stops[0].place_at.at.line, 4U);
  EXPECT_EQ(map.stops[0].place_at.at.column, 11U);
  EXPECT_EQ(map.stops[0].place_at.line, "  place = 'Azaz'");
  EXPECT_EQ(map.stops[0].pin_at.at.line, 5U);
  EXPECT_EQ(map.legs.at(0).where.at.line, 8U);
  EXPECT_EQ(map.legs[0].to.where.at.line, 10U);
}

TEST(Read, AMapOverridesTheDefaultsAndOtherMapsDoNot) {
  const Job job = good(
      "[defaults]\nscale = 1000000\npage = 'a3-portrait'\nshow = ['Aleppo']\nstop = [{ place = 'Azaz' }]\n"
      "[[map]]\nname = 'a'\nscale = 2000000\nshow = []\npages = ['column-330', 'slide-16x9']\n"
      "[[map]]\nname = 'b'\n[[map.stop]]\nplace = 'Baku'\n");
  ASSERT_EQ(job.maps.size(), 2U);
  EXPECT_EQ(*job.maps[0].scale, 2e6);
  EXPECT_TRUE(job.maps[0].show.empty());
  EXPECT_EQ(output_name(job.maps[0], job.maps[0].pages.at(1)), "a_slide-16x9");
  EXPECT_FALSE(job.maps[0].pages[0].height_pt.has_value());
  EXPECT_EQ(dpi_of(job.maps[0], job.maps[0].pages[0]), 96);
  EXPECT_EQ(job.maps[0].stops.at(0).place, "Azaz");
  EXPECT_EQ(*job.maps[1].scale, 1e6);
  EXPECT_EQ(job.maps[1].show.size(), 1U);
  EXPECT_EQ(job.maps[1].pages.at(0).name, "a3-portrait");
  EXPECT_EQ(job.maps[1].stops.size(), 1U);
  EXPECT_EQ(job.maps[1].stops[0].place, "Baku");
}

TEST(Read, InOrderJoinsConsecutiveStopsUnlessThereAreLegs) {
  const std::string stops = "[[map.stop]]\nplace = 'A'\n[[map.stop]]\nplace = 'B'\n[[map.stop]]\nplace = 'A'\n";
  EXPECT_TRUE(good("[[map]]\nname = 'x'\n" + stops).maps.at(0).legs.empty());
  const Job joined = good("[[map]]\nname = 'x'\ndenied_by = ['C']\njoin = 'in-order'\n" + stops);
  ASSERT_EQ(joined.maps.at(0).legs.size(), 2U);
  EXPECT_EQ(joined.maps[0].legs[1].from.stop, 1U);
  EXPECT_EQ(joined.maps[0].legs[1].to.stop, 2U);
  EXPECT_TRUE(joined.maps[0].legs[1].implied);
  EXPECT_EQ(joined.maps[0].legs[1].denied_by, std::vector<std::string>({"C"}));
  EXPECT_EQ(good("[[map]]\nname = 'x'\njoin = 'in-order'\n" + stops + "[[map.leg]]\nfrom = 'B'\nto = 'unknown'\n")
                .maps.at(0)
                .legs.size(),
            1U);
}

TEST(Read, InsetsPositionsAndSidesReachTheirFields) {
  const Job job = good(
      "[[map]]\nname = 'x'\nlegend = 'bottom-left'\nscale_bar = 'top'\nlocator = 'right'\nnorth_arrow = 'top-right'\n"
      "[[map.stop]]\nid = 'a'\nplace = 'A'\ncallout = 'left'\n[[map.stop]]\nplace = 'B'\ncallout = 'auto'\n"
      "[[map.inset]]\nstops = ['B', 'a']\nscale = 500000\nposition = 'bottom'\nlabel = 'Both'\n"
      "[[map.inset]]\nextent = [36, 36, 38, 37]\n");
  const MapSpec& map = job.maps.at(0);
  EXPECT_EQ(map.legend.at, Position::bottom_left);
  EXPECT_EQ(map.scale_bar.at, Position::top);
  EXPECT_EQ(map.locator.at, Position::right);
  EXPECT_EQ(map.north_arrow.at, Position::top_right);
  EXPECT_EQ(map.stops.at(0).callout, Callout::automatic);
  EXPECT_EQ(map.stops[0].callout_at, Position::left);
  EXPECT_FALSE(map.stops.at(1).callout_at.has_value());
  ASSERT_EQ(map.insets_by_hand.size(), 2U);
  const Inset& both = map.insets_by_hand[0];
  ASSERT_EQ(both.stops.size(), 2U);
  EXPECT_EQ(both.stops[0].stop, 1U);
  EXPECT_EQ(both.stops[1].stop, 0U);
  EXPECT_EQ(*both.scale, 5e5);
  EXPECT_EQ(both.position, Position::bottom);
  EXPECT_EQ(both.label, "Both");
  EXPECT_FALSE(both.extent.has_value());
  EXPECT_EQ(*map.insets_by_hand[1].extent, (geo::LonLatBox{36, 36, 38, 37}));
  EXPECT_TRUE(map.insets_by_hand[1].stops.empty());
}

TEST(Read, TheTemplateReads) {
  EXPECT_EQ(good(to_template("my map")).maps.at(0).name, "my map");
  EXPECT_EQ(good(to_template("a/\"b")).maps.at(0).name, "my-map");
  EXPECT_EQ(good(to_template("")).maps.at(0).name, "my-map");
}

TEST(Read, ASourceThatAClaimCitesBelongsToTheMap) {
  const auto digest = [](const std::string& title, const std::string& claim) {
    return read_job_text("[[source]]\nid = 'np'\ntitle = '" + title +
                             "'\n[[map]]\nname = 'x'\n[[map.stop]]\nplace = 'Azaz'\nclaim = '" + claim + "'\n",
                         "j.toml")
        ->maps.front()
        .content_sha256;
  };
  EXPECT_NE(digest("One", "Seen [np]"), digest("Other", "Seen [np]")) << "its title is printed: the map is drawn again";
  EXPECT_EQ(digest("One", "Seen [there]"), digest("Other", "Seen [there]"));
}

TEST(Strength, RetractedNeverWins) {
  EXPECT_EQ(strongest(Status::retracted, Status::none), Status::none);
  EXPECT_EQ(strongest(Status::planned, Status::claimed), Status::claimed);
  EXPECT_EQ(strongest(Status::confirmed, Status::reported), Status::confirmed);
  Stop stop;
  EXPECT_EQ(strongest(stop), Status::none);
  EXPECT_TRUE(all_reports(stop).empty());
  Report withdrawn;
  withdrawn.status = Status::retracted;
  stop.reports.push_back(withdrawn);
  EXPECT_EQ(strongest(stop), Status::retracted);
  stop.status = Status::planned;
  EXPECT_EQ(strongest(stop), Status::planned);
  EXPECT_EQ(all_reports(stop).size(), 2U);
}

TEST(Words, EveryEnumeratorHasItsWord) {
  EXPECT_EQ(to_string(Status::none), "");
  EXPECT_EQ(to_string(Status::retracted), "retracted");
  EXPECT_EQ(to_string(Confirms::unstated), "");
  EXPECT_EQ(to_string(Confirms::event), "event");
  EXPECT_EQ(to_string(Mode::unknown), "unknown");
  EXPECT_EQ(to_string(Mode::foot), "foot");
  EXPECT_EQ(to_string(Role::somewhere_in), "somewhere-in");
  EXPECT_EQ(to_string(Numbering::order), "order");
  EXPECT_EQ(to_string(Format::svg_outlines), "svg-outlines");
  EXPECT_EQ(to_string(Side::north_west), "NW");
  EXPECT_EQ(to_string(Unit::px), "px");
}

}  // namespace
}  // namespace rutter::job
