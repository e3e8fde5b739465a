"""The stops, legs and base data of a rutter map drawn by QGIS (3.22), with its label engine:

    python3 compare_qgis.py RECORD.json OUT.png [LEAST_POPULATION]
"""
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsFillSymbol,
                       QgsLabelingEngineSettings, QgsLineSymbol, QgsMapRendererSequentialJob, QgsMapSettings,
                       QgsMarkerSymbol, QgsPalLayerSettings, QgsProperty, QgsRectangle, QgsSingleSymbolRenderer,
                       QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes, QgsVectorLayer, QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase

import compare_data as data

DPI = 150


def layer(path, symbol, where=""):
    result = QgsVectorLayer(str(path), path.stem, "ogr")
    if not result.isValid():
        raise SystemExit(f"cannot read {path.name}")
    result.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    result.setSubsetString(where)
    result.setRenderer(QgsSingleSymbolRenderer(symbol))
    return result


def label(target, size_pt, bold, colour, placement, priority):
    font = QFont("Noto Sans")
    font.setBold(bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size_pt)
    text.setSizeUnit(QgsUnitTypes.RenderPoints)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setSizeUnit(QgsUnitTypes.RenderPoints)
    halo.setColor(QColor(data.LAND))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.setFormat(text)
    settings.placement = placement
    settings.dist = 2
    settings.distUnits = QgsUnitTypes.RenderPoints
    settings.priority = priority
    settings.offsetType = QgsPalLayerSettings.FromSymbolBounds
    if target.name() == "towns":  # the more people, the more important; 0 to 10
        settings.dataDefinedProperties().setProperty(
            QgsPalLayerSettings.Priority, QgsProperty.fromExpression("min(10, 4 * \"capital\" + log10(\"population\" + 1))"))
    target.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    target.setLabelsEnabled(True)


def settings_of(window, layers):
    result = QgsMapSettings()
    result.setLayers(layers)
    result.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj(window.proj))
    result.setTransformContext(QgsCoordinateTransformContext())
    result.setExtent(QgsRectangle(*window.bounds))
    result.setOutputDpi(DPI)
    result.setOutputSize(QSize(round(window.width_pt / 72 * DPI), round(window.height_pt / 72 * DPI)))
    result.setBackgroundColor(QColor(data.WATER))
    engine = QgsLabelingEngineSettings()
    engine.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    result.setLabelingEngineSettings(engine)
    return result


def start():
    application = QgsApplication([], False)
    application.initQgis()
    for file in sorted(data.FONTS.glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return application


def town_layer(folder, size_pt, placement):
    dot = QgsMarkerSymbol.createSimple({"name": "circle", "size": "2.6", "size_unit": "Point", "color": data.TOWN,
                                        "outline_style": "no"})
    result = layer(folder / "towns.geojson", dot)
    label(result, size_pt, False, data.TOWN, placement, 5)
    return result


def base(countries):
    land = QgsFillSymbol.createSimple({"color": data.LAND, "outline_color": data.COAST, "outline_width": "0.5",
                                       "outline_width_unit": "Point"})
    lake = QgsFillSymbol.createSimple({"color": data.WATER, "outline_style": "no"})
    line = lambda colour, width: QgsLineSymbol.createSimple({"color": colour, "width": str(width), "width_unit": "Point"})
    names = layer(data.GEODATA / countries, land)
    label(names, 9, False, "#5f5a51", QgsPalLayerSettings.Horizontal, 2)
    return [layer(data.GEODATA / "borders-1m.fgb", line(data.BORDER, 0.7), "worldview <> 'gmt-dcw'"),
            layer(data.GEODATA / "rivers.fgb", line(data.RIVER, 0.5), "level <= 1"),
            layer(data.GEODATA / "lakes.fgb", lake, "km2 > 20"), names]


def main():
    record, picture = sys.argv[1:3]
    least = float(sys.argv[3]) if len(sys.argv) > 3 else 250000
    folder = data.Path(tempfile.mkdtemp())
    window = data.write(record, folder, least)
    application = start()
    leg = QgsLineSymbol.createSimple({"color": data.ACCENT, "width": "1.5", "width_unit": "Point", "line_style": "dash"})
    pin = QgsMarkerSymbol.createSimple({"name": "circle", "size": "8", "size_unit": "Point", "color": data.ACCENT,
                                        "outline_color": "white"})
    stops = layer(folder / "stops.geojson", pin)
    around = QgsPalLayerSettings.OrderedPositionsAroundPoint
    label(stops, 9, True, "#111111", around, 10)
    layers = [stops, layer(folder / "legs.geojson", leg), town_layer(folder, 7, around), *base("countries-10m.fgb")]
    job = QgsMapRendererSequentialJob(settings_of(window, layers))
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)
    placed = [l for l in job.takeLabelingResults().allLabels() if not l.isUnplaced]
    for name in ("stops", "towns"):
        of = next(l for l in layers if l.name() == name)
        print(f"{name}: {sum(l.layerID == of.id() for l in placed)} of {of.featureCount()} named")
    sys.stdout.flush()
    os._exit(0)  # without QGIS' clean-up, which some versions do not survive


if __name__ == "__main__":
    main()
