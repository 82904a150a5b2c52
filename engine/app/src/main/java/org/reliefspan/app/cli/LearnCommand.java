package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.learn.EventLogFile;
import org.reliefspan.app.service.LearnReport;
import org.reliefspan.app.service.LearnRequest;
import org.reliefspan.app.service.SimulateRequest;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.ReplayedFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan learn}. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    description = "Learn a clinic from an event log: a pathway file and a facility file.",
    footer = {
      "",
      "Example:  reliefspan learn datasets/clinic-eventlog/patients_eventlog.csv --case patient"
          + " --activity handling --time time --lifecycle registration_type --instance handling_id"
          + " --resource employee --threshold 1 --replay 20 --out learned",
      "Results:  DIR/pathway.yaml, DIR/facility.yaml; DIR/tables: learned_activities,"
          + " learned_waits, learned_routes, learned_traces, learned_arrivals, learned_resources,"
          + " learned_cases, replay"
    })
final class LearnCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "LOG", description = "CSV file with a header")
  private Path log = Path.of("log.csv");

  @Option(
      names = "--case",
      paramLabel = "COLUMN",
      required = true,
      description = "column that says whose a row is")
  private String caseId = "";

  @Option(
      names = "--activity",
      paramLabel = "COLUMN",
      required = true,
      description = "column that says what was done")
  private String activity = "";

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "column of times, where there is a row for each event")
  private @Nullable String time;

  @Option(
      names = "--lifecycle",
      paramLabel = "COLUMN",
      description = "column that says start or complete")
  private @Nullable String lifecycle;

  @Option(
      names = "--instance",
      paramLabel = "COLUMN",
      description =
          "column that is the same for a start and its end (default: the first start goes with the"
              + " first end)")
  private @Nullable String instance;

  @Option(
      names = "--start",
      paramLabel = "COLUMN",
      description = "column of beginnings, where there is a row for each session")
  private @Nullable String start;

  @Option(names = "--end", paramLabel = "COLUMN", description = "column of ends, beside --start")
  private @Nullable String end;

  @Option(
      names = "--resource",
      paramLabel = "COLUMN",
      description = "column that says who did it (default: nobody is known)")
  private @Nullable String resource;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "whose clock counts for times with an offset (default: ${DEFAULT-VALUE})")
  private String zone = "UTC";

  @Option(
      names = "--threshold",
      paramLabel = "N",
      description =
          "smallest number of cases that is published; 1 withholds nothing (default:"
              + " ${DEFAULT-VALUE})")
  private int threshold = DisclosurePolicy.DEFAULT_THRESHOLD;

  @Option(
      names = "--replay",
      paramLabel = "R",
      description = "replications of the learned clinic, beside the log (default: none)")
  private int replications;

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = SimulateRequest.SEED;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/learned)")
  private Path out = Path.of("reliefspan-out", "learned");

  @Override
  public Integer call() {
    print(engine.reliefspan().learn(request()), Console.out(spec));
    return ExitCode.DONE;
  }

  private LearnRequest request() {
    try {
      return new LearnRequest(
          log,
          new EventLogFile.Columns(
              caseId,
              activity,
              Optional.ofNullable(time),
              Optional.ofNullable(start),
              Optional.ofNullable(end),
              Optional.ofNullable(lifecycle),
              Optional.ofNullable(instance),
              Optional.ofNullable(resource)),
          ZoneId.of(zone),
          out,
          threshold,
          replications,
          seed);
    } catch (DateTimeException noZone) {
      throw usage("zone (%s) is no time zone. Maybe America/New_York?".formatted(zone));
    } catch (IllegalArgumentException problem) {
      throw usage(String.valueOf(problem.getMessage()));
    }
  }

  private RuntimeException usage(String message) {
    return spec == null
        ? new IllegalArgumentException(message)
        : new ParameterException(spec.commandLine(), "--" + message);
  }

  private static void print(LearnReport report, PrintWriter out) {
    LearnedClinic clinic = report.clinic().content();
    out.println();
    out.printf(
        Locale.ROOT,
        "Learned from %s: %,d cases in %.1f days%n",
        clinic.log(),
        clinic.cases(),
        clinic.days());
    clinic.activities().forEach(row -> activity(row, out));
    if (!clinic.replay().isEmpty()) {
      out.println();
      clinic.replay().stream()
          .filter(row -> row.observed().of().isEmpty())
          .forEach(row -> replayed(row, out));
    }
    clinic.notes().forEach(note -> out.println("Note: " + note));
    out.println();
    out.println("Results: " + report.folder());
    out.flush();
  }

  private static void activity(ActivityRow row, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %-28s %7.1f min (%s), after %.1f h (gathering %.1f, resource %.1f, delay %.1f)%n",
        row.name(),
        row.minutes().mean(),
        row.duration().words(),
        row.before().hours(),
        row.before().gathering(),
        row.before().resource(),
        row.before().delay());
  }

  private static void replayed(ReplayedFigure row, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  %-28s observed %.4g, simulated %.4g [%.4g to %.4g]%n",
        row.observed().quantity(),
        row.observed().value(),
        row.simulated(),
        row.lower(),
        row.upper());
  }
}
