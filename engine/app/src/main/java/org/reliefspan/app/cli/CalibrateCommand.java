package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.CalibrateReport;
import org.reliefspan.app.service.CalibrateRequest;
import org.reliefspan.app.service.SimulateRequest;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.simulation.CalibrationResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = "Find values of a pathway's uncertain parameters that give what was observed.",
    footer = {
      "",
      "Example:  reliefspan calibrate datasets/pathways/relief_of_a_cohort.yaml",
      "Results:  DIR/draws.csv, for simulate --draws-from; DIR/tables: calibration, targets,"
          + " parameters"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATHWAY", description = "pathway file with targets")
  private Path pathway = Path.of("pathway.yaml");

  @Option(
      names = "--waves",
      paramLabel = "N",
      description = "waves of points (default: ${DEFAULT-VALUE})")
  private int waves = CalibrateRequest.WAVES;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "values of the parameters in each wave (default: ${DEFAULT-VALUE})")
  private int points = CalibrateRequest.POINTS;

  @Option(
      names = "--draws",
      paramLabel = "K",
      description = "equally weighted draws that come out (default: ${DEFAULT-VALUE})")
  private int draws = CalibrateRequest.DRAWS;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description =
          "patients at each point, where the cohort is not possible (default: ${DEFAULT-VALUE})")
  private long patients = SimulateRequest.PATIENTS;

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = SimulateRequest.SEED;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/ and the pathway's name, -calibrated)")
  private @Nullable Path out;

  @Override
  public Integer call() {
    print(engine.reliefspan().calibrate(request()), Console.out(spec));
    return ExitCode.DONE;
  }

  private CalibrateRequest request() {
    try {
      return new CalibrateRequest(pathway, folder(), waves, points, draws, patients, seed);
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), "--" + String.valueOf(problem.getMessage()));
    }
  }

  private Path folder() {
    return out != null
        ? out
        : Path.of(
            "reliefspan-out",
            PathwayFile.read(pathway).spec().map(PathwaySpec::name).orElse("pathway")
                + "-calibrated");
  }

  private static void print(CalibrateReport report, PrintWriter out) {
    CalibrationResults results = report.results().content();
    out.println();
    out.println(results.title());
    for (CalibrationResults.Wave wave : results.waves()) {
      out.printf(
          Locale.ROOT,
          "  wave %d: %d of %d points kept, from %.3g of the space%n",
          wave.number(),
          wave.kept(),
          wave.points(),
          wave.space());
    }
    for (CalibrationResults.Target target : results.targets()) {
      out.printf(
          Locale.ROOT,
          "  %-28s %-12s observed %s, before %s, after %s%n",
          target.words(),
          target.strategy(),
          words(target.observed()),
          words(target.before()),
          words(target.after()));
    }
    results.notes().forEach(note -> out.println("Note: " + note));
    out.println();
    out.println("Results: " + report.folder());
    out.flush();
  }

  private static String words(CalibrationResults.Spread spread) {
    return String.format(
        Locale.ROOT, "%.4g [%.4g to %.4g]", spread.mean(), spread.lower(), spread.upper());
  }
}
