#include "places/answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "places/answer_json.hpp"

namespace rutter::places {
namespace {

using Status = Answer::Status;

Candidate town(const std::string& id, geo::LonLat point, double score, const std::string& country = "AA") {
  Candidate candidate;
  candidate.place.id = id;
  candidate.place.name = id;
  candidate.place.point = point;
  candidate.place.kind = Kind::city;
  candidate.place.country = country;
  candidate.score = score;
  return candidate;
}

TEST(Choose, resolves_a_lone_hamlet_but_not_a_near_miss) {
  EXPECT_EQ(choose({town("a", {10, 10}, 0)}).status, Status::resolved);
  Candidate fuzzy = town("a", {10, 10}, 9);
  fuzzy.match = Match::fuzzy;
  const Answer answer = choose({fuzzy});
  EXPECT_EQ(answer.status, Status::not_found);
  EXPECT_FALSE(answer.best.has_value());
  EXPECT_EQ(answer.candidates.size(), 1U);
  EXPECT_EQ(choose({}).status, Status::not_found);
}

TEST(Choose, refuses_below_the_threshold_and_says_by_how_much) {
  // Odds of 5 to 1, as between the two cities of Tripoli.
  const Answer refused = choose({town("a", {13, 33}, 6), town("b", {36, 34}, 6 - std::log(5.0))});
  EXPECT_EQ(refused.status, Status::ambiguous);
  EXPECT_NEAR(refused.confidence, 5.0 / 6, 1e-4);
  EXPECT_NEAR(refused.margin, 4.0 / 6, 1e-4);
  const Answer resolved = choose({town("b", {36, 34}, 6 - std::log(20.0)), town("a", {13, 33}, 6)});
  ASSERT_EQ(resolved.status, Status::resolved);
  EXPECT_EQ(resolved.best->place.id, "a");
}

TEST(Choose, lets_the_other_stops_decide) {
  const std::vector<Candidate> two{town("libya", {13, 33}, 6, "LY"), town("lebanon", {36, 34}, 4.4, "LB")};
  EXPECT_EQ(choose(two).status, Status::ambiguous);
  ChoiceContext context;
  context.countries = {{"LB", 1.0}};
  context.stops = {{35.5, 33.9}};
  const Answer answer = choose(two, context);
  ASSERT_EQ(answer.status, Status::resolved);
  EXPECT_EQ(answer.best->place.id, "lebanon");
  EXPECT_THAT(answer.best->evidence, testing::Contains(testing::Field(&Evidence::what, "other stops lie in LB")));
}

TEST(Choose, counts_places_of_one_name_within_ten_km_as_one_with_a_ring_over_both) {
  Candidate a = town("a", {47.2469, 39.3611}, 1);
  Candidate b = town("b", {47.2981, 39.3911}, 1);
  b.place.uncertainty_km = 0.5;
  const Answer answer = choose({a, b});
  ASSERT_EQ(answer.status, Status::resolved);
  EXPECT_GE(answer.best->place.uncertainty_km, distance_km(a.place.point, b.place.point) + 0.5);
  EXPECT_LT(answer.best->place.uncertainty_km, 7);
  EXPECT_EQ(answer.candidates.size(), 2U);

  b.place.point.lat += 0.1;  // now 16 km away
  EXPECT_EQ(choose({a, b}).status, Status::ambiguous);
}

TEST(Choose, widens_no_ring_over_a_suburb_that_nobody_means) {
  const Answer answer = choose({town("a", {10, 10}, 8), town("suburb", {10.03, 10.03}, 3)});
  ASSERT_EQ(answer.status, Status::resolved);
  EXPECT_EQ(answer.best->place.uncertainty_km, 0);
}

TEST(Choose, takes_the_town_of_a_town_and_its_province) {
  Candidate province = town("province", {37.6, 36.2}, 6.2);
  province.place.kind = Kind::province;
  province.place.admin1 = "09";
  Candidate city = town("city", {37.16, 36.2}, 6);
  city.place.admin1 = "09";
  const Answer both = choose({province, city});
  ASSERT_EQ(both.status, Status::resolved);
  EXPECT_EQ(both.best->place.id, "city");
  EXPECT_GT(both.confidence, 0.99);

  province.score = 10;  // an area was asked for
  EXPECT_EQ(choose({province, city}).best->place.id, "province");
}

TEST(Choose, a_hamlet_far_from_all_other_stops_is_not_taken_for_granted) {
  // The only place of the name in the gazetteer, but the others lie together in another country: the one meant may be missing.
  const Candidate lone = town("lone", {43.7, 15.5}, 2);
  EXPECT_EQ(choose({lone}).status, Status::resolved);
  ChoiceContext context;
  context.countries = {{"SD", 1.0}};
  context.stops = {{25.35, 13.63}, {24.88, 12.05}};
  EXPECT_EQ(choose({lone}, context).status, Status::ambiguous);
  const Candidate famous = town("famous", {43.7, 15.5}, 11);
  EXPECT_EQ(choose({famous}, context).status, Status::resolved) << "a large town may well be far from the rest";
}

TEST(Choose, a_town_is_no_farther_off_than_the_province_named_after_it) {
  // Agadez: the middle of the region lies nearer to the others than the town, and within what is usual on the map.
  Candidate city = town("city", {8.0, 17.0}, 7.9, "NE");
  city.place.admin1 = "01";
  Candidate region = town("region", {10.5, 19.5}, 6.4, "NE");
  region.place.kind = Kind::province;
  region.place.admin1 = "01";
  region.place.uncertainty_km = 440;
  ChoiceContext context;
  context.countries = {{"LY", 1.0}};
  context.stops = {{14.4, 27.0}, {14.0, 31.7}};
  const Answer both = choose({city, region}, context);
  ASSERT_EQ(both.status, Status::resolved);
  EXPECT_EQ(both.best->place.id, "city");
}

TEST(Choose, what_is_far_depends_on_how_far_the_other_stops_are_from_each_other) {
  const Candidate lone = town("lone", {-76.8, 8.4}, 2, "CO");
  ChoiceContext context;
  context.countries = {{"BR", 0.3}, {"PE", 0.3}, {"MX", 0.3}};
  context.stops = {{-46.6, -23.5}, {-77.0, -12.0}, {-92.3, 14.9}};
  EXPECT_EQ(choose({lone}, context).status, Status::resolved) << "2100 km away, as the others are from each other";
}

TEST(Choose, counts_a_town_and_the_district_named_after_it_as_one_whatever_their_codes_say) {
  Candidate city = town("city", {-76.78926, 8.42627}, 3);
  city.place.admin2 = "05490";
  Candidate district = town("district", {-76.7893, 8.4263}, 3.1);
  district.place.kind = Kind::district;
  district.place.admin2 = "another";
  district.place.uncertainty_km = 20;
  const Answer both = choose({district, city});
  ASSERT_EQ(both.status, Status::resolved);
  EXPECT_EQ(both.best->place.id, "city");
  EXPECT_EQ(both.best->place.uncertainty_km, 0) << "the middle of a district says nothing of where the town is";
}

TEST(AnswerJson, has_the_keys_of_the_contract_in_order) {
  Candidate one = town("geonames:1", {37.5, 36.25}, 4);
  one.place.names = {{"ar", "حلب"}};
  one.matched_name = "One";
  const auto json = to_json("One", choose({one}));
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += key + " ";
  EXPECT_EQ(keys, "query status place match matched_name confidence margin candidates ");
  keys.clear();
  for (const auto& [key, value] : json["place"].items()) keys += key + " ";
  EXPECT_EQ(keys, "id name names lat lon country admin1 admin2 kind feature_code population uncertainty_km source ");
  EXPECT_EQ(json["place"]["names"][0]["text"], "حلب");
  EXPECT_EQ(json["status"], "resolved");

  const auto nothing = to_json("Nowhere", choose({}));
  EXPECT_EQ(
      nothing.dump(),
      R"({"query":"Nowhere","status":"not_found","place":null,"match":null,"matched_name":null,"confidence":0.0,"margin":0.0,"candidates":[]})");
}

}  // namespace
}  // namespace rutter::places
