package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.KnownTruth;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.disclosure.DisclosureControl;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.report.ResultsFolder;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;

/**
 * The shipped example: what a study published of ablation, drawn from by the shipped pathway, gives
 * the study's own curve, days in relief and limits.
 */
class StudyToPathwayTest {
  private static final Path EXAMPLE = Folders.repository().resolve("datasets/study-to-pathway");
  private static final String ABLATION = "rfa_facet_lumbar";
  private static final int HORIZON_DAYS = 365;
  private static final int PATIENTS = 40_000;
  private static final int RELIEF = 1; // place of the state

  @TempDir static Path folder;
  private static StudyResults results;

  @BeforeAll
  static void study() throws IOException {
    ResolvedStudy study = PlantedClinic.study(Files.readString(EXAMPLE.resolve("study.yaml")));
    EpisodeTable episodes = new PlantedClinic(ClinicSpec.scenario("default"), 2500).episodes(study);
    Publishable<StudyResults> published =
        DisclosureControl.publish(
            StudyEstimates.of(episodes, study)
                .results(episodes, study, KnownTruth.none(), List.of()),
            new DisclosurePolicy(study.disclosureThreshold(), Optional.empty()));
    ResultsFolder.write(Files.createDirectory(folder.resolve("study")), published, provenance());
    results = published.content();
  }

  private static Provenance provenance() {
    return new Provenance(
        "test",
        "",
        1,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        "run study.yaml");
  }

  private static DurationFit fit() {
    return results.fits().get(0);
  }

  /** The shipped pathway with the days on which the rate of events changes in this clinic. */
  private static SimulationRequest request(int patients) throws IOException {
    String from =
        fit().eventBreaks().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String rates =
        IntStream.rangeClosed(2, fit().eventBreaks().size() + 1)
            .mapToObj(
                period ->
                    ("          - exp(wane.log_event_rate_in_relief"
                            + " + wane.log_event_rate_period_%d_to_1)\n")
                        .formatted(period))
            .collect(Collectors.joining());
    String text =
        Files.readString(EXAMPLE.resolve("pathway.yaml"))
            .replaceFirst("from: \\[0.*]", "from: [0, " + from + "]")
            .replaceAll(" +- .* \\+ wane.log_event_rate_period.*\n", "")
            .replace(
                "- exp(wane.log_event_rate_in_relief)\n",
                "- exp(wane.log_event_rate_in_relief)\n" + rates);
    PathwayFile file = PathwayFile.parse(folder.resolve("pathway.yaml"), text);
    assertThat(file.findings()).isEmpty();
    ResolvedPathway pathway = ResolvedPathway.of(file.spec().orElseThrow());
    return SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, patients, 1);
  }

  /** In relief on each of the curve's days, but for Monte Carlo error. */
  @Test
  void theShareInReliefIsThatOfTheStudy() throws IOException {
    Curve curve =
        results.curves().stream()
            .filter(each -> each.name().equals("in_relief"))
            .filter(each -> each.key().estimator().startsWith("joint_"))
            .findFirst()
            .orElseThrow();
    List<CurvePoint> points =
        curve.points().stream().filter(point -> point.day() <= HORIZON_DAYS).toList();
    assertThat(points).hasSizeGreaterThan(20);
    SimulationResult simulated =
        Simulation.run(request(PATIENTS).withTimes(points.stream().map(CurvePoint::day).toList()));
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i).value();
      assertThat(simulated.occupancy(0, i, RELIEF))
          .as("day %s", points.get(i).day())
          .isCloseTo(value, within(4 * Math.sqrt(value * (1 - value) / PATIENTS)));
    }
  }

  @Test
  void daysInReliefAndTheirLimitsAreThoseOfTheStudy() throws IOException {
    Estimate.Point days =
        (Estimate.Point)
            PlantedClinic.relief(
                new StudyEstimates(
                    results.relief(), List.of(), List.of(), List.of(), results.fits()),
                ABLATION,
                "all_treated",
                fit().key().estimator(),
                "mean_days_in_relief_365d");
    SimulationResult simulated = Simulation.run(request(2).withDraws(400, 2000));
    Interval limits = days.limits().orElseThrow();
    double width = limits.upper() - limits.lower();
    Limits drawn = simulated.limits(0, 0, 0.95);
    assertThat(simulated.meanOfDraws(0, 0).orElseThrow())
        .isCloseTo(days.value(), within(width / 8));
    assertThat(drawn.lower()).isCloseTo(limits.lower(), within(width / 6));
    assertThat(drawn.upper()).isCloseTo(limits.upper(), within(width / 6));
  }
}
