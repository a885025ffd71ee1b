// All parts beside each other, for parts.png.
use <pod_case.scad>
translate([0, 0, 2.4]) body();
translate([0, 40, 0]) lid();
translate([55, 0, 0]) shoe();
translate([55, 40, 12]) heel();
translate([110, 0, 12]) waist();
translate([112, 52, 0]) chest();
translate([165, 8, 0]) dock();
