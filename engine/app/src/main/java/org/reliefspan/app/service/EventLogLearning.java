package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.analysis.eventlog.EventLogException;
import org.reliefspan.analysis.eventlog.Learning;
import org.reliefspan.analysis.eventlog.LogReader;
import org.reliefspan.analysis.eventlog.LogReplay;
import org.reliefspan.app.learn.EventLogFile;
import org.reliefspan.app.learn.LearnedFiles;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.LearnedRelease;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.report.LearnedFolder;
import org.reliefspan.simulation.facility.SimulatedLogs;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.spark.store.FolderSwap;

/** Learns a clinic from one event log: file in, results folder out. Starts no Spark. */
final class EventLogLearning {
  private final LearnRequest asked;
  private final EngineOptions options;
  private final Stopwatch watch;

  EventLogLearning(LearnRequest asked, EngineOptions options) {
    this.asked = asked;
    this.options = options;
    this.watch = new Stopwatch(options.progress());
  }

  /**
   * Learns, and replays where that is asked for.
   *
   * @throws FindingsException if the log cannot be read or is too small
   */
  LearnReport run() {
    return into(asked.out());
  }

  /** The same, into another folder. */
  LearnReport into(Path out) {
    TargetFolder.requireForLearned(out);
    try (FolderSwap swap = FolderSwap.begin(out)) {
      LogReader.Read read =
          watch.time(
              "read",
              "reading the log",
              () -> EventLogFile.read(asked.log(), asked.columns(), asked.zone()));
      LearnedClinic clinic = watch.time("learn", "learning", () -> learned(read));
      Publishable<LearnedClinic> published = LearnedRelease.publish(clinic, policy());
      LearnedFiles files = LearnedFiles.of(published);
      if (asked.replications() > 0) {
        published = LearnedRelease.publish(replayed(clinic, published.content(), files), policy());
      }
      Provenance provenance = provenance(files, read);
      LearnedFolder.write(
          swap.folder(),
          published,
          Map.of(LearnedFiles.PATHWAY, files.pathway(), LearnedFiles.FACILITY, files.facility()),
          provenance);
      swap.publishKeepingOthers();
      return new LearnReport(out, published, provenance);
    } catch (EventLogException wrong) {
      throw finding(wrong.words());
    } catch (SimulationException wrong) {
      throw finding("gives a clinic that cannot be run: " + wrong.getMessage());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } finally {
      options.progress().done();
    }
  }

  private FindingsException finding(String message) {
    return FindingsException.about(asked.log(), message);
  }

  private LearnedClinic learned(LogReader.Read read) {
    String file = String.valueOf(asked.log().getFileName());
    return Learning.of(
        read.log(), new Learning.Settings(name(file), file, asked.threshold(), read.notes()));
  }

  /** The name of the log as a name of files. */
  private static String name(String file) {
    String plain =
        file.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "log_" + plain : plain;
  }

  private DisclosurePolicy policy() {
    return new DisclosurePolicy(
        asked.threshold(),
        asked.threshold() < DisclosurePolicy.DEFAULT_THRESHOLD
            ? Optional.of("asked for by --threshold")
            : Optional.empty());
  }

  /** Runs the very files that are written, for as many cases as the log has. */
  private LearnedClinic replayed(LearnedClinic clinic, LearnedClinic shown, LearnedFiles files) {
    PathwayFile pathway =
        PathwayFile.parse(asked.out().resolve(LearnedFiles.PATHWAY), files.pathway());
    PathwaySpec spec = pathway.spec().orElseThrow(() -> new FindingsException(pathway.findings()));
    FacilityFile facility =
        FacilityFile.parse(asked.out().resolve(LearnedFiles.FACILITY), files.replay(), spec);
    FacilitySpec place =
        facility.spec().orElseThrow(() -> new FindingsException(facility.findings()));
    Map<String, String> names = new TreeMap<>();
    files.activities().forEach(row -> names.put(row.id(), row.name()));
    List<SessionLog> logs =
        watch.time(
            "replay",
            "replaying",
            () ->
                SimulatedLogs.of(
                    new SimulatedLogs.Request(
                        spec,
                        place,
                        names,
                        Math.toIntExact(clinic.cases()),
                        asked.replications(),
                        asked.seed(),
                        options.threads().orElse(Runtime.getRuntime().availableProcessors()))));
    return clinic.withReplay(LogReplay.of(shown, teams(clinic), logs));
  }

  /** Team by name of the activity. */
  private static Map<String, String> teams(LearnedClinic clinic) {
    Map<String, String> teams = new TreeMap<>();
    for (ActivityRow row : clinic.activities()) {
      teams.put(row.name(), row.team());
    }
    return teams;
  }

  private Provenance provenance(LearnedFiles files, LogReader.Read read) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("rows", (long) read.rows());
    counts.put("replications", (long) asked.replications());
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put(String.valueOf(asked.log().getFileName()), Checksums.sha256(asked.log()));
    return new Provenance(
        EngineVersion.current(),
        files.pathway(),
        asked.seed(),
        inputs,
        counts,
        watch.seconds(),
        Surroundings.now(),
        LearnLine.of(asked));
  }
}
