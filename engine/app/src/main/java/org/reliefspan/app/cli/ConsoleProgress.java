package org.reliefspan.app.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.Progress;

/**
 * Shows what is being done on standard error, so that results on standard output stay clean: a bar
 * that counts stages on a terminal, a plain line for every stage otherwise.
 */
final class ConsoleProgress implements Progress {
  /** Set by the launcher, which can tell. */
  private static final boolean TERMINAL = Boolean.getBoolean("reliefspan.terminal");

  private @Nullable ProgressBar bar;

  @Override
  public void stage(String words) {
    if (!TERMINAL) {
      System.err.println("... " + words);
      return;
    }
    if (bar == null) {
      bar = start();
    } else {
      bar.step();
    }
    bar.setExtraMessage(words);
  }

  @Override
  public void done() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private static ProgressBar start() {
    return new ProgressBarBuilder()
        .setTaskName("reliefspan")
        .setInitialMax(-1)
        .setStyle(ProgressBarStyle.ASCII)
        .clearDisplayOnFinish()
        .build();
  }
}
