// What d3-geo makes of the cases of d3_test.cpp: one JSON object a line on the standard input, one number a line on the output,
// the visible area of a polygon or the visible length of a line in pixels.
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";
import {join} from "node:path";

const d3 = await import(pathToFileURL(join(process.argv[2], "node_modules/d3-geo/src/index.js")));
const makers = {
  eqc: d3.geoEquirectangular, merc: d3.geoMercator, tmerc: d3.geoTransverseMercator, ortho: d3.geoOrthographic,
  stere: d3.geoStereographic, gnom: d3.geoGnomonic, laea: d3.geoAzimuthalEqualArea, aeqd: d3.geoAzimuthalEquidistant,
  lcc: d3.geoConicConformal, aea: d3.geoConicEqualArea, eqdc: d3.geoConicEquidistant, eqearth: d3.geoEqualEarth,
  natearth: d3.geoNaturalEarth1,
};

function projectionOf(c) {
  // d3's stereographic map is true to scale at the half of the globe, PROJ's at its centre.
  const scale = c.projection === "stere" ? 2 * c.scale : c.scale;
  const projection = makers[c.projection]().rotate([-c.lon_0, -c.lat_0]).center([0, 0]).precision(0.05);
  if (projection.parallels) projection.parallels([c.lat_1, c.lat_2]);
  projection.scale(scale).translate(c.translate).clipExtent(c.box);
  if (c.horizon) projection.clipAngle(c.horizon);
  return projection;
}

// Small shapes wind clockwise in d3; ours do not care.
function rightWay(geometry) {
  if (geometry.type !== "Polygon") return geometry;
  return {type: "Polygon", coordinates: geometry.coordinates.map((ring, i) => {
    const large = d3.geoArea({type: "Polygon", coordinates: [ring]}) > 2 * Math.PI;
    return large === (i === 0) ? [...ring].reverse() : ring;
  })};
}

for await (const line of createInterface({input: process.stdin})) {
  const c = JSON.parse(line);
  const path = d3.geoPath(projectionOf(c));
  const geometry = rightWay(c.geometry);
  console.log(geometry.type === "Polygon" ? path.area(geometry) : path.measure(geometry));
}
