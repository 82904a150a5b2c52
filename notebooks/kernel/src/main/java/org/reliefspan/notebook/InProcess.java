package org.reliefspan.notebook;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Runs snippets in this process and keeps the last value, which JShell itself turns to text. */
final class InProcess implements ExecutionControlProvider {
  private @Nullable Object value;

  @Override
  public String name() {
    return "in-process";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return new DirectExecutionControl() {
      @Override
      protected String invoke(Method snippet) throws Exception {
        value = snippet.invoke(null);
        return ""; // nobody reads it, and the text of a large table would be long
      }
    };
  }

  /** The last value, given once. */
  @Nullable Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }
}
