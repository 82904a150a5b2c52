package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.analysis.fit.Fitting;
import org.reliefspan.analysis.fit.ScalableModel;
import org.reliefspan.app.fit.TableFile;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.table.TableParts;

/** Reads a table where it fits and fits a model to it. */
final class TableFit {
  private final FitJob job;
  private final EngineOptions options;

  TableFit(FitJob job, EngineOptions options) {
    this.job = job;
    this.options = options;
  }

  FittedModel run() {
    if (isInParts()) {
      return inParts();
    }
    FitRequest request = job.request();
    if (request.formula().isOpen()) {
      request = request.over(TableFile.names(job.data()));
    }
    return Fitting.of(request, TableFile.read(job.data(), request.frameSpec().columns()));
  }

  private boolean isInParts() {
    if (job.place() == FitJob.Place.IN_PARTS || job.data().toString().endsWith(".parquet")) {
      return true;
    }
    try {
      return job.request().model() instanceof ScalableModel
          && Files.size(job.data()) > FitJob.LARGEST_IN_MEMORY;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private FittedModel inParts() {
    FitRequest asked = job.request();
    try (Scratch scratch = Scratch.temporary("fit");
        EngineSession session = new EngineSession(options.spark(scratch.folder()))) {
      FitRequest request =
          asked.formula().isOpen() ? asked.over(TableParts.names(session, job.data())) : asked;
      return Fitting.of(
          request,
          TableParts.read(session, job.data(), request.frameSpec().columns(), together(request)));
    }
  }

  /** The column whose rows belong together: the cluster, else the subject. */
  private static Optional<String> together(FitRequest request) {
    Optional<Expression> cluster = request.formula().cluster().stream().findFirst();
    boolean isResampled = request.options().has(FitOption.BOOTSTRAP); // by address, in any part
    Optional<String> subject =
        isResampled ? Optional.empty() : request.options().text(FitOption.SUBJECT);
    if (cluster.isEmpty()) {
      return subject;
    }
    if (cluster.get() instanceof Expression.Name column) {
      if (subject.isPresent() && !subject.get().equals(column.name())) {
        throw new FormulaException(
            ("cluster(%s) and --subject %s must be one column when the rows lie in parts: rows of"
                    + " both cannot be kept together. Maybe leave --spark out?")
                .formatted(column.name(), subject.get()));
      }
      return Optional.of(column.name());
    }
    throw new FormulaException(
        "cluster(%s) must name a column when the rows lie in parts. Maybe leave --spark out?"
            .formatted(cluster.get().words()));
  }
}
