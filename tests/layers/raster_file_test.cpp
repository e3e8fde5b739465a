// Rasters of the user: where they lie, what their pixels become, and what is refused.

#include "layers/raster_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <fstream>

#include "base/error.hpp"
#include "layers/sandbox.hpp"
#include "layers/vector_file.hpp"

namespace rutter::layers {
namespace {

using testing::HasSubstr;

class RasterFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("rasters-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directory(folder_);
    prepare_gdal();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// A GeoTIFF of 4 x 2 pixels from (west, north); band b of pixel i holds 10 * b + i. EPSG 0: no coordinate system.
  std::filesystem::path made(const std::string& name, int epsg, double west, double north, double step, int bands,
                             GDALDataType type = GDT_Byte, std::optional<double> no_data = {}) const {
    const auto path = folder_ / name;
    GDALDataset* set = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.c_str(), 4, 2, bands, type, nullptr);
    double transform[] = {west, step, 0, north, 0, -step};
    set->SetGeoTransform(transform);
    if (epsg != 0) {
      OGRSpatialReference system;
      system.importFromEPSG(epsg);
      set->SetSpatialRef(&system);
    }
    for (int b = 1; b <= bands; ++b) {
      std::vector<std::uint8_t> values;
      for (int i = 0; i < 8; ++i) values.push_back(static_cast<std::uint8_t>(10 * b + i));
      if (no_data) set->GetRasterBand(b)->SetNoDataValue(*no_data);
      EXPECT_EQ(set->GetRasterBand(b)->RasterIO(GF_Write, 0, 0, 4, 2, values.data(), 4, 2, GDT_Byte, 0, 0, nullptr), CE_None);
    }
    GDALClose(set);
    return path;
  }

  static std::string message(const std::filesystem::path& path, const ReadLimits& limits = {}) {
    try {
      (void)read_user_file(path, limits);
      return "";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::map);
      return error.what();
    }
  }

  static std::vector<int> pixel(const basemap::RasterPixels& pixels, std::size_t i) {
    return {pixels.samples.begin() + static_cast<std::ptrdiff_t>(4 * i),
            pixels.samples.begin() + static_cast<std::ptrdiff_t>(4 * i + 4)};
  }

  std::filesystem::path folder_;
};

TEST_F(RasterFile, LiesWhereItsCoordinateSystemSays) {
  // 37 E 36 N in UTM zone 37 is on the zone's western edge; the corner below is what PROJ gives for 39 E (its middle), 36 N.
  const auto utm = read_user_file(made("utm.tif", 32637, 500000, 3983948.45, 1000, 3)).raster;
  ASSERT_NE(utm, nullptr);
  const auto corner = utm->locate({39, 36});
  ASSERT_TRUE(corner);
  EXPECT_NEAR(corner->column, 0, 1e-3);
  EXPECT_NEAR(corner->row, 0, 1e-3);
  const auto degrees = read_user_file(made("degrees.tif", 4326, 179, 10, 1, 3)).raster;
  EXPECT_NEAR(degrees->locate({-179, 9})->column, 2, 1e-9) << "across the antimeridian";
  EXPECT_NEAR(degrees->locate({-179, 9})->row, 1, 1e-9);
}

TEST_F(RasterFile, KeepsColoursAndMakesNoDataClear) {
  const auto rgb = read_user_file(made("rgb.tif", 4326, 0, 10, 1, 3)).raster->read(0, 0, 4, 2, 4, 2);
  EXPECT_EQ(pixel(rgb, 0), (std::vector<int>{10, 20, 30, 255}));
  EXPECT_EQ(pixel(rgb, 7), (std::vector<int>{17, 27, 37, 255}));
  const auto grey = read_user_file(made("grey.tif", 4326, 0, 10, 1, 1, GDT_Byte, 13)).raster->read(0, 0, 4, 2, 4, 2);
  EXPECT_EQ(pixel(grey, 1), (std::vector<int>{11, 11, 11, 255}));
  EXPECT_EQ(pixel(grey, 3)[3], 0);
}

TEST_F(RasterFile, NumbersRunFromBlackToWhite) {
  const auto heights = read_user_file(made("heights.tif", 4326, 0, 10, 1, 1, GDT_Int16)).raster->read(0, 0, 4, 2, 4, 2);
  EXPECT_EQ(pixel(heights, 0), (std::vector<int>{0, 0, 0, 255}));
  EXPECT_EQ(pixel(heights, 7), (std::vector<int>{255, 255, 255, 255}));
}

TEST_F(RasterFile, AveragesWhatIsMadeSmaller) {
  const auto small = read_user_file(made("grey.tif", 4326, 0, 10, 1, 1)).raster->read(0, 0, 4, 2, 2, 1);
  EXPECT_EQ(pixel(small, 0), (std::vector<int>{13, 13, 13, 255}));  // 10, 11, 14, 15
}

TEST_F(RasterFile, WithoutASystemDegreesAreTakenAndMetresRefused) {
  EXPECT_THAT(
      read_user_file(made("degrees.tif", 0, 30, 40, 1, 3)).warnings,
      testing::ElementsAre("it names no coordinate system: its coordinates are taken as WGS 84 longitude and latitude"));
  EXPECT_THAT(
      message(made("metres.tif", 0, 500000, 4000000, 1000, 3)),
      HasSubstr("it names no coordinate system, and its coordinates are no degrees\ngive a GeoTIFF, or put a world file"));
}

TEST_F(RasterFile, RefusesWhatIsTooLargeOrDamaged) {
  const auto path = made("a.tif", 4326, 0, 10, 1, 3);
  ReadLimits limits;
  limits.pixels = 7;
  EXPECT_THAT(message(path, limits), HasSubstr("it has 4 x 2 pixels, more than the 0 million that are read"));
  limits = {};
  limits.block_bytes = 3;
  EXPECT_THAT(message(path, limits), HasSubstr("it is stored in blocks of 0 MB"));
  limits = {};
  limits.raster_bytes = 3;
  EXPECT_THAT(message(path, limits), HasSubstr("MB that are read"));
  std::filesystem::resize_file(path, 60);
  EXPECT_NE(message(path), "");
  EXPECT_THAT([&] { (void)read_vector_file(made("b.tif", 4326, 0, 10, 1, 3)); }, testing::Throws<base::Error>());
}

TEST_F(RasterFile, AVirtualRasterUnderAnotherNameIsNotOpened) {
  std::ofstream(folder_ / "a.tif") << "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>";
  EXPECT_THAT(message(folder_ / "a.tif"), HasSubstr("its format is not known"));
}

}  // namespace
}  // namespace rutter::layers
