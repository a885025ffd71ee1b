// The pod's case: one body for every place, and a clip for each place that slides onto its rail.
// All in mm. Print in PETG, 0.2 mm layers, no supports, as the parts lie here.
part = "body"; // body | lid | shoe | heel | waist | chest | dock

board = [21.0, 17.8, 3.6];  // Seeed XIAO nRF52840 Sense with its parts
cell = [30.5, 12.5, 4.3];   // 401230 lithium-polymer cell with its protection board
wall = 1.6;                 // four lines of a 0.4 mm nozzle
air = 0.3;                  // around what lies inside
slide = 0.25;               // between rail and socket: they hold by friction
corner = 3;
$fn = 48;

inside = [max(board.x, cell.x) + 2 * air, max(board.y, cell.y) + 2 * air, board.z + cell.z + 1];
outside = inside + [2 * wall, 2 * wall, wall];

rail = [outside.x - 8, 9, 2.4]; // length, width at its foot, height; widens by 45 degrees
plate = [outside.x + 4, outside.y + 2, 4.4];

module slab(size, radius) {
  hull() for (x = [radius, size.x - radius], y = [radius, size.y - radius])
    translate([x, y, 0]) cylinder(r = radius, h = size.z);
}

// Along x, narrow at z = 0, `more` wider all round.
module dovetail(length, more) {
  foot = rail.y / 2 + more;
  rotate([90, 0, 90]) linear_extrude(length)
    polygon([[-foot, 0], [foot, 0], [foot + rail.z, rail.z + more], [-foot - rail.z, rail.z + more]]);
}

// Open side up; the rail is below.
module body() {
  translate([4, outside.y / 2, 0.01]) mirror([0, 0, 1]) dovetail(rail.x, 0);
  difference() {
    slab(outside, corner);
    translate([wall, wall, wall]) slab(inside + [0, 0, 1], corner - wall / 2);
    // USB-C, above the cell
    translate([-1, outside.y / 2 - 4.6, wall + cell.z + 0.6]) cube([wall + 2, 9.2, 3.4]);
    // two charging pads of brass, 3 mm, in the end that points away from the toe
    for (y = [-4, 4]) translate([outside.x - wall - 1, outside.y / 2 + y, wall + 3])
      rotate([0, 90, 0]) cylinder(d = 3.05, h = wall + 2);
    // the LED shines through a thin spot
    translate([wall + 3, -0.01, wall + cell.z + 2]) cube([2, wall - 0.4, 2]);
  }
}

module lid() {
  slab([outside.x, outside.y, 1.4], corner);
  lip = [inside.x - 0.3, inside.y - 0.3, 1.6];
  translate([wall + 0.15, wall + 0.15, 1.39]) difference() {
    slab(lip, corner - wall / 2);
    translate([1.2, 1.2, -1]) slab(lip + [-2.4, -2.4, 2], corner - wall);
  }
}

// A plate with a socket, open at one end: the pod slides in and stops at the other. The hollow is
// the rail upside down: wide below, so that it holds.
module socket() difference() {
  slab(plate, corner);
  translate([-1, plate.y / 2, plate.z + 0.01]) mirror([0, 0, 1]) dovetail(rail.x + 7, slide);
}

// Two slots: the laces go through both.
module shoe() difference() {
  socket();
  for (y = [1.2, plate.y - 3.6]) translate([plate.x / 2 - 8, y, -1]) cube([16, 2.4, plate.z + 2]);
}

// A hook that goes over a tab or a band of the given thickness.
module hook(thickness, depth) {
  socket();
  translate([plate.x - 2.4, 0, -thickness - 2]) cube([2.4, plate.y, thickness + 4]);
  translate([plate.x - depth, 0, -thickness - 2.4]) cube([depth, plate.y, 2.4]);
  // a bump that keeps it from slipping off
  translate([plate.x - depth + 1.2, 0, -thickness - 0.6]) rotate([-90, 0, 0])
    cylinder(d = 2, h = plate.y);
}
module heel() hook(3.5, 16);
module waist() hook(2.5, 30);

// A strap of 25 mm through two slots beside the pod. The socket stands so high that its hollow ends
// above the base plate: the webs beside the slots stay whole.
module chest() {
  difference() {
    translate([-8, -5, 0]) slab([plate.x + 16, plate.y + 10, 2.6], corner);
    for (x = [-5.4, plate.x + 2.4]) translate([x, plate.y / 2 - 12.8, -1]) cube([3, 25.6, 6]);
  }
  translate([0, 0, 2.6 - (plate.z - rail.z - slide) + 0.05]) socket();
}

// A place to charge: the pod stands on its heel end; two spring pins (1.36 mm, 0.75 N) meet its pads.
// Pins stand 4 mm apart from the rail's side, so a pod put in the wrong way round touches nothing.
module dock() {
  room = 0.4;
  pocket = [outside.z + rail.z + 2 * room, outside.y + 2 * room, 14];
  size = [pocket.x + 6, pocket.y + 6, pocket.z + 9];
  difference() {
    slab(size, corner);
    translate([3, 3, 9]) cube(pocket + [0, 0, 1]);
    // across from the rail's side: floor of the body is wall + 3 above its outside
    for (y = [-4, 4])
      translate([3 + room + rail.z + wall + 3, 3 + pocket.y / 2 + y, -1]) cylinder(d = 1.45, h = 12);
    // the wires leave below
    translate([3 + room + rail.z + wall + 0.5, 3 + pocket.y / 2 - 8, -0.01]) cube([5, 16, 4]);
    translate([-1, 3 + pocket.y / 2 - 2, -0.01]) cube([size.x / 2, 4, 3]);
    // what runs off a wet shoe runs out
    translate([4, 3 + pocket.y / 2, -1]) cylinder(d = 3, h = 12);
  }
}

if (part == "body") body();
else if (part == "lid") lid();
else if (part == "shoe") shoe();
else if (part == "heel") heel();
else if (part == "waist") waist();
else if (part == "chest") chest();
else if (part == "dock") dock();
else assert(part == "all", str("no such part: ", part)); // drawing.scad shows them all
