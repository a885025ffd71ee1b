#include <doctest/doctest.h>

#include "gait/trunk_contact.hpp"

namespace {

constexpr float kPeriod_s = 0.001F;

gait::TrunkContact pushed(int samples) {
  gait::TrunkContact contact{gait::TrunkSettings{}};
  contact.begin();
  for (int i = 0; i < samples; ++i) contact.add(15.0F);
  return contact;
}

float contact_s(const gait::TrunkContact& contact) {
  return contact(kPeriod_s, 0.36F, 9.8F, 23.0F);
}

}  // namespace

TEST_CASE("a longer push is a longer contact") {
  CHECK(contact_s(pushed(160)) + 0.03F < contact_s(pushed(220)));
}

TEST_CASE("the belt's speed draws the contact towards what is usual at it") {
  gait::TrunkContact contact = pushed(200);
  const float alone_s = contact_s(contact);
  contact.belt(2.5F);
  const float slow_s = contact_s(contact);
  contact.belt(4.5F);
  const float fast_s = contact_s(contact);
  CHECK(fast_s + 0.05F < slow_s);
  for (const float no_run_mps : {gait::kAbsent, 0.5F, 9.0F}) {
    contact.belt(no_run_mps);
    CHECK(contact_s(contact) == alone_s);
  }
}

TEST_CASE("what is no push lasts as long as a contact can") {
  const gait::TrunkSettings settings;
  gait::TrunkContact none{settings};
  none.begin();
  none.add(-3.0F);
  CHECK(contact_s(none) == settings.min_contact_s);
  CHECK(contact_s(pushed(5000)) == settings.max_contact_s);
}
