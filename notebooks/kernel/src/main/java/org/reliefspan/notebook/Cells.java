package org.reliefspan.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jspecify.annotations.Nullable;

/**
 * A session of cells: each cell sees the names of those before it, and everything on the class path
 * of this process. Not thread-safe.
 */
final class Cells implements AutoCloseable {
  private final InProcess engine = new InProcess();
  private final JShell shell = JShell.builder().executionEngine(engine, Map.of()).build();

  Cells() {
    shell.addToClasspath(System.getProperty("java.class.path"));
  }

  /**
   * Runs a cell, statement by statement.
   *
   * @return the value of its last statement when that is an expression, but not an assignment
   * @throws CellException at the first statement that does not compile or that throws
   */
  Optional<Object> run(String cell) throws CellException {
    Optional<Object> last = Optional.empty();
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) { // only comments are left
        return last;
      }
      if (!next.completeness().isComplete()) {
        throw new CellException(
            List.of("The cell ends within a statement. Maybe a bracket is missing?", rest.strip()));
      }
      last = runStatement(next.source());
      rest = next.remaining();
    }
    return last;
  }

  private Optional<Object> runStatement(String source) throws CellException {
    engine.takeValue();
    Optional<Object> shown = Optional.empty();
    for (SnippetEvent event : shell.eval(source)) {
      refuse(event, source);
      if (event.causeSnippet() == null && shows(event.snippet())) {
        shown = Optional.ofNullable(engine.takeValue());
      }
    }
    return shown;
  }

  private static boolean shows(Snippet snippet) {
    return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        || snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND
        || snippet.subKind() == Snippet.SubKind.OTHER_EXPRESSION_SUBKIND;
  }

  private void refuse(SnippetEvent event, String source) throws CellException {
    boolean own = event.causeSnippet() == null;
    if (own && event.status() == Snippet.Status.REJECTED) {
      throw new CellException(diagnostics(event.snippet(), source));
    }
    if (own && event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
      throw new CellException(unresolved(event.snippet()));
    }
    if (event.exception() != null) {
      throw new CellException(thrown(event.exception()));
    }
  }

  private List<String> diagnostics(Snippet snippet, String source) {
    List<String> lines = new ArrayList<>();
    shell.diagnostics(snippet).filter(Diag::isError).forEach(found -> add(found, source, lines));
    return lines;
  }

  private static void add(Diag found, String source, List<String> lines) {
    int at = Math.toIntExact(Math.min(Math.max(found.getPosition(), 0), source.length()));
    int begin = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at);
    lines.add(found.getMessage(Locale.ENGLISH));
    lines.add("  " + source.substring(begin, end < 0 ? source.length() : end));
    lines.add("  " + " ".repeat(at - begin) + "^");
  }

  private List<String> unresolved(Snippet snippet) {
    List<String> names =
        shell
            .unresolvedDependencies((jdk.jshell.DeclarationSnippet) snippet)
            .map(name -> "not known: " + name)
            .toList();
    return names.isEmpty() ? List.of("a name is not known") : names;
  }

  private static List<String> thrown(@Nullable Throwable exception) {
    List<String> lines = new ArrayList<>();
    for (Throwable at = exception; at != null; at = at.getCause()) {
      lines.add((lines.isEmpty() ? "" : "caused by ") + description(at));
      addFrames(at, lines);
    }
    return lines;
  }

  private static String description(Throwable exception) {
    String type =
        exception instanceof EvalException eval
            ? eval.getExceptionClassName()
            : exception instanceof JShellException
                ? "a name is not known"
                : exception.getClass().getName();
    return exception.getMessage() == null ? type : type + ": " + exception.getMessage();
  }

  /** Frames down to the cell; what lies below belongs to the notebook. */
  private static void addFrames(Throwable exception, List<String> lines) {
    for (StackTraceElement frame : exception.getStackTrace()) {
      String file = frame.getFileName();
      if (file != null && file.startsWith("#")) {
        lines.add("  in the cell, line %d of its statement".formatted(frame.getLineNumber()));
        return;
      }
      lines.add("  at " + frame);
    }
  }

  /** Whether a cell could still be continued, for consoles that ask. */
  boolean isComplete(String cell) {
    return shell.sourceCodeAnalysis().analyzeCompletion(cell).completeness()
        != Completeness.DEFINITELY_INCOMPLETE;
  }

  @Override
  public void close() {
    shell.close();
  }
}
