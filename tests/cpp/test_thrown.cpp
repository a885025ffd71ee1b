#include <doctest/doctest.h>

#include "gait/thrown.hpp"

using namespace gait;

namespace {

constexpr float kPeriod_s = 0.005F;

// Whether it is thrown after so long of this, and of rest.
bool thrown(float felt_mps2, float turning_radps, float for_s, float rest_s = 0.0F) {
  Thrown asked;
  asked.design(kPeriod_s);
  bool says = false;
  for (float t = 0.0F; t < for_s; t += kPeriod_s)
    says = asked({lanes({0.0F, felt_mps2, 0.0F}), lanes({0.0F, 0.0F, turning_radps})});
  for (float t = 0.0F; t < rest_s; t += kPeriod_s)
    says = asked({lanes({0.0F, 0.0F, 9.81F}), lanes({0.0F, 0.0F, 0.0F})});
  return says;
}

}  // namespace

TEST_CASE("A pod that falls far need not spin") {
  CHECK(thrown(1.0F, 1.0F, 0.3F));
  CHECK_FALSE(thrown(1.0F, 1.0F, 0.2F));
}

TEST_CASE("A pod that falls and spins is thrown until its bounces are over") {
  CHECK(thrown(1.0F, 6.0F, 0.2F));
  CHECK(thrown(1.0F, -6.0F, 0.2F, 0.9F));
  CHECK_FALSE(thrown(1.0F, 6.0F, 0.2F, 1.1F));
}

TEST_CASE("A foot that is weightless, or turns, or is both for a moment, is not thrown") {
  CHECK_FALSE(thrown(1.0F, 1.0F, 0.16F));
  CHECK_FALSE(thrown(9.81F, 6.0F, 0.5F));
  CHECK_FALSE(thrown(1.0F, 6.0F, 0.05F));
}
