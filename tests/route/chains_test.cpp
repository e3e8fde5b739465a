// Chains of names that each have five homonyms or more: where a chain lies in one region, its reading is found; where two
// readings fit alike, it is refused.
#include "route/resolve.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "job/read.hpp"

namespace rutter::route {
namespace {

const places::Gazetteer& gazetteer() {
  static const places::Gazetteer opened = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  return opened;
}

Itinerary resolved(const std::vector<std::string>& names) {
  std::string text = "[[map]]\nname = \"test\"\n";
  for (const std::string& name : names) text += "[[map.stop]]\nplace = \"" + name + "\"\n";
  const auto job = job::read_job_text(text, "test.toml");
  if (!job) throw std::runtime_error(base::format(job.problems().front()));
  return resolve(job->maps.front(), gazetteer(), {true}).value();
}

struct Chain {
  std::string region;  ///< what this chain is called in messages
  std::vector<std::string> names;
  std::vector<std::string> where;  ///< country and province of each
};

void PrintTo(const Chain& chain, std::ostream* out) {
  *out << chain.region;
}

std::string where(const ResolvedStop& stop) {
  return stop.place->country + " " + stop.place->admin1_name;
}

class Chains : public testing::TestWithParam<Chain> {};

TEST_P(Chains, in_one_region_are_found) {
  const Chain& chain = GetParam();
  const Itinerary found = resolved(chain.names);
  std::string gaps;
  for (const Gap& gap : found.gaps) gaps += gap.query + ": " + gap.reason + "\n";
  ASSERT_EQ(found.stops.size(), chain.names.size()) << chain.region << "\n" << gaps;
  for (std::size_t i = 0; i < chain.names.size(); ++i) EXPECT_EQ(where(found.stops[i]), chain.where[i]) << chain.names[i];
}

INSTANTIATE_TEST_SUITE_P(
    Regions, Chains,
    testing::Values(
        Chain{"Ohio",
              {"Springfield", "Columbus", "Athens", "Zanesville", "Chillicothe"},
              {"US Ohio", "US Ohio", "US Ohio", "US Ohio", "US Ohio"}},
        Chain{"Georgia",
              {"Columbus", "Athens", "Macon", "Americus", "Warner Robins"},
              {"US Georgia", "US Georgia", "US Georgia", "US Georgia", "US Georgia"}},
        Chain{"Virginia",
              {"Richmond", "Petersburg", "Charlottesville", "Lynchburg"},
              {"US Virginia", "US Virginia", "US Virginia", "US Virginia"}},
        Chain{"Costa Rica",
              {"San José", "Alajuela", "Puntarenas"},
              {"CR San José", "CR Alajuela Province", "CR Puntarenas Province"}},
        Chain{"Andalusia", {"Córdoba", "Sevilla", "Málaga"}, {"ES Andalusia", "ES Andalusia", "ES Andalusia"}},
        Chain{"Argentina", {"Córdoba", "Rosario", "Villa María"}, {"AR Cordoba", "AR Santa Fe", "AR Cordoba"}},
        Chain{"Valencia", {"Valencia", "Castelló de la Plana", "Alicante"}, {"ES Valencia", "ES Valencia", "ES Valencia"}},
        Chain{"Venezuela", {"Valencia", "Maracay", "Barquisimeto"}, {"VE Carabobo", "VE Aragua", "VE Lara"}},
        Chain{"Lebanon", {"Tripoli", "Byblos", "Zahlé"}, {"LB North Lebanon", "LB Mount Lebanon", "LB Bekaa"}},
        Chain{"Libya", {"Tripoli", "Misrata", "Zuwara"}, {"LY Tripoli", "LY Misratah", "LY An Nuqat al Khams"}}));

TEST(Chains, that_fit_alike_in_two_regions_are_refused) {
  for (const std::vector<std::string>& names :
       {std::vector<std::string>{"Springfield", "Richmond"}, {"Springfield"}, {"Richmond", "Columbus"}}) {
    const Itinerary found = resolved(names);
    EXPECT_FALSE(found.gaps.empty()) << names.front();
  }
}

TEST(Chains, do_not_depend_on_their_order) {
  const Itinerary there = resolved({"Springfield", "Columbus", "Athens", "Zanesville", "Chillicothe"});
  const Itinerary back = resolved({"Chillicothe", "Zanesville", "Athens", "Columbus", "Springfield"});
  ASSERT_EQ(there.stops.size(), back.stops.size());
  for (std::size_t i = 0; i < there.stops.size(); ++i) {
    const ResolvedStop& other = back.stops[back.stops.size() - 1 - i];
    EXPECT_EQ(there.stops[i].place->id, other.place->id);
    EXPECT_NEAR(there.stops[i].confidence, other.confidence, 1e-9);
  }
}

}  // namespace
}  // namespace rutter::route
