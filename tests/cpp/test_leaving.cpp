#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "gait/leaving.hpp"
#include "gait/math.hpp"

namespace {

constexpr double kRate_hz = 208.0;
constexpr double kStride_s = 0.7;
constexpr double kOff_s = 0.25;

double knock(double since_s, double size_mps2) {
  if (since_s < 0.0 || since_s > 0.02) return 0.0;
  return size_mps2 * std::sin(gait::kPi * since_s / 0.02);
}

// What a foot feels `phase` after it landed: the blow, a heel that lifts, the toes that leave, and
// its swing.
float foot(double phase, double leaving_mps2) {
  const double blows = knock(phase, 60.0) + knock(phase - 0.14, 0.45 * leaving_mps2) +
                       knock(phase - kOff_s, leaving_mps2) +
                       knock(phase - 0.45, 0.3 * leaving_mps2);
  return static_cast<float>(gait::kGravity_mps2 + blows);
}

struct Runner {
  gait::LeavingFinder finder{};
  double t{};
  std::vector<double> left_s{};

  Runner() { finder.design(kRate_hz); }

  // Runs for so many strides; the landing is told 40 ms after it happened.
  void run(int strides, double leaving_mps2) {
    for (int n = 0; n < strides; ++n) {
      bool told = false;
      const double landed_s = t;
      for (; t - landed_s < kStride_s; t += 1.0 / kRate_hz) {
        if (!told && t - landed_s > 0.04) {
          finder.land(static_cast<float>(t - landed_s));
          told = true;
        }
        const auto ago_s = finder(gait::lanes(0.0F, 0.0F, foot(t - landed_s, leaving_mps2)));
        if (ago_s) left_s.push_back(t - static_cast<double>(*ago_s) - landed_s);
      }
    }
  }
};

}  // namespace

TEST_CASE("the toes' leaving once a stride, from the second on; no lifted heel, no swing") {
  Runner runner;
  runner.run(20, 30.0);
  REQUIRE(runner.left_s.size() == 19);
  for (const double s : runner.left_s) CHECK(std::fabs(s - kOff_s) < 0.015);
}

TEST_CASE("who runs softer or harder is told again at the latest a stride later") {
  for (const double then_mps2 : {8.0, 90.0}) {
    Runner runner;
    runner.run(10, 30.0);
    runner.left_s.clear();
    runner.run(10, then_mps2);
    CHECK(runner.left_s.size() >= 9);
    for (std::size_t i = 1; i < runner.left_s.size(); ++i)
      CHECK(std::fabs(runner.left_s[i] - kOff_s) < 0.015);
  }
}

TEST_CASE("a foot that did not land does not leave, nor one whose samples were lost meanwhile") {
  Runner runner;
  runner.run(5, 30.0);
  CHECK_FALSE(runner.finder.standing());
  runner.finder.land(0.0F);
  CHECK(runner.finder.standing());
  runner.finder.begin();
  CHECK_FALSE(runner.finder.standing());
  CHECK_FALSE(runner.finder.followed());
  for (int i = 0; i < 100; ++i)
    CHECK_FALSE(runner.finder(gait::lanes(0.0F, 0.0F, foot(i / kRate_hz, 30.0))));
}

TEST_CASE("a hop that weighs less on the ground than in the air was seen the wrong way round") {
  gait::LeavingFinder finder;
  finder.design(kRate_hz);
  const auto hop = [&finder](float first_mps2, float then_mps2) {
    finder.land(0.0F);
    bool left = false;
    for (int i = 0; i < 70; ++i) {
      const double phase = i / kRate_hz;
      const float weight_mps2 = phase < 0.2 ? first_mps2 : then_mps2;
      const double blow = knock(phase - 0.2, 30.0);
      if (finder(gait::lanes(0.0F, 0.0F, weight_mps2 + static_cast<float>(blow)))) left = true;
    }
    return left;
  };
  for (int n = 0; n < 4; ++n) hop(16.0F, 5.0F);
  REQUIRE(hop(16.0F, 5.0F));
  CHECK_FALSE(finder.exchanged(0.0F));
  REQUIRE(hop(5.0F, 16.0F));
  CHECK(finder.exchanged(0.0F));
}
