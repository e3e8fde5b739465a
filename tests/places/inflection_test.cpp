#include "places/inflection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace rutter::places {
namespace {

/// An inflected name as texts have it, and its nominative.
struct Inflected {
  const char* text;
  const char* nominative;
};

TEST(Inflection, the_nominative_is_among_what_is_read) {
  for (const auto& [text, nominative] : {Inflected{"Горадиза", "Горадиз"},
                                         Inflected{"Горадизом", "Горадиз"},
                                         Inflected{"Москвы", "Москва"},
                                         Inflected{"Москвой", "Москва"},
                                         Inflected{"Риги", "Рига"},
                                         Inflected{"Сирии", "Сирия"},
                                         Inflected{"Сирией", "Сирия"},
                                         Inflected{"Казани", "Казань"},
                                         Inflected{"Казанью", "Казань"},
                                         Inflected{"Ставрополя", "Ставрополь"},
                                         Inflected{"Ставрополем", "Ставрополь"},
                                         Inflected{"Афин", "Афины"},
                                         Inflected{"Черкассами", "Черкассы"},
                                         Inflected{"Косова", "Косово"},
                                         Inflected{"Череповца", "Череповец"},
                                         Inflected{"Череповцом", "Череповец"},
                                         Inflected{"Ельцом", "Елец"},
                                         Inflected{"Торжка", "Торжок"},
                                         Inflected{"Торжком", "Торжок"},
                                         Inflected{"Грозного", "Грозный"},
                                         Inflected{"Грозным", "Грозный"},
                                         Inflected{"Харкова", "Харків"},
                                         Inflected{"Києва", "Київ"},
                                         Inflected{"Миколаєва", "Миколаїв"},
                                         Inflected{"Авдіївки", "Авдіївка"},
                                         Inflected{"Сирії", "Сирія"},
                                         Inflected{"Білої Церкви", "Біла Церква"},
                                         Inflected{"Нижнего Новгорода", "Нижний Новгород"},
                                         Inflected{"Нижним Новгородом", "Нижний Новгород"},
                                         Inflected{"Ясной Поляны", "Ясная Поляна"},
                                         Inflected{"Ростова-на-Дону", "Ростов-на-Дону"},
                                         Inflected{"Тель-Авива", "Тель-Авив"},
                                         Inflected{"Нагорного Карабаха", "Нагорный Карабах"}}) {
    const auto read = nominatives(text);
    EXPECT_NE(std::find(read.begin(), read.end(), nominative), read.end()) << text;
    EXPECT_EQ(std::count(read.begin(), read.end(), text), 0) << text;
    EXPECT_LE(read.size(), 48U) << text;
  }
}

TEST(Inflection, other_scripts_and_what_does_not_end_like_a_form_are_left) {
  for (const char* const text : {"", " ", "Aleppo", "حلب", "Алеппо", "Баку", "А", "мостом"})
    EXPECT_TRUE(nominatives(text).empty()) << text;
}

TEST(Inflection, many_words_stay_within_bounds) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Нижнего ";
  EXPECT_LE(nominatives(text).size(), 48U);
}

}  // namespace
}  // namespace rutter::places
