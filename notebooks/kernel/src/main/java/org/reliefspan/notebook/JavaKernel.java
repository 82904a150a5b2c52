package org.reliefspan.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers Jupyter: runs cells and shows their values. */
final class JavaKernel extends BaseKernel {
  private final Cells cells = new Cells();

  /** Nothing is shown for a cell without a value. */
  @Override
  public @Nullable DisplayData eval(String cell) throws Exception {
    return cells.run(cell).map(Rendering::of).orElse(null);
  }

  @Override
  public String isComplete(String cell) {
    return cells.isComplete(cell) ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
  }

  @Override
  public List<String> formatError(Exception error) {
    return error instanceof CellException cell ? cell.lines() : super.formatError(error);
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("text/x-java")
        .build();
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    cells.close();
  }
}
