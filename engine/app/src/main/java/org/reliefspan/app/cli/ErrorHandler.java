package org.reliefspan.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.app.service.FindingsException;
import org.reliefspan.domain.disclosure.ChangedFileException;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.spark.store.StoreFormatException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns the three kinds of error into words and exit codes. */
final class ErrorHandler implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception problem, CommandLine line, ParseResult parseResult) {
    PrintWriter err = line.getErr();
    if (problem instanceof FindingsException findings) {
      findings.findings().forEach(finding -> err.println(finding));
      return ExitCode.FINDINGS;
    }
    if (problem instanceof IngestException refused) {
      refused.findings().forEach(finding -> err.println(finding));
      return ExitCode.FINDINGS;
    }
    if (problem instanceof StoreFormatException
        || problem instanceof ChangedFileException
        || problem instanceof FormulaException) {
      err.println(problem.getMessage());
      return ExitCode.FINDINGS;
    }
    if (problem instanceof UncheckedIOException || problem instanceof IOException) {
      err.println(FileTrouble.words(problem));
      return ExitCode.FINDINGS;
    }
    if (FileTrouble.isBelow(problem)) {
      err.println(FileTrouble.words(problem));
      return ExitCode.FINDINGS;
    }
    err.println(
        "Internal error (%s). Please report it with the text below."
            .formatted(problem.getClass().getSimpleName()));
    problem.printStackTrace(err);
    return ExitCode.INTERNAL;
  }
}
