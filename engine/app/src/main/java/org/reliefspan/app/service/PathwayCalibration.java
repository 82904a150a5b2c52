package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.PathwayInputs;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CalibrationResults;
import org.reliefspan.report.CalibrationFolder;
import org.reliefspan.simulation.calibration.Calibration;
import org.reliefspan.simulation.calibration.HistoryMatching;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.spark.store.FolderSwap;

/** One calibration of one pathway: file in, results folder out. Starts no Spark. */
final class PathwayCalibration {
  private static final double LIMIT = 1.959963984540054;

  private final CalibrateRequest asked;
  private final EngineOptions options;
  private final Stopwatch watch;

  PathwayCalibration(CalibrateRequest asked, EngineOptions options) {
    this.asked = asked;
    this.options = options;
    this.watch = new Stopwatch(options.progress());
  }

  /**
   * Runs the file as it is.
   *
   * @throws FindingsException if the pathway is wrong, has no targets or cannot meet them
   */
  CalibrateReport run() {
    PathwayFile file = PathwayFile.read(asked.pathway());
    return run(file, text(), asked.out());
  }

  /** Runs the text that a manifest keeps, in place of the file. */
  CalibrateReport runAgain(String text, Path out) {
    return run(PathwayFile.parse(asked.pathway(), text), text, out);
  }

  private String text() {
    try {
      return Files.readString(asked.pathway());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private CalibrateReport run(PathwayFile file, String text, Path out) {
    PathwaySpec spec = file.spec().orElseThrow(() -> new FindingsException(file.findings()));
    if (file.targets().isEmpty()) {
      throw finding("has no targets, so there is nothing to calibrate to. Maybe add \"targets\"?");
    }
    TargetFolder.requireFor(ResultsKind.CALIBRATION, out);
    try (FolderSwap swap = FolderSwap.begin(out)) {
      Publishable<CalibrationResults> published =
          SimulatedRelease.publish(
              results(spec, watch.time("waves", "simulating waves", () -> calibrated(spec, file))));
      Provenance provenance = provenance(text);
      CalibrationFolder.write(swap.folder(), published, provenance);
      swap.publishKeepingOthers();
      return new CalibrateReport(out, published, provenance);
    } catch (SimulationException wrong) {
      throw finding(String.valueOf(wrong.getMessage()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } finally {
      options.progress().done();
    }
  }

  private FindingsException finding(String message) {
    return FindingsException.about(asked.pathway(), message);
  }

  private Calibration calibrated(PathwaySpec spec, PathwayFile file) {
    return HistoryMatching.run(
        new HistoryMatching.Request(
            ResolvedPathway.of(spec),
            file.targets(),
            asked.waves(),
            asked.points(),
            asked.draws(),
            asked.patients(),
            asked.seed(),
            options.threads().orElse(Runtime.getRuntime().availableProcessors())));
  }

  private CalibrationResults results(PathwaySpec spec, Calibration found) {
    return new CalibrationResults(
        spec.title(),
        found.waves().stream().map(PathwayCalibration::wave).toList(),
        found.targets().stream().map(PathwayCalibration::target).toList(),
        found.parameters().stream()
            .map(
                each ->
                    new CalibrationResults.Parameter(
                        each.name(), spread(each.before()), spread(each.after())))
            .toList(),
        Arrays.stream(found.draws()).map(draw -> Arrays.stream(draw).boxed().toList()).toList(),
        List.of(
            String.format(
                Locale.ROOT,
                "The draws say as much as %.0f equally weighted points.%s",
                found.effectivePoints(),
                found.effectivePoints() < 50 ? " Maybe more --waves or --points?" : ""),
            found.exact()
                ? "Points were computed by the cohort, without Monte Carlo error."
                : String.format(
                    Locale.ROOT,
                    "Points were simulated with the same %,d patients.",
                    asked.patients())));
  }

  private static CalibrationResults.Wave wave(Calibration.Wave wave) {
    return new CalibrationResults.Wave(
        wave.number(), wave.points(), wave.space(), wave.kept(), wave.bestImplausibility());
  }

  private static CalibrationResults.Target target(Calibration.TargetFit fit) {
    CalibrationTarget target = fit.target();
    double half = LIMIT * target.standardError();
    return new CalibrationResults.Target(
        target.words(),
        target.strategy(),
        new CalibrationResults.Spread(target.value(), target.value() - half, target.value() + half),
        spread(fit.before()),
        spread(fit.after()),
        fit.closest(),
        target.source());
  }

  private static CalibrationResults.Spread spread(Calibration.Spread spread) {
    return new CalibrationResults.Spread(
        spread.mean(), spread.limits().lower(), spread.limits().upper());
  }

  private Provenance provenance(String text) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("points", (long) asked.points());
    counts.put("waves", (long) asked.waves());
    counts.put("patients", asked.patients());
    counts.put("draws", (long) asked.draws());
    SortedMap<String, String> inputs = new TreeMap<>();
    Checksums.add(inputs, asked.pathway(), PathwayInputs.files(asked.pathway(), text));
    return new Provenance(
        EngineVersion.current(),
        text,
        asked.seed(),
        inputs,
        counts,
        watch.seconds(),
        Surroundings.now(),
        CalibrateLine.of(asked));
  }
}
