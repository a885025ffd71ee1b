#include <doctest/doctest.h>

#include "gait/foot_history.hpp"

using gait::FootHistory;
using gait::Micros;
using gait::Motion;

namespace {

Motion steady(float value) { return {gait::lanes(value), gait::lanes(-value)}; }

}  // namespace

TEST_CASE("a slow sensor is kept sample by sample, a fast one is averaged") {
  FootHistory slow, fast;
  slow.design(208.0F);
  fast.design(1600.0F);
  for (int i = 0; i < 70; ++i) slow.add(Micros{i * 4808}, steady(static_cast<float>(i)));
  for (int i = 0; i < 70; ++i) fast.add(Micros{i * 625}, steady(static_cast<float>(i)));
  CHECK(slow.size() == 70);
  CHECK(slow.back(0).motion.acceleration_mps2[0] == 69.0F);
  CHECK(fast.size() == 10);
  CHECK(fast.back(0).motion.acceleration_mps2[0] == 66.0F);
  CHECK(fast.back(0).time == Micros{66 * 625});
}

TEST_CASE("a time is found, and one that is no longer kept is said to be gone") {
  FootHistory history;
  history.design(200.0F);
  for (int i = 0; i < 700; ++i) history.add(Micros{i * 5000}, steady(0.0F));
  CHECK(history.back(history.age_of(Micros{3'000'000})).time == Micros{3'000'000});
  CHECK(history.back(history.age_of(Micros{2'999'999})).time == Micros{3'000'000});
  CHECK(history.age_of(Micros{3'495'000}) == 0);
  CHECK(history.age_of(Micros{0}) == history.size());
}

TEST_CASE("a gap makes what came before useless") {
  FootHistory history;
  history.design(200.0F);
  for (int i = 0; i < 100; ++i) history.add(Micros{i * 5000}, steady(0.0F));
  history.add(Micros{600'000}, steady(1.0F));
  CHECK(history.size() == 1);
}
