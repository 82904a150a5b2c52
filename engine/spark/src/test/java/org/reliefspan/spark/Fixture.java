package org.reliefspan.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.spark.deid.Admission;
import org.reliefspan.spark.deid.DeidentificationGate;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.distribute.Blocks;
import org.reliefspan.spark.ingest.Ingest;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.session.EngineSession;

/** Small folders of visit tables, and the way from them to blocks. */
public final class Fixture {
  private Fixture() {}

  public static void write(Path folder, String file, String... lines) {
    try {
      Files.createDirectories(folder);
      Path target = folder.resolve(file);
      try (OutputStream raw = Files.newOutputStream(target);
          OutputStream bytes = file.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
        bytes.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public static IngestReport ingest(EngineSession session, VisitSources sources, Path store) {
    Admission admission = new DeidentificationGate(session).admit(sources);
    if (admission instanceof Admission.Admitted admitted) {
      return new Ingest(session, TestCatalogue.edition()).ingest(admitted.visits(), store);
    }
    throw new AssertionError(admission.toString());
  }

  public static IngestReport ingest(Path folder, Path store) {
    return ingest(SharedSession.get(), VisitSources.folder(folder), store);
  }

  /** Every event of every block, as text. */
  public static List<String> content(EngineSession session, IngestReport report) {
    try (Blocks blocks = Blocks.of(session, report.store())) {
      return blocks.map(block -> new ArrayList<>(lines(block))).stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  private static List<String> lines(TimelineBlock block) {
    List<String> lines = new ArrayList<>();
    for (int patient = 0; patient < block.patients(); patient++) {
      lines.add("block " + block.number() + " subject " + block.subject(patient));
      for (int event = block.start(patient); event < block.end(patient); event++) {
        lines.add(
            "%d %d %d %s %s"
                .formatted(
                    block.day(event),
                    block.minute(event),
                    block.kind(event),
                    block.dictionary().get(block.kind(event)),
                    block.value(event)));
      }
    }
    return lines;
  }
}
