// The stand for the kiosk's screen, and where it and the mat stand. All in mm; drawn to scale.
part = "side"; // side | top (drawings) | head (printable)

deck_height = 200;            // of the belt above the floor, flat
eye_least = 1410;             // standing eye height, 5th percentile of women, without shoes
eye_most = 1750;              // 95th percentile of men
shoe = 25;
screen_least = deck_height + shoe + eye_least - 60; // centre, lowest: eyes look a little down
screen_most = deck_height + shoe + eye_most - 60;   // centre, highest
treadmill = [2000, 850, 1450]; // length, width, height of the console
belt = [1500, 500];
runner = 650;                 // the runner's eyes from the front end of the belt
clear_console = 150;          // between screen and console, stop key and tether
clear_front = 80;             // between post and treadmill: nobody's shin, no motor's air
post = 40;                    // square aluminium profile 40 x 40
post_height = screen_most + 150;
foot = [650, 500, 10];        // steel plate: 25 kg; wholly in front of the treadmill
mat = [1400, 900];
mat_gap = 600;                // from the treadmill's side; nothing lies behind the belt
screen = [236, 157, 25];      // 10.1 inch with its frame

console_x = 1750;             // from the rear end of the belt to the console's far side
post_x = treadmill.x + clear_front + post / 2;
screen_x = console_x + clear_console;
eyes_x = 100 + belt.x - runner;
arm = post_x - post / 2 - screen_x - 60; // slides along the post; a stub at its end carries the head

module label(at, words, size = 42) translate(at) color("black") linear_extrude(2) text(words, size);

// A line with ends from a to b, and its length in mm.
module dimension(a, b, off, words = "") {
  d = b - a;
  length = norm(d);
  angle = atan2(d.y, d.x);
  translate(a) rotate(angle) translate([0, off]) color("black") linear_extrude(2) {
    square([length, 5]);
    for (x = [0, length - 5]) translate([x, -20]) square([5, 45]);
    translate([length / 2 - 90, 22]) text(words == "" ? str(round(length)) : words, 46);
  }
}

module slab(at, size, tint) translate(at) color(tint) linear_extrude(1) square(size);

module side() {
  slab([0, 0], [treadmill.x, deck_height - 60], "silver");
  slab([100, deck_height - 60], [1500, 60], "dimgray");
  translate([console_x - 120, deck_height - 60]) color("silver") linear_extrude(1)
    polygon([[0, 0], [120, 0], [120, treadmill.z - deck_height], [-150, treadmill.z - deck_height]]);
  slab([treadmill.x + 20, 0], [foot.x, foot.z], "black");
  slab([post_x - post / 2, 0], [post, post_height], "slategray");
  for (z = [screen_least, screen_most]) {
    tint = z == screen_most ? "orange" : "gray";
    translate([screen_x, z - screen.y / 2]) color(tint)
      linear_extrude(1.5) rotate(-8) square([screen.z, screen.y]);
    slab([screen_x + 60, z - 20], [arm + post, post], "slategray");
    slab([screen_x + 60, z - 150], [post, 300], "slategray");
  }
  for (z = [eye_least, eye_most]) translate([eyes_x, deck_height + shoe + z]) color("steelblue")
    linear_extrude(1) circle(25, $fn = 32);
  label([eyes_x - 330, deck_height + shoe + eye_most + 60], "eyes, 5 % to 95 %");
  dimension([eyes_x, 2350], [screen_x, 2350], 0);
  dimension([post_x + 220, 0], [post_x + 220, screen_least], 0);
  dimension([post_x + 400, 0], [post_x + 400, screen_most], 0);
  dimension([console_x, 1500], [screen_x, 1500], 0);
  dimension([treadmill.x, 350], [post_x - post / 2, 350], 0);
  label([380, -90], "seen from the runner's right; mm");
}

module top() {
  slab([0, -treadmill.y / 2], [treadmill.x, treadmill.y], "silver");
  slab([100, -belt.y / 2], belt, "dimgray");
  slab([console_x - 150, -treadmill.y / 2], [150, treadmill.y], "darkgray");
  slab([treadmill.x + 20, -foot.y / 2], [foot.x, foot.y], "black");
  slab([post_x - 20, -20], [post, post], "slategray");
  slab([screen_x, -20], [arm + 60, 40], "slategray");
  slab([screen_x, -screen.x / 2], [30, screen.x], "orange");
  slab([700, treadmill.y / 2 + mat_gap], mat, "steelblue");
  color("tomato") translate([-2000, -treadmill.y / 2 - 250]) linear_extrude(0.5)
    square([2000, treadmill.y + 500]);
  label([-1700, -20], "keep free: 2000 behind");
  label([1130, treadmill.y / 2 + mat_gap + 420], "mat");
  dimension([1400, treadmill.y / 2], [1400, treadmill.y / 2 + mat_gap], 0);
  dimension([700, treadmill.y / 2 + mat_gap + mat.y], [2100, treadmill.y / 2 + mat_gap + mat.y], 30);
  color("black") translate([screen_x, 60]) rotate(110) linear_extrude(1) square([1400, 6]);
  label([post_x + 60, 700], "screen swivels to the mat", 46);
}

// Clamps on the post; the screen's VESA 75 plate hangs on it, tilted by 8 degrees.
module head() difference() {
  union() {
    translate([-45, 0, -45]) cube([90, 8, 90]);
    hull() {
      translate([-30, 7, -45]) cube([60, 1, 90]);
      translate([-30, 18, -45]) cube([60, 1, 70]);
    }
    translate([-30, 18, -45]) cube([60, post + 12, 70]);
  }
  for (x = [-37.5, 37.5], z = [-37.5, 37.5]) translate([x, -1, z]) rotate([-90, 0, 0])
    cylinder(d = 4.3, h = 40, $fn = 24);
  translate([-post / 2 - 0.2, 24, -60]) rotate([8, 0, 0]) cube([post + 0.4, post + 0.4, 140]);
  translate([0, 40, -10]) rotate([0, 90, 0]) cylinder(d = 6.4, h = 80, center = true, $fn = 24);
}

if (part == "side") side();
else if (part == "top") top();
else if (part == "head") head();
else assert(false, str("no such part: ", part));
