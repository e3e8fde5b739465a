#include "layers/vector_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cerrno>
#include <cmath>
#include <fstream>
#include <limits>

#include "base/error.hpp"
#include "layers/sandbox.hpp"

namespace rutter::layers {
namespace {

using geo::LonLat;
using testing::HasSubstr;

class VectorFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("layers-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directory(folder_);
    prepare_gdal();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path text(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  /// A feature for each geometry.
  std::filesystem::path features(const std::string& name, const std::vector<std::string>& geometries) const {
    std::string all;
    for (const std::string& geometry : geometries)
      all += std::string(all.empty() ? "" : ",") + R"({"type":"Feature","properties":{},"geometry":)" + geometry + "}";
    return text(name, R"({"type":"FeatureCollection","features":[)" + all + "]}");
  }

  /// Writes one named point with coordinates of `epsg` with GDAL itself.
  std::filesystem::path made(const char* driver, const std::string& name, int epsg, double x, double y) const {
    const auto path = folder_ / name;
    GDALDataset* set = GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference srs;
    srs.importFromEPSG(epsg);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = set->CreateLayer("camps", &srs, wkbPoint, nullptr);
    OGRFieldDefn field("name", OFTString);
    layer->CreateField(&field);
    OGRFieldDefn number("people", OFTInteger);
    layer->CreateField(&number);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField("name", "Hawar Kilis");
    feature.SetField("people", 12);
    OGRPoint point(x, y);
    feature.SetGeometry(&point);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    GDALClose(set);
    return path;
  }

  static std::string message(const std::filesystem::path& path, const ReadLimits& limits = {}) {
    try {
      (void)read_vector_file(path, limits);
      return "";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::map);
      return error.what();
    }
  }

  static void expect_camp(const basemap::LayerData& data) {
    ASSERT_EQ(data.features.size(), 1U);
    EXPECT_EQ(data.features[0].properties.text("name"), "Hawar Kilis");
    EXPECT_EQ(data.features[0].properties.number("people", 0), 12);
    const LonLat p = std::get<geo::MultiPoint<LonLat>>(data.features[0].shape).at(0);
    EXPECT_NEAR(p.lon, 37.21, 1e-6);
    EXPECT_NEAR(p.lat, 36.65, 1e-6);
  }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  std::filesystem::path folder_;
};

TEST_F(VectorFile, ReadsGeoJson) {
  expect_camp(read_vector_file(text("a.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
      "properties":{"name":"Hawar Kilis","people":12,"none":null},"geometry":{"type":"Point","coordinates":[37.21,36.65]}}]})")));
  EXPECT_EQ(files(), 1U);
}

TEST_F(VectorFile, ReadsGeoPackageShapefileAndFlatGeobuf) {
  for (const auto& [driver, name] : std::vector<std::pair<const char*, const char*>>{
           {"GPKG", "a.gpkg"}, {"ESRI Shapefile", "a.shp"}, {"FlatGeobuf", "a.fgb"}}) {
    const auto path = made(driver, name, 4326, 37.21, 36.65);
    const std::size_t before = files();
    expect_camp(read_vector_file(path));
    EXPECT_EQ(files(), before) << "a file was left beside " << name;
  }
}

TEST_F(VectorFile, BringsMetresToDegrees) {
  // The closed formulas of the spherical Mercator projection that EPSG:3857 prescribes.
  const double rad = std::acos(-1.0) / 180;
  const double x = 6'378'137 * 37.21 * rad;
  const double y = 6'378'137 * std::log(std::tan(rad * (90 + 36.65) / 2));
  expect_camp(read_vector_file(made("GPKG", "mercator.gpkg", 3857, x, y)));
}

TEST_F(VectorFile, ReadsKmlGpxAndCsv) {
  const auto kml = read_vector_file(text("a.kml", R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <Placemark><name>Azaz</name><Point><coordinates>37.046,36.587,0</coordinates></Point></Placemark></Document></kml>)"));
  ASSERT_EQ(kml.features.size(), 1U);
  EXPECT_EQ(kml.features[0].properties.text("Name"), "Azaz");
  const auto gpx = read_vector_file(text("a.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="t"
      xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg><trkpt lat="36" lon="37"/><trkpt lat="36.5" lon="37.5"/></trkseg></trk></gpx>)"));
  ASSERT_EQ(gpx.features.size(), 1U);
  EXPECT_EQ(std::get<geo::MultiLine<LonLat>>(gpx.features[0].shape).lines.at(0).size(), 2U);
  const auto csv = read_vector_file(text("a.csv", "name,people,lat,lon\nHawar Kilis,12,36.65,37.21\n"));
  expect_camp(csv);
}

TEST_F(VectorFile, SplitsMixedCollectionsAndDropsHeights) {
  const auto data = read_vector_file(text("a.geojson", R"({"type":"GeometryCollection","geometries":[
      {"type":"Point","coordinates":[1,2,3]},{"type":"LineString","coordinates":[[1,2],[3,4]]},
      {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]})"));
  EXPECT_EQ(data.features.size(), 3U);
}

TEST_F(VectorFile, RepairsSkipsAndSaysSo) {
  const auto data = read_vector_file(text("a.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}},
      {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[10,95]}},
      {"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[190,5],[200,6]]}},
      {"type":"Feature","properties":{},"geometry":null}]})"));
  ASSERT_EQ(data.features.size(), 2U);
  EXPECT_EQ(std::get<geo::MultiPolygon<LonLat>>(data.features[0].shape).polygons.size(), 2U);
  EXPECT_EQ(std::get<geo::MultiLine<LonLat>>(data.features[1].shape).lines.at(0), (geo::Line<LonLat>{{-170, 5}, {-160, 6}}));
  ASSERT_EQ(data.warnings.size(), 2U);
  EXPECT_EQ(
      data.warnings[0],
      "2 of 4 features are not drawn: feature 2 (longitude 10, latitude 95 is no position on Earth; the two may be the wrong "
      "way round); feature 4 (it has no geometry that can be read)");
  EXPECT_EQ(data.warnings[1], "1 of 4 features was repaired: feature 1 (its outline crosses or touches itself)");
}

TEST_F(VectorFile, ClosesRingsCutsSpikesAndLeavesOutWhatHasNoExtent) {
  const auto data = read_vector_file(
      features("a.geojson",
               {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})",
                R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[3,0],[1,0],[1,1],[0,1],[0,0]]]})",
                R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[0,0]]]})", R"({"type":"Polygon","coordinates":[]})",
                R"({"type":"LineString","coordinates":[[4,4],[4,4]]})", R"({"type":"GeometryCollection","geometries":[]})"}));
  ASSERT_EQ(data.features.size(), 2U);
  for (const auto& feature : data.features) {
    const auto& area = std::get<geo::MultiPolygon<LonLat>>(feature.shape);
    ASSERT_EQ(area.polygons.size(), 1U);
    for (const LonLat p : area.polygons[0].rings.at(0)) EXPECT_LE(p.lon, 1) << "the spike is still there";
    EXPECT_EQ(area.polygons[0].rings[0].front(), area.polygons[0].rings[0].back());
  }
  EXPECT_THAT(
      data.warnings,
      testing::ElementsAre(
          "4 of 6 features are not drawn: feature 3 (a polygon has no area); feature 4 (it has no geometry that can be read); "
          "feature 5 (its line has a single position); feature 6 (its geometry is empty)",
          "2 of 6 features were repaired: feature 1 (a ring is not closed); feature 2 (its outline crosses "
          "or touches itself)"));
}

TEST_F(VectorFile, TellsTheFirstFiveOfManyByNumber) {
  std::vector<std::string> geometries(7, R"({"type":"Point","coordinates":[1e400,2]})");
  geometries.emplace_back(R"({"type":"Point","coordinates":[1,2]})");
  const auto data = read_vector_file(features("a.geojson", geometries));
  EXPECT_THAT(data.warnings,
              testing::ElementsAre(HasSubstr("7 of 8 features are not drawn: feature 1 (a coordinate is not a finite "
                                             "number); feature 2 (")));
  EXPECT_THAT(data.warnings.at(0), testing::EndsWith("; and 2 more"));
}

TEST_F(VectorFile, OverlappingPartsOfOneFeatureAreOneArea) {
  const auto data =
      read_vector_file(features("a.geojson", {R"({"type":"MultiPolygon","coordinates":[[[[0,0],[2,0],[2,2],[0,2],[0,0]]],
                                                            [[[1,1],[3,1],[3,3],[1,3],[1,1]]]]})"}));
  const auto& area = std::get<geo::MultiPolygon<LonLat>>(data.features.at(0).shape);
  EXPECT_EQ(area.polygons.size(), 1U) << "an even-odd fill would leave out what both cover";
}

TEST_F(VectorFile, BringsLongitudesBeyond180Home) {
  const auto data =
      read_vector_file(features("a.geojson", {R"({"type":"Polygon","coordinates":[[[170,0],[190,0],[190,9],[170,9],[170,0]]]})",
                                              R"({"type":"LineString","coordinates":[[-170,5],[-200,5]]})",
                                              R"({"type":"Point","coordinates":[-190,5]})"}));
  EXPECT_EQ(std::get<geo::MultiPolygon<LonLat>>(data.features.at(0).shape).polygons.size(), 2U);
  EXPECT_EQ(std::get<geo::MultiLine<LonLat>>(data.features.at(1).shape).lines.size(), 2U);
  EXPECT_EQ(std::get<geo::MultiPoint<LonLat>>(data.features.at(2).shape).at(0), (LonLat{170, 5}));
  for (const auto& polygon : std::get<geo::MultiPolygon<LonLat>>(data.features[0].shape).polygons)
    for (const LonLat p : polygon.rings.at(0)) EXPECT_LE(std::abs(p.lon), 180);
  EXPECT_THAT(data.warnings, testing::IsEmpty());
}

TEST_F(VectorFile, RefusesACoordinateSystemThatIsNotKnown) {
  const std::string body =
      R"("features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}]})";
  const std::string start = R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")";
  EXPECT_THAT(message(text("a.geojson", start + R"(EPSG:999999"}},)" + body)), HasSubstr("its coordinate system is not known"));
  const auto data = read_vector_file(text("b.geojson", start + R"(urn:ogc:def:crs:EPSG::4326"}},)" + body));
  EXPECT_EQ(std::get<geo::MultiPoint<LonLat>>(data.features.at(0).shape).at(0), (LonLat{1, 2}));
}

TEST_F(VectorFile, DegreesThatClaimToBeMetresAreDoubted) {
  EXPECT_THAT(
      read_vector_file(made("GPKG", "a.gpkg", 27700, 37.21, 36.65)).warnings,
      testing::ElementsAre(HasSubstr("its coordinates look like degrees, but its coordinate system 'OSGB36 / British National "
                                     "Grid' is not in degrees")));
}

TEST_F(VectorFile, RefusesArchivesAndHotJournals) {
  EXPECT_THAT(message(text("a.shz", std::string("PK\3\4") + std::string(100, '\0'))),
              HasSubstr("it is a zip archive\nunpack it"));
  EXPECT_THAT(message(text("a.geojson", "\x1f\x8b...")), HasSubstr("it is a gzip archive\nunpack it"));
  const auto path = made("GPKG", "a.gpkg", 4326, 37.21, 36.65);
  text("a.gpkg-journal", "\xd9\xd5\x05\xf9");
  EXPECT_THAT(message(path), HasSubstr("not yet written into it"));
  text("a.gpkg-journal", std::string(4, '\0'));
  expect_camp(read_vector_file(path));
  text("a.gpkg-wal", "x");
  EXPECT_THAT(message(path), HasSubstr("not yet written into it"));
}

TEST_F(VectorFile, MessagesHoldNoPathOfAPrivateCopy) {
  for (const auto& path : {text("c.gpkg", "SQLite format 3"), text("d.geojson", "nothing"), text("e.kml", "<kml><Document>")}) {
    EXPECT_THAT(message(path), testing::Not(HasSubstr("vsimem")));
    EXPECT_THAT(message(path).substr(path.string().size()), testing::Not(HasSubstr(folder_.string())));
  }
}

TEST_F(VectorFile, RefusesEverythingThatIsNoLocalFile) {
  for (const char* name : {"http://127.0.0.1/x.geojson", "/vsicurl/http://127.0.0.1/x.geojson", "/vsimem/x.geojson",
                           R"({"type":"Point","coordinates":[1,2]})", "<kml/>", ""})
    EXPECT_THAT(message(name), HasSubstr("must be a file on this machine")) << name;
  EXPECT_THAT(message(folder_), HasSubstr("not a regular file"));
  EXPECT_THAT(message(folder_ / "none.geojson"), HasSubstr("No such file"));
  ASSERT_EQ(::mkfifo((folder_ / "pipe.geojson").c_str(), 0600), 0);
  EXPECT_THAT(message(folder_ / "pipe.geojson"), HasSubstr("not a regular file"));
}

TEST_F(VectorFile, RefusesOtherFormatsUnderAKnownName) {
  EXPECT_NE(message(text("a.geojson",
                         "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/http://127.0.0.1/x"
                         "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")),
            "");
  EXPECT_NE(message(text("b.geojson", R"({"type":"FeatureCollection","features":[{"type":"Fea)")), "");
  EXPECT_NE(message(text("c.gpkg", "no database")), "");
}

TEST_F(VectorFile, RefusesWhatIsTooLarge) {
  const auto path = text("a.csv", "lon,lat\n1,2\n3,4\n5,6\n");
  ReadLimits limits;
  limits.features = 2;
  EXPECT_THAT(message(path, limits), HasSubstr("more than 2 features"));
  limits = {};
  limits.vertices = 2;
  EXPECT_THAT(message(path, limits), HasSubstr("more than 2 vertices"));
  limits = {};
  limits.bytes = 5;
  EXPECT_THAT(message(path, limits), HasSubstr("MB that are read"));
}

TEST_F(VectorFile, RefusesMetresWithoutACoordinateSystem) {
  EXPECT_THAT(message(text("a.csv", "x,y\n500000,4000000\n")), HasSubstr("correct its coordinates or its coordinate system"));
}

TEST_F(VectorFile, NeverChangesADatabaseInWriteAheadMode) {
  const auto path = made("GPKG", "wal.gpkg", 4326, 37.21, 36.65);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(18);
    file.write("\2\2", 2);
  }
  const auto bytes = [&] {
    std::ifstream in(path, std::ios::binary);
    std::string all(std::filesystem::file_size(path), '\0');
    in.read(all.data(), static_cast<std::streamsize>(all.size()));
    return all;
  };
  const std::string before = bytes();
  expect_camp(read_vector_file(path));
  EXPECT_EQ(bytes(), before);
  EXPECT_EQ(files(), 1U);
}

TEST_F(VectorFile, FindsACorruptPage) {
  const auto path = made("GPKG", "bad.gpkg", 4326, 37.21, 36.65);
  const auto size = std::filesystem::file_size(path);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const std::string junk(4096, '\x5a');
    file.seekp(static_cast<std::streamoff>(size / 4096 / 2 * 4096));
    file.write(junk.data(), static_cast<std::streamsize>(junk.size()));
  }
  EXPECT_NE(message(path), "");
}

TEST_F(VectorFile, SocketsAreDenied) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
  EXPECT_EQ(descriptor, -1);
  EXPECT_EQ(errno, EACCES);
}

TEST_F(VectorFile, ThePluginReadsThroughItsInterface) {
  const auto plugin = std::filesystem::path(RUTTER_TEST_BINARY_DIR) / "lib/rutter/librutter_layers.so";
  if (!std::filesystem::exists(plugin)) GTEST_SKIP() << plugin << " is not built";
  const auto& source = basemap::load_layers_plugin(plugin);
  expect_camp(source.read(text("a.csv", "name,people,lat,lon\nHawar Kilis,12,36.65,37.21\n")));
  EXPECT_THROW((void)source.read("none.geojson"), base::Error);
  EXPECT_EQ(&basemap::load_layers_plugin(plugin), &source);
  EXPECT_THROW((void)basemap::load_layers_plugin(folder_ / "none.so"), base::Error);
}

TEST_F(VectorFile, EveryBundledPolygonIsValid) {
  constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
  for (const char* name : {"countries-110m", "countries-50m", "countries-10m", "disputed-areas", "provinces", "lakes"}) {
    const auto path = std::filesystem::path(RUTTER_SOURCE_DIR) / "geodata" / (std::string(name) + ".fgb");
    const auto data = read_vector_file(path, {all, all, all, all});
    EXPECT_THAT(data.warnings, testing::IsEmpty()) << name;  // GEOS' verdict: nothing was repaired or skipped
    EXPECT_GT(data.features.size(), 10U);
  }
}

}  // namespace
}  // namespace rutter::layers
