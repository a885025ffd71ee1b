// All parts beside each other with their names and outer sizes in mm, for parts.png:
//   openscad --imgsize 1500,800 --camera 114,32,0,38,0,12,352 -o parts.png drawing.scad
include <pod_case.scad>
part = "all";

function tenths(v) = round(v * 10) / 10;
function sized(size) = str(tenths(size.x), " x ", tenths(size.y), " x ", tenths(size.z));

module named(at, name, size) {
  translate(at) children();
  color("black") translate([at.x, at.y - 9, 0]) linear_extrude(0.2) {
    text(name, 5);
    translate([0, -6]) text(sized(size), 4);
  }
}

hooked = [plate.x, plate.y, plate.z + 2.4];
named([0, 0, rail.z], "body", outside + [0, 0, rail.z]) body();
named([0, 50, 0], "lid", [outside.x, outside.y, 3]) lid();
named([60, 0, 0], "shoe", plate) shoe();
named([60, 50, 5.9], "heel", hooked + [0, 0, 3.5]) heel();
named([120, 0, 4.9], "waist", hooked + [0, 0, 2.5]) waist();
named([128, 50, 0], "chest", [plate.x + 16, plate.y + 10, 2.65 + rail.z + 0.25]) translate([0, 6, 0]) chest();
named([185, 10, 0], "dock", [outside.z + rail.z + 6.8, outside.y + 6.8, 23]) dock();
