package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;

/** A pathway in a facility, of files or of texts. */
record World(PathwaySpec pathway, FacilitySpec facility) {
  /** A pathway in which everybody wants one session and goes; {@code length} may be brought. */
  static final String ONE_SERVICE =
      """
      pathway: {name: one, title: One}
      time: {unit: day, horizon: 100000}
      parameters: {mu: 1}
      attributes: {length: 1, urgency: 0, patience: Inf, limit: Inf}
      states: {here: {present: 1}, gone: {final: true}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: service}}
      activities:
        service:
          window: {latest: limit}
          duration: length
          priority: urgency
          waiting: {patience: patience}
          needs: {server: 1}
          done: {go: gone, add: {served: 1}}
          reneged: {go: gone, add: {reneged: 1}}
          balked: {go: gone, add: {balked: 1}}
          missed: {go: gone, add: {missed: 1}}
          interrupted: {add: {interrupted: 1}}
      outcomes: {interrupted: {}, served: {}, reneged: {}, balked: {}, missed: {}, time_there: {per_time: present}}
      """;

  private static final String HEAD = "facility: {name: test, title: Test}\n";

  /** A shipped facility and the pathway that it names. */
  static World shipped(String name) {
    Path file = Folders.repository().resolve("datasets/facilities").resolve(name + ".yaml");
    PathwaySpec pathway = pathway(PathwayFile.read(FacilityFile.pathwayOf(file).orElseThrow()));
    return new World(pathway, facility(FacilityFile.read(file, pathway)));
  }

  /** Texts; that of the facility without its first line. */
  static World of(String pathway, String facility) {
    PathwaySpec spec = pathway(PathwayFile.parse(Path.of("pathway.yaml"), pathway));
    return new World(
        spec, facility(FacilityFile.parse(Path.of("facility.yaml"), HEAD + facility, spec)));
  }

  private static PathwaySpec pathway(PathwayFile file) {
    assertThat(file.findings()).noneMatch(Finding::isError);
    return file.spec().orElseThrow();
  }

  private static FacilitySpec facility(FacilityFile file) {
    assertThat(file.findings()).noneMatch(Finding::isError);
    return file.spec().orElseThrow();
  }

  /** One service with these resources, steps and arrivals. */
  static World service(String facility) {
    return of(ONE_SERVICE, facility);
  }

  /** Runs it. */
  Ran run(int replications, long seed) {
    return new Ran(
        FacilitySimulation.run(FacilityRequest.of(pathway, facility, replications, seed)));
  }

  /** Runs one replication with another end and warm-up, both so many times as long. */
  Ran run(double scale, long seed) {
    FacilityRequest usual = FacilityRequest.of(pathway, facility, 1, seed);
    OptionalDouble until =
        usual.until().isPresent()
            ? OptionalDouble.of(scale * usual.until().getAsDouble())
            : OptionalDouble.empty();
    Warmup warmup = new Warmup(OptionalDouble.of(scale * usual.warmup().time().orElse(0)));
    return new Ran(FacilitySimulation.run(with(1, until, warmup, seed, 1, 0)));
  }

  /** Runs one replication and writes down everybody. */
  Ran trace() {
    FacilityRequest usual = FacilityRequest.of(pathway, facility, 1, 1);
    return new Ran(FacilitySimulation.run(with(1, usual.until(), usual.warmup(), 1, 1, 1000)));
  }

  FacilityRequest with(
      int replications, OptionalDouble until, Warmup warmup, long seed, int threads, int log) {
    return new FacilityRequest(
        pathway,
        facility,
        replications,
        OptionalDouble.empty(),
        until,
        warmup,
        seed,
        threads,
        log,
        OptionalLong.empty(),
        false);
  }

  /** What came out. */
  record Ran(CapacityResults results) {
    /** A number of the first scenario. */
    double value(String name, String quantity) {
      return value(results.scenarios().get(0).name(), name, quantity);
    }

    double value(String scenario, String name, String quantity) {
      return Stream.of(results.waits(), results.throughput(), results.utilisation(), results.lost())
          .flatMap(List::stream)
          .filter(row -> row.scenario().equals(scenario) && row.hour().isEmpty())
          .filter(row -> row.name().equals(name) && row.quantity().equals(quantity))
          .findFirst()
          .map(FacilityRow::value)
          .orElseThrow(() -> new AssertionError("no %s of %s".formatted(quantity, name)))
          .orElse(Double.NaN);
    }

    /** Sessions of the first scenario, as {@code patient step began-ended}, in units. */
    List<String> sessions() {
      return sessions(results.scenarios().get(0).name());
    }

    List<String> sessions(String scenario) {
      return results.sessions().stream()
          .filter(row -> row.scenario().equals(scenario))
          .map(this::words)
          .toList();
    }

    private String words(SessionRow row) {
      return "%d %s %s-%s".formatted(row.patient(), row.step(), time(row.start()), time(row.end()));
    }

    private String time(OptionalLong tick) {
      if (tick.isEmpty()) {
        return "";
      }
      double time = Math.round(1000.0 * tick.getAsLong() / results.ticksPerUnit()) / 1000.0;
      return String.format(Locale.ROOT, "%s", time).replaceAll("[.]0$", "");
    }
  }
}
